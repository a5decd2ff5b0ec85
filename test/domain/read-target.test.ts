import { describe, expect, it } from 'vitest';
import type { Target } from '#domain/plan.ts';
import { commitsTo, readTargets } from '#domain/read-target.ts';

/** “metric comparison value[–max] unit”, with ⊂ its whole, @ its place, by its day. */
const shown = ({ metric, comparison, value, valueMax, unit, within, place, by }: Target): string =>
  `${metric} ${comparison} ${value}${valueMax === null ? '' : `–${valueMax}`} ${unit}${within ? ` ⊂ ${within}` : ''}${place ? ` @ ${place}` : ''}${by ? ` by ${by}` : ''}`;

describe('readTargets', () => {
  it.each<{ rule: string; text: string; targets: string[] }>([
    { rule: 'T1 of a baseline and a goal only the goal', text: '水质达标率由62%提高到70%。', targets: ['水质达标率 >= 70 %'] },
    { rule: 'T1 a base that is built on is none', text: '在去年410个的基础上，新增停车位90个。', targets: ['新增停车位 = 90 个'] },
    { rule: 'T1 a base that is the floor is one', text: '外出务工规模不低于去年的1120人。', targets: ['外出务工规模 >= 1120 人'] },
    { rule: 'T1 what is there already', text: '管好现有青花椒5000亩。', targets: [] },
    { rule: 'T1 where it reaches', text: '涉及石佛、马鞍、双河3个村。', targets: [] },
    { rule: 'T1 a size before its thing', text: '马鞍村至石佛村4.5米宽产业路建成通车。', targets: [] },
    { rule: 'T1 a share that describes', text: '拆除危房120户，占总数的60%。', targets: ['拆除危房 = 120 户'] },
    { rule: 'none, said with a one', text: '全年不发生1起焚烧火点。', targets: ['焚烧火点 = 0 起'] },
    { rule: '动态清零 of nothing says nothing more', text: '改造危房12户，动态清零。', targets: ['改造危房 = 12 户'] },
    {
      rule: '其中： goes on over commas',
      text: '改厕1000户，其中：A村300户，B村400户，C村300户。',
      targets: ['改厕 = 1000 户', 'A村 = 300 户 ⊂ 改厕', 'B村 = 400 户 ⊂ 改厕', 'C村 = 300 户 ⊂ 改厕'],
    },
    {
      rule: 'a verb of its own for the same things',
      text: '新开工亿元以上项目20个、竣工15个。',
      targets: ['新开工亿元以上项目 = 20 个', '竣工亿元以上项目 = 15 个'],
    },
    {
      rule: 'a level of the same things',
      text: '创建省级宜居村1个、市级2个。',
      targets: ['创建省级宜居村 = 1 个', '创建市级宜居村 = 2 个'],
    },
    { rule: 'growth, then the amount', text: '粮食产量增长3%，达到2.1万吨。', targets: ['粮食产量增长 = 3 %', '粮食产量 >= 21000 吨'] },
    {
      rule: '人均 of the product before',
      text: '生产总值增长13%左右，人均突破3万元。',
      targets: ['生产总值增长 ~ 13 %', '人均生产总值 > 30000 元'],
    },
    {
      rule: 'a growth has no parts',
      text: '固定资产投资达到640亿元，增长25%以上，其中工业投资占到五成以上。',
      targets: ['固定资产投资 >= 64000000000 元', '固定资产投资增长 >= 25 %', '工业投资占 >= 50 % ⊂ 固定资产投资'],
    },
    { rule: 'T1 what a work can do, in its name', text: '建设日处理500吨污水处理厂1座。', targets: ['日处理500吨污水处理厂 = 1 座'] },
    {
      rule: 'rates that share a value',
      text: '办理代表建议21件，办结率、满意率达100%。',
      targets: ['办理代表建议 = 21 件', '办结率 = 100 %', '满意率 = 100 %'],
    },
    { rule: '下乡 is no place', text: '举办惠民演出200场，送戏下乡340场。', targets: ['惠民演出 = 200 场', '送戏下乡 = 340 场'] },
    {
      rule: '城乡 both in full',
      text: '城乡低保标准分别提高到每人每月630元、450元。',
      targets: ['城镇低保标准 >= 630 元/人·月', '农村低保标准 >= 450 元/人·月'],
    },
    { rule: 'T1 what lies in the area is scope', text: '对辖区内28家企业开展检查。', targets: [] },
    { rule: 'T1 where it is done is scope', text: '在双河、木瓜2个村新建渠系9公里。', targets: ['新建渠系 = 9 公里 @ 双河、木瓜2个村'] },
    { rule: 'T1 总投资 describes', text: '总投资12亿元的风电项目6月底前并网发电。', targets: [] },
    { rule: 'T1 投资 as a verb commits', text: '投资860万元，实施公路改造。', targets: ['投资 = 8600000 元'] },
    { rule: 'T1 年度投资 commits', text: '年度完成投资3亿元。', targets: ['投资 = 300000000 元'] },
    { rule: 'T1 a class of project is no figure', text: '引进亿元以上项目3个。', targets: ['引进亿元以上项目 = 3 个'] },
    { rule: 'T1 a class with its own figure', text: '签约5000万元以上项目5个。', targets: ['签约5000万元以上项目 = 5 个'] },
    { rule: 'T1 an age is a class', text: '60岁以上人群接种率达到80%。', targets: ['60岁以上人群接种率 >= 80 %'] },
    { rule: 'T1 names and terms', text: '落实“四个不摘”，做好5G、PM2.5和12345热线工作。', targets: [] },
    { rule: 'T1 a watch round the clock', text: '严格执行24小时值班值守。', targets: [] },
    { rule: 'T1 a number in words that names', text: '深入推进三年行动和十项重点举措，抓好第三批试点。', targets: [] },
    { rule: 'T1 objects acted on', text: '对2136户脱贫不稳定户落实帮扶措施。', targets: ['脱贫不稳定户落实帮扶措施 = 2136 户'] },
    { rule: 'T1 “X等5个” being built', text: '建设文化广场等5个项目。', targets: ['项目 = 5 个'] },
    {
      rule: 'T1 a share whose condition holds a figure',
      text: '力争一半以上的村年收益达到10万元。',
      targets: ['村年收益达到10万元占比 >= 50 %'],
    },
    { rule: 'T1 a limit of time is none', text: '用三年时间建成园区，30天内办结。', targets: [] },
    { rule: 'T1 a duration compared is one', text: '办事时间压减到10分钟以内。', targets: ['办事时间 <= 10 分钟'] },
    { rule: 'T2 万 multiplied out', text: '完成造林1.86万亩。', targets: ['造林 = 18600 亩'] },
    { rule: 'T2 亿 multiplied out', text: '到位资金1.3亿元。', targets: ['到位资金 = 130000000 元'] },
    { rule: 'T2 Chinese numerals', text: '播种面积稳定在三千二百亩。', targets: ['播种面积 = 3200 亩'] },
    { rule: 'T2 两成', text: '信访量同比下降两成。', targets: ['信访量同比下降 = 20 %'] },
    { rule: 'T2 三分之一以上', text: '占耕地面积的三分之一以上。', targets: ['占耕地面积 >= 33.3 %'] },
    { rule: 'T2 百分之百', text: '在岗率百分之百。', targets: ['在岗率 = 100 %'] },
    { rule: 'T2 翻一番', text: '销售收入翻一番。', targets: ['销售收入 = 100 %'] },
    { rule: 'T2 千米 is a unit, not a thousand 米', text: '铺设管网32千米。', targets: ['铺设管网 = 32 千米'] },
    { rule: 'T2 ‰ is kept', text: '自然增长率控制在6‰以内。', targets: ['自然增长率 <= 6 ‰'] },
    { rule: 'T3 以上', text: '满意率95%以上。', targets: ['满意率 >= 95 %'] },
    { rule: 'T3 不少于', text: '储备项目不少于20个。', targets: ['储备项目 >= 20 个'] },
    { rule: 'T3 降至', text: '贫困发生率降至0.6%。', targets: ['贫困发生率 <= 0.6 %'] },
    { rule: 'T3 突破', text: '工业产值突破10亿元。', targets: ['工业产值 > 1000000000 元'] },
    { rule: 'T3 余', text: '发展稻虾共作1200余亩。', targets: ['发展稻虾共作 > 1200 亩'] },
    { rule: 'T3 左右', text: '地区生产总值增长7.5%左右。', targets: ['地区生产总值增长 ~ 7.5 %'] },
    { rule: 'T3 a range', text: '总产量达到1.6-1.8万吨。', targets: ['总产量 ~ 16000–18000 吨'] },
    { rule: 'T3 a range with the unit said twice', text: '经济增长6%—7%。', targets: ['经济增长 ~ 6–7 %'] },
    { rule: 'T3 力争 changes nothing', text: '力争引进企业2家。', targets: ['引进企业 = 2 家'] },
    { rule: 'T3 达到100% is all', text: '办结率达到100%。', targets: ['办结率 = 100 %'] },
    { rule: 'T4 零增长', text: '信访总量零增长。', targets: ['信访总量增长 <= 0 %'] },
    { rule: 'T4 只增不减', text: '粮食产量只增不减。', targets: ['粮食产量增长 >= 0 %'] },
    { rule: 'T4 零X', text: '力争零死亡。', targets: ['死亡 = 0 起'] },
    { rule: 'T4 “零发生” in quotation marks', text: '确保进京非访“零发生”。', targets: ['进京非访 = 0 起'] },
    { rule: 'T4 清零 of a count is the count', text: '实现剩余37户清零。', targets: ['剩余 = 37 户'] },
    { rule: 'T4 零 that is no count', text: '打造零工市场，推行零距离服务，对违法行为零容忍。', targets: [] },
    { rule: 'T4 杜绝 without 零', text: '坚决杜绝较大以上事故。', targets: [] },
    { rule: 'T4 全覆盖', text: '反诈宣传全覆盖。', targets: ['反诈宣传覆盖率 = 100 %'] },
    { rule: 'T3 全覆盖 after a count adds nothing', text: '完成54处隐患点演练全覆盖。', targets: ['隐患点演练 = 54 处'] },
    {
      rule: 'T5 growth of what stands before',
      text: '预算收入完成3.3亿元，同比增长5.8%。',
      targets: ['预算收入 = 330000000 元', '预算收入增长 = 5.8 %'],
    },
    { rule: 'T5 个百分点', text: '覆盖率提高0.5个百分点。', targets: ['覆盖率提高 = 0.5 个百分点'] },
    {
      rule: 'T6 其中',
      text: '新建高标准农田1500亩，其中天池村900亩、龙潭村600亩。',
      targets: [
        '新建高标准农田 = 1500 亩',
        '新建高标准农田 = 900 亩 ⊂ 新建高标准农田 @ 天池村',
        '新建高标准农田 = 600 亩 ⊂ 新建高标准农田 @ 龙潭村',
      ],
    },
    {
      rule: 'T6 其中 names a part of the nearest whole of its unit',
      text: '种植玉米6000亩、大豆2010亩（其中带状复合种植1500亩）。',
      targets: ['种植玉米 = 6000 亩', '大豆 = 2010 亩', '带状复合种植 = 1500 亩 ⊂ 大豆'],
    },
    {
      rule: 'T6 其中 ends with its clause',
      text: '出栏生猪38万头，其中规模养殖占比60%，存栏牛2000头。',
      targets: ['出栏生猪 = 380000 头', '规模养殖占比 = 60 % ⊂ 出栏生猪', '存栏牛 = 2000 头'],
    },
    {
      rule: 'T6 a day that binds one figure',
      text: '新开工项目65个，其中一季度新开工28个以上，年底前完成投资3亿元。',
      targets: ['新开工项目 = 65 个', '新开工 >= 28 个 ⊂ 新开工项目 by 2024-03-31', '投资 = 300000000 元'],
    },
    { rule: 'T7 the thing behind the count', text: '改造3个老旧小区。', targets: ['改造老旧小区 = 3 个'] },
    { rule: 'T7 the length of what is built', text: '实施天池公路工程，全长7.4公里。', targets: ['天池公路工程长度 = 7.4 公里'] },
    {
      rule: 'T7 分别',
      text: '城镇和农村居民收入分别增长8%、9%。',
      targets: ['城镇居民收入增长 = 8 %', '农村居民收入增长 = 9 %'],
    },
    { rule: 'T1 a size that tells which', text: '财政收入超5亿元的县达到6个。', targets: ['财政收入超5亿元的县 >= 6 个'] },
    { rule: 'T1 a size inside a name', text: '推进龙坪15万头生猪养殖项目。', targets: [] },
    { rule: 'T1 sizes in a list of names', text: '抓好甲厂60万吨电解铝、乙厂热电联产等12个重点项目。', targets: ['重点项目 = 12 个'] },
    { rule: 'T1 a rank', text: '综合排名进入全省前5名。', targets: [] },
    { rule: 'T1 a phase', text: '推进机场三期工程，贯彻党的二十届三中全会精神。', targets: [] },
    {
      rule: 'T1 baselines in a list',
      text: '污水、垃圾处理率分别由上年的78%、81%提高到85%和90%。',
      targets: ['污水处理率 >= 85 %', '垃圾处理率 >= 90 %'],
    },
    {
      rule: 'T1 a share of villages, its condition no target',
      text: '20%的村集体年收入超30万元。',
      targets: ['村集体年收入超30万元占比 = 20 %'],
    },
    { rule: 'T2 people by a noun', text: '解决5万农村人口饮水安全问题。', targets: ['解决饮水安全问题 = 50000 人'] },
    { rule: 'T2 a bound without a unit', text: '煤矿百万吨死亡率控制在0.15以内。', targets: ['煤矿百万吨死亡率 <= 0.15 '] },
    {
      rule: 'T2 the unit of what it is raised from',
      text: '基础养老金由每人每月85元提高到100元。',
      targets: ['基础养老金 >= 100 元/人·月'],
    },
    { rule: 'T2 per cubic metre', text: '细颗粒物年均浓度控制在每立方米60微克左右。', targets: ['细颗粒物年均浓度 ~ 60 微克/立方米'] },
    { rule: 'T3 至少 before the verb', text: '至少完成农村改厕1100户。', targets: ['农村改厕 >= 1100 户'] },
    {
      rule: 'T5 较上年翻一番',
      text: '实际利用外资1.8亿美元、较上年翻一番。',
      targets: ['实际利用外资 = 180000000 美元', '实际利用外资 = 100 %'],
    },
    { rule: 'T1 where, before what', text: '建成3个乡镇40个行政村污水处理设施。', targets: ['行政村污水处理设施 = 40 个'] },
    { rule: 'T1 a base a few words away', text: '在38条河流确定河长的基础上，增设巡河员20名。', targets: ['增设巡河员 = 20 名'] },
    {
      rule: 'T3 a bound meant of all',
      text: '肉、奶产量分别稳定在310万吨和750万吨左右。',
      targets: ['肉产量 ~ 3100000 吨', '奶产量 ~ 7500000 吨'],
    },
    { rule: 'T4 the name of a mechanism', text: '建立贫困人口动态清零机制。', targets: [] },
    { rule: 'T4 零 in names', text: '打造零碳园区、零工市场，开展“污水零直排区”创建。', targets: [] },
    { rule: 'T4 said twice, once meant', text: '“零就业家庭”动态清零。', targets: ['“零就业家庭” = 0 起'] },
    { rule: 'T7 behind a list of names', text: '完成东风路等22条背街小巷整治。', targets: ['背街小巷整治 = 22 条'] },
    { rule: 'T7 behind the verb', text: '每个街道至少落成1处养老服务中心。', targets: ['养老服务中心 >= 1 处'] },
    { rule: 'T7 a short bracket in the name', text: '新增肉羊养殖场（小区）100个。', targets: ['新增肉羊养殖场（小区） = 100 个'] },
    { rule: 'T7 均, with the change', text: '发案数、损失额均下降两成以上。', targets: ['发案数下降 >= 20 %', '损失额下降 >= 20 %'] },
    {
      rule: 'T7 what a list says once',
      text: '化学需氧量、氨氮排放总量分别削减2%和1.5%。',
      targets: ['化学需氧量削减 = 2 %', '氨氮排放总量削减 = 1.5 %'],
    },
    { rule: 'T7 均达', text: '办理见面率、办结率均达100%。', targets: ['办理见面率 = 100 %', '办结率 = 100 %'] },
  ])('$rule: $text', ({ text, targets }) => {
    expect(readTargets(text, 2024).map(shown)).toEqual(targets);
  });
});

describe('commitsTo', () => {
  it.each([
    ['新建便民桥2座', true],
    ['持续纠治“四风”', false],
    ['信访零发生', true],
    ['', false],
  ])('%s: %s', (words, commits) => expect(commitsTo(words)).toBe(commits));
});
