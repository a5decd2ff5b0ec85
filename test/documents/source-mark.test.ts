import { describe, expect, it } from 'vitest';
import { markOf, withoutMarks } from '#documents/source-mark.ts';

const task = { n: '001', id: '1.1' };

describe('markOf', () => {
  it.each([
    { why: 'an update of the task', sources: ['wangjing-2022-001@6'], grade: '已核', is: '⟦1.1#6核⟧' },
    { why: 'several, each once', sources: ['w-2022-001@6', 'w-2022-001@6', 'w-2022-001@7'], grade: '自报', is: '⟦1.1#6 1.1#7报⟧' },
    { why: 'last year and the plan', sources: ['基:10-20', '计:3-9'], grade: '佐证', is: '⟦去年 计划佐⟧' },
    { why: 'a record outside the plan', sources: ['w-2022-U07@2'], grade: undefined, is: '⟦w-2022-U07@2⟧' },
    { why: 'nothing', sources: [], grade: '自报', is: '' },
  ] as const)('$why', ({ sources, grade, is }) => expect(markOf(sources, task, grade)).toBe(is));

  it('goes as it came', () =>
    expect(withoutMarks(`玉米6038亩${markOf(['w-2022-001@6'], task, '已核')}，增加238亩⟦1⟧。`)).toBe('玉米6038亩，增加238亩。'));
});
