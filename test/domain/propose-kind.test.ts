import { describe, expect, it } from 'vitest';
import type { Recurrence, Target } from '#domain/plan.ts';
import { proposeKind } from '#domain/propose-kind.ts';

const target = (metric: string, comparison: Target['comparison'], value: number, unit: string): Target => ({
  metric,
  comparison,
  value,
  valueMax: null,
  unit,
  within: null,
  place: null,
  by: null,
});

interface Case {
  readonly text: string;
  readonly targets?: readonly Target[];
  readonly dueStated?: boolean;
  readonly recurring?: Recurrence;
  readonly kind: string;
  readonly why: string;
}

const kindOf = ({ text, targets = [], dueStated = false, recurring }: Case) =>
  proposeKind({ text, targets, dueStated, recurring: recurring ?? null }, '');

describe('proposeKind by figures', () => {
  it.each<Case>([
    { text: '完成玉米种植面积6000亩。', targets: [target('玉米种植面积', '=', 6000, '亩')], kind: 'quantity', why: 'an amount' },
    { text: '财政总收入增长6.5%；', targets: [target('财政总收入增长', '=', 6.5, '%')], kind: 'quantity', why: 'growth is no share' },
    { text: '“三公”经费只减不增。', targets: [target('“三公”经费增长', '<=', 0, '%')], kind: 'quantity', why: 'a ceiling, no incident' },
    { text: '卫生厕所覆盖率达60%以上。', targets: [target('卫生厕所覆盖率', '>=', 60, '%')], kind: 'coverage', why: 'a share' },
    {
      text: '秸秆禁烧实现零火点，秸秆综合利用率达到95%以上。',
      targets: [target('火点', '=', 0, '个'), target('秸秆综合利用率', '>=', 95, '%')],
      kind: 'coverage',
      why: 'a share outweighs as many zeros',
    },
    { text: '重特大事故零发生。', targets: [target('重特大事故', '=', 0, '起')], kind: 'zero-incident', why: 'a zero' },
    {
      text: '整改销号率100%，安全生产责任事故起数控制在1起以下，力争零死亡。',
      targets: [target('整改销号率', '=', 100, '%'), target('安全生产责任事故起数', '<=', 1, '起'), target('死亡人数', '=', 0, '人')],
      kind: 'zero-incident',
      why: 'a ceiling on harm counts as zero',
    },
    {
      text: '开展信访突出问题化解百日攻坚，“七一”前全面清零2019年以前信访积案。',
      targets: [target('信访积案', '=', 0, '件')],
      dueStated: true,
      kind: 'campaign',
      why: 'a stock to be worked off is no incident',
    },
    { text: '培育肉牛养殖大户1户。', targets: [target('肉牛养殖大户', '=', 1, '户')], kind: 'milestone', why: 'one thing is a node' },
    {
      text: '实施道路提升工程，全长11.3公里，力争10月底前主体完工。',
      targets: [target('道路长度', '=', 11.3, '公里')],
      dueStated: true,
      kind: 'milestone',
      why: 'the size of one work',
    },
    {
      text: '入冬前完成清洁取暖改造260户。',
      targets: [target('清洁取暖改造', '=', 260, '户')],
      dueStated: true,
      kind: 'quantity',
      why: 'many of a kind, though a date is stated',
    },
    {
      text: '村级河长每周巡河不少于1次。',
      targets: [target('村级河长巡河', '>=', 1, '次')],
      recurring: 'monthly',
      kind: 'continuing',
      why: 'a rhythm is no sum',
    },
    { text: '全年讲党课不少于两次。', targets: [target('讲党课', '>=', 2, '次')], kind: 'quantity', why: 'twice a year adds up' },
  ])('$text is $kind ($why)', (one) => expect(kindOf(one).kind).toBe(one.kind));
});

