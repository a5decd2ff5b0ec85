import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainWords, tellingPairs } from '#domain/plain-words.ts';
import { splitReport } from '#domain/split-report.ts';
import { type Lesson, recallFrom } from '#domain/taught.ts';
import { DEPARTMENTS } from '../support/a-draft.ts';

const aLesson = (text: string, lesson: Partial<Lesson> = {}): Lesson => ({
  text: plainWords(text),
  year: 2022,
  lead: null,
  supporting: null,
  kind: null,
  measures: null,
  ...lesson,
});
const recalls = (before: string, now: string): boolean => recallFrom([aLesson(before)], 2023)(now) !== null;

describe('plainWords', () => {
  it.each([
    { why: 'figures, marks, adverbs', text: '全年种植玉米6000亩，切实抓好管护。', is: '种植玉米 抓好管护' },
    { why: 'full-width figures', text: '种植玉米６０００亩、大豆２０１０亩', is: '种植玉米 大豆' },
    { why: 'days', text: '6月底前完成招标，11月30日前建成投用', is: '完成招标 建成投用' },
    { why: 'years and parts of years', text: '今年上半年新建便桥，年底前投用', is: '新建便桥 投用' },
    { why: 'quotation marks part nothing but words', text: '开展餐饮“后厨行动”', is: '开展餐饮 后厨行动' },
    { why: 'Chinese figures of fixed terms stay', text: '关爱“一老一小”，严控“三公”经费', is: '关爱 一老一小 严控 三公 经费' },
    { why: 'nothing but figures', text: '6000亩。', is: '' },
  ])('leaves out $why', ({ text, is }) => expect(plainWords(text)).toBe(is));
});

describe('the same promise, said again a year later', () => {
  it.each([
    {
      why: 'other figures',
      before: '全年种植玉米6000亩、大豆2010亩（其中大豆玉米带状复合种植1500亩）、高粱100亩，种植任务逐村落实到田块。',
      now: '种植玉米6200亩、大豆2100亩（其中大豆玉米带状复合种植1600亩）、高粱150亩，任务逐村分解、落实到田块。',
    },
    {
      why: 'clauses in another order',
      before: '严格执行耕地保护责任制，管住耕地用途，坚决防止耕地“非农化”“非粮化”。',
      now: '落实最严格的耕地保护责任制，坚决防止耕地“非农化”“非粮化”，确保耕地用途不变。',
    },
    {
      why: 'a figure that was none before',
      before: '组织撂荒地整治行动，摸清底数、分村定方案，让闲置地块重新种上庄稼。',
      now: '继续开展撂荒地整治行动，完成撂荒地复耕300亩，让闲置地块种上庄稼。',
    },
    {
      why: 'other words for the same end',
      before: '坚持“四个不摘”，做好易返贫人口监测帮扶，确保不发生规模性返贫。',
      now: '严格落实“四个不摘”要求，抓好防返贫动态监测帮扶，守住不发生规模性返贫底线。',
    },
    {
      why: 'other verbs',
      before: '围绕秸秆焚烧、河道垃圾、生活污水直排等突出问题，边处置边宣传，引导群众爱护环境。',
      now: '紧盯秸秆焚烧、河道垃圾、生活污水直排等问题，加大宣传和处置力度，引导群众爱护环境。',
    },
    {
      why: 'something new behind it',
      before: '关心关爱“一老一小”，办好养老服务机构，加强留守老人、困境儿童、留守儿童和残疾人的关爱救助。',
      now: '持续关爱“一老一小”，加强留守老人、留守儿童、困境儿童和残疾人关爱救助，新建养老服务站2个。',
    },
    {
      why: 'half of it new',
      before: '健全食品药品监管责任，开展餐饮“后厨行动”，让群众吃得放心、用药安全。',
      now: '压实食品药品监管责任，深化餐饮“后厨行动”，检查餐饮单位100家次以上。',
    },
    {
      why: 'shorter',
      before: '重要节假日实行24小时专人值班，信访信息执行“零报告”，畅通群众反映问题的渠道。',
      now: '在重要节假日和敏感时期实行24小时专人值班，执行信访信息“零报告”制度。',
    },
    {
      why: 'the action’s results instead of the action',
      before: '扎实开展干部作风大整顿活动，按照动员、查摆、整改、总结的步骤推进，着力解决推诿拖沓、敷衍塞责等问题。',
      now: '巩固干部作风大整顿活动成果，着力解决推诿拖沓、敷衍塞责等突出问题。',
    },
    {
      why: 'adverbs of the genre',
      before: '履行全面从严治党主体责任，执行中央八项规定精神，驰而不息纠治“四风”。',
      now: '扛牢全面从严治党主体责任，锲而不舍落实中央八项规定精神，持续纠治“四风”。',
    },
    {
      why: 'one of four parts left',
      before:
        '实施农村人居环境整治提升行动，治理农业面源污染，加快推进“厕所革命”，卫生厕所覆盖率达到60%以上，保证望京场镇污水处理站正常运行。',
      now: '深入实施农村人居环境整治提升行动，推进“厕所革命”，年底前卫生厕所覆盖率达到75%以上。',
    },
    {
      why: 'the year in it',
      before: '抓好城乡居民养老保险和医疗保险参保缴费，努力实现“两保”全覆盖。',
      now: '抓好2023年城乡居民养老保险、医疗保险参保缴费工作，参保率保持在98%以上。',
    },
    { why: 'a short one', before: '抓好森林防灭火。', now: '扎实做好森林防灭火工作。' },
  ])('is recalled: $why', ({ before, now }) => {
    expect(recalls(before, now)).toBe(true);
    expect(recalls(now, before)).toBe(true);
  });
});

