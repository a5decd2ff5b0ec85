import { describe, expect, it } from 'vitest';
import { nodeName } from '#domain/node-name.ts';
import { aNode } from '../support/builders.ts';

const nodes = [aNode({ name: '约谈' }), aNode({ name: '立案' })];

describe('nodeName', () => {
  it.each([
    { sensitive: false, name: '立案', is: '立案', why: 'by its name' },
    { sensitive: true, name: '约谈', is: '节点1', why: 'by its place' },
    { sensitive: true, name: '立案', is: '节点2', why: 'by its place' },
  ])('$why: $is', ({ sensitive, name, is }) => expect(nodeName({ sensitive, nodes }, name)).toBe(is));
});
