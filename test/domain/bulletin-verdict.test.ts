import { describe, expect, it } from 'vitest';
import type { Feedback } from '#domain/bulletin-feedback.ts';
import { feedbackLine, verdictLine } from '#domain/bulletin-verdict.ts';
import { type Apart, countLights } from '#domain/roll-up.ts';

const may = countLights(['blue', 'green', 'green', 'yellow']);
const june = countLights(['blue', 'blue', 'green', 'red', 'grey']);

const none = countLights([]);
const alone: Apart = { promised: june, added: none, ended: { promised: 0, added: 0 } };

describe('verdictLine', () => {
  it.each([
    { before: null, says: '任务5项，已办结2项、正常1项、预警0项、滞后1项、未启动1项。', why: 'the first bulletin compares with nothing' },
    {
      before: { counts: may, month: '2022-05' },
      says: '任务5项，已办结2项、正常1项、预警0项、滞后1项、未启动1项。比5月：已办结增1项，正常减1项，预警减1项，滞后增1项，未启动增1项。',
      why: 'what changed',
    },
    {
      before: { counts: june, month: '2022-05' },
      says: '任务5项，已办结2项、正常1项、预警0项、滞后1项、未启动1项。比5月：各类项数未变。',
      why: 'nothing did',
    },
  ])('$why', ({ before, says }) => expect(verdictLine(june, before, alone)).toBe(says));

  it.each<{ apart: Apart; says: string; why: string }>([
    {
      apart: { promised: countLights(['blue', 'blue', 'green']), added: countLights(['red', 'grey']), ended: { promised: 0, added: 0 } },
      says: '任务5项（报告任务3项、追加2项），已办结2项、正常1项、预警0项、滞后1项、未启动1项。',
      why: 'what was added is counted apart',
    },
    {
      apart: { promised: june, added: none, ended: { promised: 1, added: 0 } },
      says: '任务6项，已办结2项、正常1项、预警0项、滞后1项、未启动1项、已终止1项。',
      why: 'what has ended is in no light',
    },
    {
      apart: { promised: june, added: none, ended: { promised: 1, added: 1 } },
      says: '任务7项（报告任务6项、追加1项），已办结2项、正常1项、预警0项、滞后1项、未启动1项、已终止2项。',
      why: 'the promise to the congress stays what it was',
    },
  ])('$why', ({ apart, says }) => expect(verdictLine(june, null, apart)).toBe(says));

  it('says of what is over how much was only assessed', () =>
    expect(verdictLine(june, null, alone, 1)).toBe('任务5项，已办结2项（其中年末评定1项）、正常1项、预警0项、滞后1项、未启动1项。'));

  it('has no mean of percentages', () => expect(verdictLine(june, null, alone)).not.toMatch(/[%％]/));
});

describe('feedbackLine', () => {
  const none: Feedback = { asked: [], inTime: [], late: [], missing: [], byOffice: [] };
  const late = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `2.${i + 1}`, lead: '乡村振兴办' }));
  it.each<{ feedback: Partial<Feedback>; says: string; why: string }>([
    { feedback: {}, says: '本月没有应反馈的事项。', why: 'nothing was asked' },
    { feedback: { asked: ['1.1'], inTime: ['1.1'] }, says: '本月应反馈1项，按时1项，未报0项。', why: 'all in time' },
    {
      feedback: { asked: ['1.1', '1.2', '2.1'], inTime: ['1.1'], late: ['1.2'], missing: late(1), byOffice: ['1.1'] },
      says: '本月应反馈3项，按时1项，迟报1项，未报1项（2.1 乡村振兴办），党政办代填1项。',
      why: 'who did not',
    },
    {
      feedback: { asked: ['x'], missing: late(6) },
      says: '本月应反馈1项，按时0项，未报6项（2.1 乡村振兴办、2.2 乡村振兴办、2.3 乡村振兴办、2.4 乡村振兴办、2.5 乡村振兴办等）。',
      why: 'five names at most',
    },
  ])('$why', ({ feedback, says }) => expect(feedbackLine({ ...none, ...feedback })).toBe(says));
});