describe('proposeKind by words', () => {
  it.each<Case>([
    { text: '力争全年无事故、无上访、无返贫。', kind: 'zero-incident', why: 'none of it, said as 无' },
    { text: '市中医院实现整体搬迁。', kind: 'milestone', why: 'a move that is over one day' },
    { text: '开展市容环境、占道经营、违法建设三项整治。', kind: 'campaign', why: 'a counted clean-up' },
    { text: '项目开工率上半年继续提高。', kind: 'continuing', why: '开工率 is no work' },
    { text: '开展“后厨行动”，保障舌尖安全。', kind: 'campaign', why: 'a named action' },
    { text: '深入开展安全生产大检查行动，坚决遏制安全事故发生。', kind: 'campaign', why: 'the action outweighs its purpose' },
    { text: '加大夏季防溺水、冬季烤火等安全常识宣传。', kind: 'campaign', why: 'publicity bound to seasons' },
    { text: '常态加强扫黑除恶斗争、禁毒工作、普法行动。', kind: 'continuing', why: '行动 in a list, nothing launched' },
    { text: '坚决遏制耕地“非农化”“非粮化”。', kind: 'zero-incident', why: 'must not happen' },
    { text: '严格落实森林防灭火工作要求。', kind: 'zero-incident', why: 'fire' },
    { text: '重点围绕秸秆禁烧、河道清理等问题的处置和宣传。', kind: 'continuing', why: 'an item of a list is not the aim' },
    { text: '实行信访信息“零报告”。', kind: 'continuing', why: 'a duty to report, no zero target' },
    { text: '持续推进新冠疫苗接种。', kind: 'coverage', why: 'a share of people' },
    { text: '从严控制“三公”经费和一般性支出。', kind: 'quantity', why: 'a ceiling without a figure' },
    { text: '优化村小校点布局。', kind: 'milestone', why: 'done once it stands' },
    { text: '年底前实现行政村通动力电。', dueStated: true, kind: 'milestone', why: 'a stated date alone is a node' },
    { text: '持之以恒纠治“四风”。', kind: 'continuing', why: 'nothing of the above' },
  ])('$text is $kind ($why)', (one) => expect(kindOf(one).kind).toBe(one.kind));

  it.each([
    { text: '认真落实责任，开展撂荒地整治行动。', reason: '开展撂荒地整治行动', why: 'the words that decided' },
    { text: '开展餐饮“后厨行动”，让群众放心。', reason: '开展餐饮“后厨行动”', why: 'both quotation marks' },
    { text: '组织“大走访、大排查、大帮扶”活动。', reason: '组织“大走访、大排查、大帮扶”', why: 'to the mark that closes' },
    { text: '强化“五烧”管控，确保空气优良。', reason: '强化“五烧”管控', why: 'from the mark that opens' },
    { text: '备足物资，继续组织新冠病毒疫苗接种。', reason: '继续组织新冠病毒疫苗接种', why: 'a bare word with its clause' },
    { text: '启动智慧园区建设。', reason: '启动智慧园区建设', why: 'or with what follows' },
    { text: '加强舆论引导。', reason: '没有数量和节点，按常态推进', why: 'no bare verb' },
    { text: '持续抓好双拥工作。', reason: '没有数量和节点，按常态推进', why: 'no bare adverb' },
    { text: `优化${'“'.repeat(20_000)}布局`, reason: '没有数量和节点，按常态推进', why: 'nothing in hostile text' },
  ])('$text.length: $reason ($why)', ({ text, reason }) => expect(kindOf({ text, kind: '', why: '' }).reason).toBe(reason));

  it.each([
    { text: '完成投资640亿元。', value: 64_000_000_000, says: '完成投资640亿元' },
    { text: '完成投资9500万元。', value: 95_000_000, says: '完成投资9500万元' },
    { text: '完成投资1.2345万元。', value: 12_345, says: '完成投资1.2345万元' },
    { text: '完成投资20000元。', value: 20_000, says: '完成投资20000元' },
    { text: '完成投资贰万元。', value: 20_000, says: '完成投资20000元' },
  ])('gives a sum as the report writes it: $says', ({ text, value, says }) =>
    expect(proposeKind({ text, targets: [target('完成投资', '=', value, '元')], dueStated: false, recurring: null }, '').reason).toBe(says),
  );

  it('gives the figure that decided', () =>
    expect(proposeKind({ text: '', targets: [target('高粱', '=', 100, '亩')], dueStated: false, recurring: null }, '').reason).toBe(
      '高粱100亩',
    ));
});
