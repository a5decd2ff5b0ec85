import { describe, expect, it } from 'vitest';
import { parseReport } from '#domain/parse-report.ts';

const report = (over: { title?: string; review?: string; plan?: string; body?: string } = {}): string =>
  [
    over.title ?? '石河镇2024年政府工作报告',
    over.review ?? '一、2023年工作回顾',
    '（一）经济稳中有进。完成投资1亿元。',
    over.plan ?? '二、2024年工作安排',
    over.body ?? '（一）办实事\n新建公路3公里。',
  ].join('\n');

describe('parseReport', () => {
  it.each<{ rule: string; text: string; organization?: string; year?: number }>([
    { rule: 'name from the title, year from the plan’s heading', text: report() },
    { rule: 'the year before the name', text: report({ title: '2024年石河镇人民政府工作报告' }) },
    { rule: 'name from the session', text: report({ title: '政府工作报告\n——在石河镇第十八届人民代表大会第三次会议上' }) },
    { rule: 'the innermost of nested places', text: report({ title: '平川市永安县石河镇人民政府工作报告' }) },
    {
      rule: 'year from the plan’s first sentence',
      text: report({ plan: '二、下一步工作安排', body: '2024年是关键之年。\n（一）办实事\n新建公路。' }),
    },
    { rule: 'year after the one reviewed', text: report({ title: '石河镇政府工作报告', plan: '二、今年工作安排' }) },
    {
      rule: 'a slip of the pen is no year',
      text: report({ plan: '二、下一步工作安排', body: '20244年是关键之年。\n（一）办实事\n新建公路。' }),
    },
    { rule: 'years in Chinese numerals', text: report({ review: '一、二〇二三年工作回顾', plan: '二、二〇二四年工作安排' }) },
    {
      rule: 'name from the session without an ordinal',
      text: report({ title: '政府工作报告\n——2024年1月4日在石河镇十九届人大三次会议上' }),
    },
    { rule: 'no name in “我代表县人民政府”', text: report({ title: '政府工作报告\n我代表县人民政府向大会报告工作' }), organization: '' },
    { rule: 'a plan that is a list of works for the people', text: report({ plan: '二、2024年为民十件实事' }) },
    { rule: 'a plan whose heading tells nothing', text: report({ plan: '二、乘势而上，再创辉煌' }) },
  ])('$rule', ({ text, organization = '石河镇', year = 2024 }) => {
    expect(parseReport(text)).toMatchObject({ organization, year });
  });

  it('P1 the plan runs from its heading to the end of the text', () => {
    const text = report({ body: '（一）办实事\n新建公路。\n三、加强政府自身建设\n坚持依法行政。' });
    const { plan, chapters } = parseReport(text);
    expect(text.slice(plan.start, plan.start + 4)).toBe('二、20');
    expect(plan.end).toBe(text.length);
    expect(chapters.map(({ title }) => title)).toEqual(['经济稳中有进']);
  });

  it.each([
    ['nothing', ''],
    ['a letter', '各位村民：\n请按时缴纳医保费用。'],
    ['a plan without a year', '工作安排\n一、工作回顾\n好。\n二、工作安排\n新建公路。'],
  ])('%s is no report', (_why, text) => {
    expect(() => parseReport(text)).toThrow(expect.objectContaining({ code: 'NotAReport' }));
  });
});