describe('another promise', () => {
  it.each([
    { why: 'the other insurance, in the same words', before: '做好城乡居民养老保险参保工作。', now: '做好城乡居民医疗保险参保工作。' },
    { why: 'forests for rivers', before: '落实“河长制”，各级河长按规定频次巡河。', now: '落实“林长制”，各级林长按规定频次巡林。' },
    { why: 'toilets for houses', before: '改造农村危房24户。', now: '改造农村户厕240户。' },
    { why: 'pigs for cattle', before: '培育肉牛养殖大户1户。', now: '培育生猪养殖大户2户。' },
    { why: 'rape for corn', before: '完成玉米种植6000亩。', now: '完成油菜种植6000亩。' },
    { why: 'health for culture', before: '新建村级文化活动室3个。', now: '新建村级卫生室3个。' },
    {
      why: 'the same field, another duty',
      before: '严格执行耕地保护责任制，管住耕地用途，坚决防止耕地“非农化”“非粮化”。',
      now: '逐级签订耕地保护责任书，加大耕地执法检查力度，守住耕地红线。',
    },
    {
      why: 'another action on the same land',
      before: '组织撂荒地整治行动，摸清底数、分村定方案，让闲置地块重新种上庄稼。',
      now: '组织农村乱占耕地建房整治行动，摸清底数、分类处置。',
    },
    {
      why: 'sewage for waste, the same people taught the same',
      before: '推行农村生活垃圾分类投放、集中清运，教育群众不乱扔乱倒，养成分类习惯。',
      now: '推进农村生活污水治理，完善集中处理设施，教育群众不乱排乱倒。',
    },
    {
      why: 'accidents for fires',
      before: '加强森林防灭火宣传，坚决防止森林火灾发生。',
      now: '加强安全生产宣传，坚决防止较大安全事故发生。',
    },
    {
      why: 'food for work safety',
      before: '组织安全生产大检查，逐一排查建筑工地、烟花爆竹、燃气隐患。',
      now: '组织食品安全大检查，逐一排查学校食堂、餐饮单位隐患。',
    },
    {
      why: 'veterans for the old and the young',
      before: '关心关爱“一老一小”，办好养老服务机构，加强留守老人、困境儿童、留守儿童和残疾人的关爱救助。',
      now: '关心关爱退役军人，办好退役军人服务站，加强走访慰问。',
    },
    { why: 'nothing but verbs in common', before: '切实抓好落实，加快推进建设。', now: '全力抓好推进，加快落实整改。' },
    { why: 'a sentence without words', before: '抓好森林防灭火。', now: '6000亩。' },
  ])('is not: $why', ({ before, now }) => {
    expect(recalls(before, now)).toBe(false);
    expect(recalls(now, before)).toBe(false);
  });

  const reports = new URL('../gold/reports/', import.meta.url);
  it.each(readdirSync(reports))('no task of a report recalls another one of it: %s', (file) => {
    const { areas, year } = splitReport(readFileSync(new URL(file, reports), 'utf8').replace(/^\uFEFF/, ''), DEPARTMENTS);
    const tasks = areas.flatMap((area) => area.tasks);
    for (const task of tasks) {
      const others = tasks.filter(({ id }) => id !== task.id).map(({ text }) => aLesson(text, { year: year - 1 }));
      expect(recallFrom(others, year)(task.text)?.text ?? null).toBeNull();
    }
  });
});

describe('of several lessons', () => {
  const fires = (lesson: Partial<Lesson>, words = '抓好森林防灭火，坚决防止森林火灾发生。') => aLesson(words, lesson);
  const recalled = (lessons: readonly Lesson[], year = 2024) =>
    recallFrom(lessons, year)('做好森林防灭火，坚决防止森林火灾发生。')?.lead ?? null;

  it.each([
    {
      why: 'the latest year’s, when they are about as like',
      lessons: [fires({ year: 2022, lead: '林业站' }), fires({ year: 2023, lead: '应急办' })],
      lead: '应急办',
    },
    {
      why: 'the likest, when the other is far from it',
      lessons: [fires({ year: 2022, lead: '林业站' }), fires({ year: 2023, lead: '应急办' }, '抓好森林防灭火，加强护林员管理和卡口值守。')],
      lead: '林业站',
    },
    { why: 'none of the plan’s own year or a later one', lessons: [fires({ year: 2024, lead: '应急办' })], lead: null },
    { why: 'none, when there is none', lessons: [], lead: null },
  ])('recalls $why', ({ lessons, lead }) => expect(recalled(lessons)).toBe(lead));
});

it('a promise costs as much as it is long, however much was taught', () => {
  const words = Array.from({ length: 400 }, (_, i) => String.fromCharCode(0x4e00 + i * 7, 0x5000 + i * 11, 0x6000 + i * 13)).join('');
  const lessons = Array.from({ length: 2_000 }, (_, i) =>
    aLesson(`抓好${words.slice((i * 3) % 900, ((i * 3) % 900) + 60)}`, { lead: String(i) }),
  );
  const recall = recallFrom(lessons, 2023);
  const timeOf = (characters: number): number => {
    const text = words.repeat(Math.ceil(characters / words.length)).slice(0, characters);
    const start = performance.now();
    for (let i = 0; i < 20; i++) recall(text);
    return performance.now() - start;
  };
  timeOf(2_000);
  const [once, fourfold] = [timeOf(2_000), timeOf(8_000)];
  expect(fourfold).toBeLessThan(Math.max(2_000, 10 * once));
});

it('tellingPairs are pairs within a clause, without the verbs of work', () => {
  expect([...tellingPairs('抓好森林 防火')]).toEqual(['好森', '森林', '防火']);
});
