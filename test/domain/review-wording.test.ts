import { describe, expect, it } from 'vitest';
import { countsIncidents, dangerOf, pastPhrase, phraseBeforeShare, spanOf, withVerb } from '#domain/review-wording.ts';

describe('pastPhrase: the plan’s own words as an account', () => {
  it.each([
    {
      text: '坚决守好耕地保护红线,全面压实耕地保护主体责任,严格耕地保护执法监督。',
      is: '压实耕地保护主体责任，严格耕地保护执法监督',
      why: 'no hope, no claimed result',
    },
    { text: '切实做好疫情防控。', is: '做好疫情防控', why: 'no praise' },
    { text: '力争全面完成改造，开展宣传。', is: '开展宣传', why: 'what was only striven for is left out' },
    { text: '种植玉米6000亩，开展督导检查。', is: '开展督导检查', why: 'no number of the plan gets into the account' },
    { text: '实行24小时值班制度。', is: '实行24小时值班制度', why: 'but one that names a way of working' },
    { text: '坚决遏制安全事故发生。', is: null, why: 'that nothing happened must be confirmed, not told' },
    { text: '围绕中心工作。', is: null, why: 'a circumstance alone' },
    { text: '确保空气优良。', is: null, why: 'a hoped-for result alone' },
    {
      text: '按照市委“讲真话、办实事、去繁冗,有情怀、扬激情、反颓废”基本要求,扎实开展干部作风大整顿活动。',
      is: '扎实开展干部作风大整顿活动',
      why: 'a comma in quotes cuts nothing',
    },
    { text: '（一）开展排查（含隐患），做好化解。', is: '开展排查，做好化解', why: 'without brackets' },
  ])('$text → $is ($why)', ({ text, is }) => expect(pastPhrase(text)).toBe(is));

  it('has two clauses at most, and the second only when both are short', () => {
    expect(pastPhrase('开展甲项工作，做好乙项工作，落实丙项工作。')).toBe('开展甲项工作，做好乙项工作');
    expect(pastPhrase('开展农村人居环境整治提升专项行动工作，做好乙项工作。')).toBe('开展农村人居环境整治提升专项行动工作');
  });
});

describe('dangerOf', () => {
  it.each([
    { text: '坚决遏制较大以上安全事故发生。', is: '较大以上安全事故', why: 'named' },
    { text: '守住不发生规模性返贫底线。', is: '规模性返贫', why: 'named, without its frame' },
    { text: '坚决遏制耕地“非农化”。', is: '耕地“非农化”问题', why: 'a word in quotes becomes a problem' },
    { text: '抓好森林防灭火工作。', is: '森林火灾', why: 'by its domain' },
    { text: '做好有关工作。', is: '相关事件', why: 'unknown' },
  ])('$text → $is ($why)', ({ text, is }) => expect(dangerOf(text)).toBe(is));
});

describe('countsIncidents', () => {
  it.each([
    { name: '火点通报', is: true },
    { name: '较大以上事故', is: true },
    { name: '新增违法占耕', is: true },
    { name: '电信诈骗发案', is: true },
    { name: '事故隐患排查', is: false },
    { name: '防溺水宣传', is: false },
    { name: '返贫监测户', is: false },
    { name: '疫苗接种', is: false },
    { name: '巡查', is: false },
  ])('$name: $is', ({ name, is }) => expect(countsIncidents(name)).toBe(is));
});

describe('withVerb', () => {
  it.each([
    { name: '玉米种植面积', is: '完成玉米种植面积' },
    { name: '新建卫生厕所', is: '新建卫生厕所' },
    { name: '清运垃圾', is: '清运垃圾' },
  ])('$name → $is', ({ name, is }) => expect(withVerb(name)).toBe(is));
});

describe('spanOf', () => {
  it.each([
    { asOf: '2022-06-30', is: '今年以来', why: 'half a year' },
    { asOf: '2022-11-30', is: '今年以来', why: 'not yet December' },
    { asOf: '2022-12-12', is: '全年', why: 'the year-end review' },
    { asOf: '2023-01-10', is: '全年', why: 'in the year after' },
  ])('$asOf: $is ($why)', ({ asOf, is }) => expect(spanOf(asOf, 2022)).toBe(is));
});

describe('phraseBeforeShare', () => {
  it.each([
    {
      why: 'the action right before the share',
      text: '提升村容村貌，持续推进农村“厕所革命”，争取卫生厕所覆盖率达60%以上，做好运维。',
      is: '持续推进农村“厕所革命”',
    },
    { why: 'without praise', text: '认真做好农村养老、医疗等工作，力争“两保”参保全覆盖。', is: '做好农村养老、医疗等工作' },
    { why: 'no share in the words', text: '持续推进新冠疫苗接种，加强宣传。', is: '持续推进新冠疫苗接种，加强宣传' },
    { why: 'the share alone', text: '卫生厕所覆盖率达60%以上。', is: null },
  ])('$why', ({ text, is }) => expect(phraseBeforeShare(text)).toBe(is));
});
