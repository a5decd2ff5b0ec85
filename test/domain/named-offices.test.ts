import { describe, expect, it } from 'vitest';
import { namedOffices } from '#domain/named-offices.ts';

describe('namedOffices', () => {
  it.each([
    { text: '由应急办牵头，派出所、供电所配合，开展检查。', lead: ['应急办'], supporting: ['派出所', '供电所'] },
    { text: '由应急管理办牵头，会同派出所、市场监管所，对高层建筑开展检查。', lead: ['应急管理办'], supporting: ['派出所', '市场监管所'] },
    { text: '由城市管理办牵头，综合执法队配合，打造街区5条。', lead: ['城市管理办'], supporting: ['综合执法队'] },
    { text: '收入完成3.3亿元。（责任科室：经济发展办、财政所）', lead: ['经济发展办', '财政所'], supporting: [] },
    { text: '再开发260亩。（责任科室：自然资源所；配合单位：各社区）', lead: ['自然资源所'], supporting: ['各社区'] },
    { text: '建成养老院。（牵头单位：社会事务办）', lead: ['社会事务办'], supporting: [] },
    { text: '压实安全生产责任，配合做好检查。', lead: [], supporting: [] },
    { text: '新增税收亿元楼2幢（区商务局牵头）。', lead: ['区商务局'], supporting: [] },
    { text: '化解隐性债务5.8亿元（区财政局）。', lead: ['区财政局'], supporting: [] },
    { text: '开展专项整治（区应急局牵头，区住建局、区消防大队配合）。', lead: ['区应急局'], supporting: ['区住建局', '区消防大队'] },
    { text: '联合派出所开展禁毒宣传12场。', lead: [], supporting: ['派出所'] },
    { text: '举办李花节。责任单位：文旅中心；完成时限：3月底。', lead: ['文旅中心'], supporting: [] },
    { text: '举办李花节。责任部门：文旅中心，配合部门：派出所、卫生院', lead: ['文旅中心'], supporting: ['派出所', '卫生院'] },
    { text: '举办李花节。【经发办、市管所】', lead: ['经发办', '市管所'], supporting: [] },
    { text: '举办李花节（牵头领导：赵六）。', lead: [], supporting: [] },
    { text: '落实防火措施（含林区、墓区）。', lead: [], supporting: [] },
    { text: '', lead: [], supporting: [] },
  ])('$text', ({ text, lead, supporting }) => expect(namedOffices(text)).toMatchObject({ lead, supporting }));

  it.each([
    {
      why: 'what each is asked for',
      text: '由应急办牵头，派出所、供电所配合做好线路排查，开展检查。',
      asks: [
        { office: '派出所', ask: '做好线路排查' },
        { office: '供电所', ask: '做好线路排查' },
      ],
    },
    { why: 'data', text: '核定收入，统计站提供收入数据。', asks: [{ office: '统计站', ask: '提供收入数据' }] },
    { why: 'a part of the work', text: '由农服中心牵头，村建办负责机耕道硬化。', asks: [{ office: '村建办', ask: '机耕道硬化' }] },
    { why: 'none, where it only says that it helps', text: '由应急办牵头，派出所配合，开展检查。', asks: [] },
    { why: 'none, where no office is named', text: '积极配合国道改扩建征地拆迁工作。', asks: [] },
  ])('asks: $why', ({ text, asks }) => expect(namedOffices(text).asks).toEqual(asks));

  it.each(['责任科室：'.repeat(8000), '由a、'.repeat(10_000), '会同甲乙、'.repeat(8000), '甲局、'.repeat(8000), '（甲局'.repeat(8000)])(
    'is linear on hostile text %#',
    (text) => {
      const before = performance.now();
      namedOffices(text);
      expect(performance.now() - before).toBeLessThan(500);
    },
  );
});
