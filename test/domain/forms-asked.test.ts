import { describe, expect, it } from 'vitest';
import { formsAsked } from '#domain/forms-asked.ts';
import { aTask, calendar, policy } from '../support/builders.ts';

describe('what a year asks of each department', () => {
  it('counts a task or a group on a feedback day as one question, and a day as one form', () => {
    const standing = { kind: 'zero-incident', publishedOn: '2022-03-02' } as const;
    const tasks = [
      aTask({ ...standing, n: '001', lead: '农服中心' }),
      aTask({ ...standing, n: '002', lead: '农服中心', together: 'p1' }),
      aTask({ ...standing, n: '003', lead: '农服中心', together: 'p1' }),
      aTask({ ...standing, n: '004', lead: '应急办' }),
    ];
    expect(formsAsked(tasks, calendar, policy)).toEqual([
      { department: '农服中心', questions: 8, forms: 4 },
      { department: '应急办', questions: 4, forms: 4 },
    ]);
  });
});
