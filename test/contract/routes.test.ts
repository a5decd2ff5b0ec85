import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FAILURES } from '#contract/failures.ts';
import { openApiDocument } from '#contract/openapi/document.ts';
import { tagOf } from '#contract/openapi/tags.ts';
import { type Operation, ROUTES } from '#contract/routes.ts';

const folder = new URL('../../lib/contract/routes/', import.meta.url);
const groups = await Promise.all(
  readdirSync(fileURLToPath(folder)).map(async (name) => Object.values(await import(new URL(name, folder).href))),
);

describe('ROUTES', () => {
  it('holds each operation of each file: no name hides another', () => {
    const names = groups.flat().flatMap((group) => Object.keys(group as object));
    expect(names.length).toBeGreaterThan(30);
    expect(names.toSorted()).toEqual(Object.keys(ROUTES).toSorted());
  });

  it('has one operation for a method at an address', () => {
    const addresses = Object.values(ROUTES).map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(addresses.filter((one, i) => addresses.indexOf(one) !== i)).toEqual([]);
  });

  it.each(Object.keys(ROUTES) as Operation[])('has a noun for %s', (operation) => expect(tagOf(ROUTES[operation].path)).not.toBe('其他'));
});

describe('the description of refusals', () => {
  const { responses } = openApiDocument().components;

  it.each(Object.entries(FAILURES))('tells of %s', (code) => {
    expect(Object.values(responses).filter(({ description }) => String(description).includes(`\`${code}\``))).toHaveLength(1);
  });
});
