import { describe, expect, it } from 'vitest';
import { whyItFailed } from '#runtime/why-it-failed.ts';

const thrown = (errorType: string, errorMessage: string): string => JSON.stringify({ errorType, errorMessage, trace: [] });

describe('whyItFailed', () => {
  it.each([
    {
      why: 'a rule refused: its sentence',
      error: 'VersionIsStale',
      cause: thrown('VersionIsStale', '计划已被他人修改（当前版本 4）。'),
      says: '计划已被他人修改（当前版本 4）。',
    },
    { why: 'a cause that is a sentence already', error: 'WrongYear', cause: '年度不符。', says: '年度不符。' },
    {
      why: 'a defect in a publication',
      error: 'PublishFailed',
      cause: thrown('TypeError', 'x is undefined'),
      says: '发布未完成，已退回草稿，请重新发布。',
    },
    { why: 'a rule refused in a publication', error: 'PublishFailed', cause: thrown('WrongStatus', '已经中止。'), says: '已经中止。' },
    {
      why: 'a defect elsewhere',
      error: 'TypeError',
      cause: thrown('TypeError', 'x is undefined'),
      says: '系统出错，这项操作没有完成，已记录，请稍后再试。',
    },
    { why: 'nothing is known', error: '', cause: '', says: '系统出错，这项操作没有完成，已记录，请稍后再试。' },
  ])('$why', ({ error, cause, says }) => expect(whyItFailed(error, cause)).toBe(says));
});
