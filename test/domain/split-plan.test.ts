import { describe, expect, it } from 'vitest';
import { parseReport } from '#domain/parse-report.ts';
import { splitPlan } from '#domain/split-plan.ts';

/** The plan’s pieces: a task as its words, what is none as “why: words”. */
const pieces = (plan: string): string[] => {
  const text = `石河镇政府工作报告\n一、2023年工作回顾\n成效明显。\n二、2024年工作安排\n${plan}`;
  const { blocks, year } = parseReport(text);
  return splitPlan({ text, year }, blocks)
    .slice(1)
    .map(({ start, end, why }) => (why === null ? '' : `${why}: `) + text.slice(start, end));
};

describe('splitPlan', () => {
  it.each<{ rule: string; plan: string; pieces: string[] }>([
    {
      rule: 'P1 the heading of an area, S1 a sentence',
      plan: '（一）办实事\n新建公路3公里，改造危桥1座。加强管护。',
      pieces: ['heading: （一）办实事', '新建公路3公里，改造危桥1座。', '加强管护。'],
    },
    {
      rule: 'S6 a note behind the stop belongs to its task',
      plan: '（一）办实事\n举办李花节1届。责任单位：文旅中心；完成时限：3月底。加强管护。',
      pieces: ['heading: （一）办实事', '举办李花节1届。责任单位：文旅中心；完成时限：3月底。', '加强管护。'],
    },
    {
      rule: 'S6 notes on lines of their own belong to the task above',
      plan: '（一）办实事\n1.实施农村饮水安全工程\n责任单位：水务站\n完成时限：9月底\n2.新建公路3公里。',
      pieces: [
        'heading: （一）办实事',
        'numbering: 1.',
        '实施农村饮水安全工程\n责任单位：水务站\n完成时限：9月底',
        'numbering: 2.',
        '新建公路3公里。',
      ],
    },
    {
      rule: 'S6 an office in brackets behind the stop belongs to its task',
      plan: '（一）办实事\n举办李花节1届。〔农业农村办〕加强管护。',
      pieces: ['heading: （一）办实事', '举办李花节1届。〔农业农村办〕', '加强管护。'],
    },
    {
      rule: 'P2 ordinals are numbering',
      plan: '（一）办实事\n一是新建公路3公里；二是改造危桥1座。',
      pieces: ['heading: （一）办实事', 'numbering: 一是', '新建公路3公里；', 'numbering: 二是', '改造危桥1座。'],
    },
    {
      rule: 'P3 a run-in theme',
      plan: '（一）办实事。新建公路3公里。',
      pieces: ['heading: （一）办实事。', '新建公路3公里。'],
    },
    {
      rule: 'P3 a theme alone on its line, its full stop kept',
      plan: '（一）做强产业。\n1.做优农业。新建大棚20个。',
      pieces: ['heading: （一）做强产业。', 'heading: 1.做优农业。', '新建大棚20个。'],
    },
    {
      rule: 'S2 semicolons with a verb on each side',
      plan: '（一）办实事\n改造雨污管网2公里、人行道3600平方米；新建停车场1个。',
      pieces: ['heading: （一）办实事', '改造雨污管网2公里、人行道3600平方米；', '新建停车场1个。'],
    },
    {
      rule: 'S3 indicators, each a task',
      plan: '主要预期目标是：地区生产总值增长8%；城乡居民收入分别增长7%、8%；物价涨幅3%以内。\n（一）办实事\n加强管护。',
      pieces: [
        'framing: 主要预期目标是：',
        '地区生产总值增长8%；',
        '城乡居民收入分别增长7%、8%；',
        '物价涨幅3%以内。',
        'heading: （一）办实事',
        '加强管护。',
      ],
    },
    {
      rule: 'S3 numbered items under the plan’s heading are tasks as they stand, no indicators cut at commas',
      plan: '2024年是关键之年。\n（一）修路10公里，6月底完成；\n（二）建桥1座；\n三、加强政府自身建设\n加强管护。',
      pieces: [
        'framing: 2024年是关键之年。',
        'numbering: （一）',
        '修路10公里，6月底完成；',
        'numbering: （二）',
        '建桥1座；',
        'heading: 三、加强政府自身建设',
        '加强管护。',
      ],
    },
    {
      rule: 'P2 numbers of several parts are levels, a figure behind one is its item’s',
      plan: '2.1 做强产业\n2.1.1 聚力招商引资\n2.1.1.1 引进企业2家。\n2.1.1.2 1.5公里背街小巷改造提升。\n2.2 改善民生\n2.2.1改造危房30户。',
      pieces: [
        'heading: 2.1 做强产业',
        'heading: 2.1.1 聚力招商引资',
        'numbering: 2.1.1.1 ',
        '引进企业2家。',
        'numbering: 2.1.1.2 ',
        '1.5公里背街小巷改造提升。',
        'heading: 2.2 改善民生',
        'numbering: 2.2.1',
        '改造危房30户。',
      ],
    },
    {
      rule: 'P2 a figure or a day that opens a line is no number of parts',
      plan: '（一）办实事\n1.1公里道路建成通车。\n2.3万亩油茶完成低改。\n3.15活动办成1次。',
      pieces: ['heading: （一）办实事', '1.1公里道路建成通车。', '2.3万亩油茶完成低改。', '3.15活动办成1次。'],
    },
    {
      rule: 'S7 a note of who is responsible stays',
      plan: '（一）办实事\n新建公路3公里。（责任科室：村建办）',
      pieces: ['heading: （一）办实事', '新建公路3公里。（责任科室：村建办）'],
    },
    {
      rule: 'N1 the lead-in of a numbered list',
      plan: '（一）办实事\n今年办好两件民生实事：（1）新建幼儿园1所；（2）建设口袋公园6个。',
      pieces: [
        'heading: （一）办实事',
        'framing: 今年办好两件民生实事：',
        'numbering: （1）',
        '新建幼儿园1所；',
        'numbering: （2）',
        '建设口袋公园6个。',
      ],
    },
    {
      rule: 'P2 a number before a date is numbering',
      plan: '（一）办实事\n1.6月底前完成排查。\n2.新建公路3公里。',
      pieces: ['heading: （一）办实事', 'numbering: 1.', '6月底前完成排查。', 'numbering: 2.', '新建公路3公里。'],
    },
    {
      rule: 'P3 a theme that opens a paragraph, whatever the others do',
      plan: '（一）办实事\n完善水利设施。疏浚农村河道160条，开挖整治沟塘260个。',
      pieces: ['heading: （一）办实事', 'heading: 完善水利设施。', '疏浚农村河道160条，开挖整治沟塘260个。'],
    },
    {
      rule: 'P3 themes inside a paragraph, when there are several',
      plan: '（一）办实事\n积极拓展新领域，催生新业态。引领商圈经济。实施乡镇商贸中心建设工程，建成市场5个。培育夜晚经济。依托老街，加快搭建夜间消费平台。',
      pieces: [
        'heading: （一）办实事',
        '积极拓展新领域，催生新业态。',
        'heading: 引领商圈经济。',
        '实施乡镇商贸中心建设工程，建成市场5个。',
        'heading: 培育夜晚经济。',
        '依托老街，加快搭建夜间消费平台。',
      ],
    },
    {
      rule: 'P3 what is held is a work, however short',
      plan: '（一）办实事\n加强就业服务，新增就业2000人。办好首届针灸大会。积极创建文明城市。深化学校体育改革，新建运动场馆三座。',
      pieces: [
        'heading: （一）办实事',
        '加强就业服务，新增就业2000人。',
        '办好首届针灸大会。',
        '积极创建文明城市。',
        '深化学校体育改革，新建运动场馆三座。',
      ],
    },
    {
      rule: 'P2 titles of items that sentences follow, and the sentence that says that they come',
      plan: '（一）办实事\n切实办好3件民生实事。一是实施农村饮水安全工程。解决5万人饮水安全问题。二是加快教育事业发展，改善办学条件。新建幼儿园5所。三是推进扶贫开发。新增脱贫人口6100人。',
      pieces: [
        'heading: （一）办实事',
        'framing: 切实办好3件民生实事。',
        'numbering: 一是',
        'heading: 实施农村饮水安全工程。',
        '解决5万人饮水安全问题。',
        'numbering: 二是',
        'heading: 加快教育事业发展，改善办学条件。',
        '新建幼儿园5所。',
        'numbering: 三是',
        'heading: 推进扶贫开发。',
        '新增脱贫人口6100人。',
      ],
    },
    {
      rule: 'S1 a project with its description is one task',
      plan: '（一）办实事\n（1）净菜加工项目：该项目占地10亩，预计投资1000万元。产品销往各地，6月底前开工。',
      pieces: ['heading: （一）办实事', 'numbering: （1）', '净菜加工项目：该项目占地10亩，预计投资1000万元。产品销往各地，6月底前开工。'],
    },
    {
      rule: 'S2 semicolons whose sides have subjects of their own',
      plan: '（一）办实事\n线上消费重点引育平台企业，释放新需求；外来消费着力提升观光体验，完善便利化体系。',
      pieces: ['heading: （一）办实事', '线上消费重点引育平台企业，释放新需求；', '外来消费着力提升观光体验，完善便利化体系。'],
    },
    {
      rule: 'S3 indicators by commas, though a semicolon follows them',
      plan: '主要预期目标是：生产总值增长6%，固定资产投资增长7%，工业增加值增长7%，零售总额增长5%，财政收入增长3%；完成“十四五”规划目标任务。\n（一）办实事\n加强管护。',
      pieces: [
        'framing: 主要预期目标是：',
        '生产总值增长6%，',
        '固定资产投资增长7%，',
        '工业增加值增长7%，',
        '零售总额增长5%，',
        '财政收入增长3%；',
        '完成“十四五”规划目标任务。',
        'heading: （一）办实事',
        '加强管护。',
      ],
    },
    {
      rule: 'A1 the field that a paragraph opens with',
      plan: '党建工作：完善党建引领机制，推动社区治理。\n经济工作：开展招商引资，培育市场主体。',
      pieces: ['heading: 党建工作：', '完善党建引领机制，推动社区治理。', 'heading: 经济工作：', '开展招商引资，培育市场主体。'],
    },
    {
      rule: 'A1 a theme with a quotation behind its number',
      plan: '——聚力“强链补链”，打好产业升级攻坚仗。年内净增企业110家。\n——聚力“招大引强”，打好项目突围仗。新签约项目30个。',
      pieces: [
        'heading: ——聚力“强链补链”，打好产业升级攻坚仗。',
        '年内净增企业110家。',
        'heading: ——聚力“招大引强”，打好项目突围仗。',
        '新签约项目30个。',
      ],
    },
    {
      rule: 'an appendix of works for the people is plan',
      plan: '（一）办实事\n加强管护。\n附件\n2024年民生实事\n1.新建公路3公里。\n2.改造危桥1座。',
      pieces: [
        'heading: （一）办实事',
        '加强管护。',
        'heading: 附件',
        'heading: 2024年民生实事',
        'numbering: 1.',
        '新建公路3公里。',
        'numbering: 2.',
        '改造危桥1座。',
      ],
    },
    {
      rule: 'an appendix is framing',
      plan: '（一）办实事\n加强管护。\n名词解释：\n口袋公园：小型绿地。',
      pieces: ['heading: （一）办实事', '加强管护。', 'framing: 名词解释：\n口袋公园：小型绿地。'],
    },
  ])('$rule', ({ plan, pieces: expected }) => {
    expect(pieces(plan)).toEqual(expected);
  });
});
