import { describe, expect, it } from 'vitest';
import { findSections } from '#domain/find-sections.ts';

const roles = (...lines: string[]): string[] => findSections(lines.join('\n')).map(({ role, title }) => `${role}: ${title}`);

describe('findSections', () => {
  it.each<{ rule: string; lines: string[]; roles: string[] }>([
    {
      rule: 'review and plan',
      lines: ['一、2023年工作回顾', '成效明显。', '二、2024年工作安排', '加强管护。'],
      roles: ['review: 2023年工作回顾', 'plan: 2024年工作安排'],
    },
    {
      rule: 'problems between them',
      lines: ['一、2023年工作总结', '二、存在的问题', '三、2024年工作打算'],
      roles: ['review: 2023年工作总结', 'problems: 存在的问题', 'plan: 2024年工作打算'],
    },
    {
      rule: 'goals of five years are no plan of the year',
      lines: ['一、过去五年工作回顾', '二、今后五年总体思路', '三、2022年重点工作'],
      roles: ['review: 过去五年工作回顾', 'five-year: 今后五年总体思路', 'plan: 2022年重点工作'],
    },
    { rule: 'P1 a title that names both is no section', lines: ['2023年工作总结及2024年工作计划', '正文。'], roles: [] },
    {
      rule: 'parts',
      lines: ['第一部分 2024年工作回顾', '第二部分 2025年工作安排'],
      roles: ['review: 2024年工作回顾', 'plan: 2025年工作安排'],
    },
    {
      rule: 'headings without number',
      lines: ['2023年工作总结', '成效明显。', '2024年工作安排'],
      roles: ['review: 2023年工作总结', 'plan: 2024年工作安排'],
    },
    {
      rule: 'P1 later top-level sections',
      lines: ['二、2024年工作安排', '三、加强政府自身建设'],
      roles: ['plan: 2024年工作安排', 'other: 加强政府自身建设'],
    },
    {
      rule: 'what became of last year’s work is review, though it names work',
      lines: ['一、2023年重点工作完成情况', '二、2024年主要任务'],
      roles: ['review: 2023年重点工作完成情况', 'plan: 2024年主要任务'],
    },
    { rule: 'a title that names both halves, what became of the work first', lines: ['2023年工作开展情况及下一步工作打算'], roles: [] },
    {
      rule: 'looking back and ahead',
      lines: ['一、回眸2023', '二、展望2024'],
      roles: ['review: 回眸2023', 'plan: 展望2024'],
    },
    { rule: 'a sentence is no heading', lines: ['2024年，我们将做好工作安排，推动发展。'], roles: [] },
    { rule: 'an empty text', lines: [''], roles: [] },
  ])('$rule', ({ lines, roles: expected }) => {
    expect(roles(...lines)).toEqual(expected);
  });
});
