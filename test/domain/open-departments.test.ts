import { describe, expect, it } from 'vitest';
import { isOpenOn, openDepartments } from '#domain/open-departments.ts';
import { aDepartment } from '../support/builders.ts';

describe('isOpenOn', () => {
  it.each([
    { from: null, to: null, is: true, why: 'always there' },
    { from: '2024-04-01', to: null, is: true, why: 'its first day' },
    { from: '2024-04-02', to: null, is: false, why: 'set up tomorrow' },
    { from: null, to: '2024-04-01', is: true, why: 'its last day' },
    { from: null, to: '2024-03-31', is: false, why: 'merged since yesterday' },
  ])('from $from to $to: $is ($why)', ({ from, to, is }) => expect(isOpenOn({ validFrom: from, validTo: to }, '2024-04-01')).toBe(is));
});

describe('openDepartments', () => {
  it('leaves out the closed ones, in order', () => {
    const all = [aDepartment('党政办'), aDepartment('乡村振兴办', { validTo: '2024-03-31' }), aDepartment('农业农村办')];
    expect(openDepartments(all, '2024-04-01').map(({ name }) => name)).toEqual(['党政办', '农业农村办']);
    expect(openDepartments(all, '2024-03-31')).toHaveLength(3);
  });
});
