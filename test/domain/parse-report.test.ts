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
    {
      rule: 'a development zone',
      text: report({ title: '滨海经济技术开发区管理委员会2024年工作报告' }),
      organization: '滨海经济技术开发区',
    },
    { rule: 'a regiment of the corps', text: report({ title: '第十四师四十七团2024年工作报告' }), organization: '四十七团' },
    { rule: 'a state farm', text: report({ title: '红旗农场2024年工作报告' }), organization: '红旗农场' },
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

  it.each<{ rule: string; lines: string[]; plan: string; review?: string[] }>([
    {
      rule: 'a plan before the review ends where that begins',
      lines: [
        '石河镇2024年工作要点暨2023年工作总结',
        '第一部分：2024年工作要点',
        '修路。',
        '第二部分：2023年工作总结',
        '一、产业',
        '种烟。',
        '第三部分：存在问题',
        '单一。',
      ],
      plan: '第一部分：2024年工作要点\n修路。\n',
      review: ['产业'],
    },
    {
      rule: 'the same under 一、 and a title that names both',
      lines: ['石河镇2024年工作计划和2023年工作总结', '一、2024年工作计划', '修路。', '二、2023年工作总结', '种烟。'],
      plan: '一、2024年工作计划\n修路。\n',
    },
    {
      rule: 'the title of the text is no plan before the review',
      lines: ['石河镇2024年工作计划', '一、2023年工作回顾', '种烟。', '二、下步打算', '修路。'],
      plan: '二、下步打算\n修路。',
    },
    {
      rule: 'a plan of the later year behind the review stands',
      lines: ['石河镇政府工作报告', '一、2023年主要任务', '种烟。', '二、2023年工作总结', '种烟。', '三、2024年工作安排', '修路。'],
      plan: '三、2024年工作安排\n修路。',
    },
    {
      rule: 'chapters under 第一部分 are its own',
      lines: ['石河镇工作报告', '第一部分 2023年工作回顾', '一、产业', '种烟。', '二、民生', '改厕。', '第二部分 2024年工作安排', '修路。'],
      plan: '第二部分 2024年工作安排\n修路。',
      review: ['产业', '民生'],
    },
  ])('$rule', ({ lines, plan, review }) => {
    const text = lines.join('\n');
    const parsed = parseReport(text);
    // What stands behind it is told to be none of it, and not lost.
    const planned = parsed.blocks.filter(({ type }) => type !== 'appendix');
    expect(text.slice(parsed.plan.start, planned.at(-1)!.end)).toBe(plan.trimEnd());
    expect(parsed.blocks.at(-1)!.end).toBe(text.trimEnd().length);
    expect(parsed.year).toBe(2024);
    if (review) expect(parsed.chapters.map(({ title }) => title)).toEqual(review);
  });

  it.each<{ rule: string; lines: string[]; none: string[]; areas?: string[] }>([
    {
      rule: 'troubles and the year after are none of the plan',
      lines: ['（一）抓好交通', '新建公路。', '三、需要上级解决的问题', '请求支持资金。', '四、2025年工作设想', '修桥。'],
      none: ['三、需要上级解决的问题\n请求支持资金。\n四、2025年工作设想\n修桥。'],
    },
    {
      rule: 'a section against troubles is plan',
      lines: ['（一）抓好交通', '新建公路。', '三、解决民生问题', '改厕500户。'],
      none: [],
    },
    {
      rule: 'an appendix that promises is an area, one about what was done is none',
      lines: [
        '（一）抓好交通',
        '新建公路。',
        '附件1',
        '2024年民生实事',
        '1.建公园。',
        '附件2',
        '2023年民生实事完成情况',
        '1.建公园。',
        '附件3',
        '名词解释',
        '1.两高：高速。',
      ],
      none: ['附件2\n2023年民生实事完成情况\n1.建公园。\n附件3\n名词解释\n1.两高：高速。'],
      areas: ['抓好交通', '2024年民生实事'],
    },
    {
      rule: 'an appendix that promises behind one that explains',
      lines: ['（一）抓好交通', '新建公路。', '附件1：名词解释', '1.两高：高速。', '附件2：2024年民生实事', '1.建公园。'],
      none: ['附件1：名词解释\n1.两高：高速。'],
      areas: ['抓好交通', '2024年民生实事'],
    },
  ])('$rule', ({ lines, none, areas }) => {
    const text = report({ body: lines.join('\n') });
    const { blocks } = parseReport(text);
    expect(blocks.filter(({ type }) => type === 'appendix').map(({ start, end }) => text.slice(start, end))).toEqual(none);
    if (areas)
      expect(blocks.filter(({ type, title, area }) => type === 'heading' && title !== '' && area >= 0).map(({ title }) => title)).toEqual(
        areas,
      );
  });

  it.each([
    ['nothing', ''],
    ['a letter', '各位村民：\n请按时缴纳医保费用。'],
    ['a plan without a year', '工作安排\n一、工作回顾\n好。\n二、工作安排\n新建公路。'],
  ])('%s is no report', (_why, text) => {
    expect(() => parseReport(text)).toThrow(expect.objectContaining({ code: 'NotAReport' }));
  });
});
