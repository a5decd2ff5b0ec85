import { describe, expect, it } from 'vitest';
import { shownDepartment } from '#domain/shown-department.ts';
import { aDepartment } from '../support/builders.ts';

const departments = [
  aDepartment('党政办'),
  aDepartment('乡村振兴办', { validTo: '2024-03-31', successor: '农业农村办' }),
  aDepartment('农业农村办', { formerNames: ['农办', '乡村振兴办'] }),
  aDepartment('农办', { validTo: '2021-06-30', successor: '农业农村办' }),
  aDepartment('应急办', { formerNames: ['安办'] }),
];

describe('shownDepartment', () => {
  it.each([
    { name: '党政办', year: 2024, is: '党政办', why: 'it took over nothing' },
    { name: '农业农村办', year: 2024, is: '农业农村办（含原乡村振兴办）', why: 'the other ended three years before' },
    { name: '农业农村办', year: 2021, is: '农业农村办（含原农办、乡村振兴办）', why: 'both of this year or later' },
    { name: '农业农村办', year: 2025, is: '农业农村办', why: 'nobody of the year knew them' },
    { name: '应急办', year: 2024, is: '应急办（含原安办）', why: 'nobody knows when the other ended' },
    { name: '乡村振兴办', year: 2024, is: '乡村振兴办', why: 'a closed one keeps its name' },
    { name: '没有的办', year: 2024, is: '没有的办', why: 'no longer on the list' },
  ])('$name in $year: $is ($why)', ({ name, year, is }) => expect(shownDepartment(departments, name, year)).toBe(is));
});
