import { describe, expect, it } from 'vitest';
import type { UnsplitReason } from '#domain/plan.ts';
import { isClosing, type Surroundings, tellFraming } from '#domain/tell-framing.ts';

const at = (words: string, over: Partial<Surroundings> = {}): Surroundings => ({
  opening: false,
  first: false,
  closing: false,
  year: 2024,
  commits: false,
  clauses: words.split('，'),
  ...over,
});

describe('tellFraming', () => {
  it.each<{ rule: string; words: string; why: UnsplitReason | null; over?: Partial<Surroundings> }>([
    { rule: 'N1 an address', words: '各位代表！', why: 'address' },
    { rule: 'N1 what the year is', words: '2024年是实现“十四五”规划目标的关键一年。', why: 'framing' },
    { rule: 'N1 a lead-in', words: '重点抓好以下工作：', why: 'framing' },
    { rule: 'N1 the guiding idea', words: '总体思路是：坚持稳中求进，做强产业。', why: 'goal' },
    { rule: 'N1 the past', words: '近三年累计流转土地6300亩，基础已经打牢。', why: 'past', over: { commits: true } },
    { rule: 'N1 last year', words: '去年全镇拆除危旧房62座。', why: 'past', over: { commits: true } },
    { rule: 'N1 a maxim', words: '打铁必须自身硬。', why: 'attitude' },
    { rule: 'N1 a maxim with a condition', words: '只有把防线扎得更牢，小康的成色才能更足。', why: 'attitude' },
    { rule: 'N1 a creed', words: '增强“四个意识”，做到“两个维护”。', why: 'attitude' },
    { rule: 'N1 a creed about projects', words: '坚持“项目为王”理念不动摇，以大突破带动大发展。', why: 'attitude' },
    { rule: 'N2 a five-year goal', words: '力争到2027年建成产业强镇。', why: 'five-year', over: { commits: true } },
    { rule: 'N2 begun this year, so a task', words: '今年启动水厂建设，到2026年建成。', why: null },
    { rule: 'N3 an act, no figure', words: '强化应急演练，提升处突能力。', why: null },
    { rule: 'N3 an act behind adverbs', words: '持之以恒纠治“四风”。', why: null },
    { rule: 'N3 figures without a verb', words: '生态岗位补助按季兑现。', why: null, over: { commits: true } },
    { rule: 'the opening commits to nothing', words: '我们将推动各项工作再上台阶。', why: 'framing', over: { opening: true } },
    { rule: 'N1 what a thing is', words: '创新是城市发展的不竭动力。', why: 'attitude' },
    { rule: 'N1 an oath', words: '我们一定要明确责任，加强领导。', why: 'attitude' },
    { rule: 'N1 what was listed', words: '这10件实事，是对全市人民的庄严承诺。', why: 'attitude', over: { commits: true } },
    { rule: 'N1 guiding thought', words: '做好今年工作，要全面贯彻新发展理念。', why: 'goal' },
    { rule: 'N1 a stand, first under its heading', words: '坚持内需主导，统筹提振消费。', why: 'attitude', over: { first: true } },
    { rule: 'N3 the same elsewhere', words: '坚持内需主导，统筹提振消费。', why: null },
    { rule: 'N3 a stand with firm work', words: '坚持依法行政，严格执行决策程序。', why: null, over: { first: true } },
    { rule: 'N3 a stand, and work of any verb', words: '坚持“四个不摘”，做好易返贫人口监测帮扶。', why: null, over: { first: true } },
    { rule: 'N3 a stand over work that is ended', words: '坚持防治结合，完成松材线虫病除治。', why: null, over: { first: true } },
    { rule: 'N3 when, without a comma', words: '暑假期间开展防溺水巡查。', why: null },
    { rule: 'N3 from when, without a comma', words: '自5月1日起全面禁止焚烧秸秆。', why: null },
    { rule: 'N3 who, before the verb', words: '各村（社区）要落实网格长责任。', why: null },
    { rule: 'N3 how, before the verb', words: '分季节开展安全知识宣传，夏季抓防溺水。', why: null },
    { rule: 'N3 with whom', words: '会同派出所开展安全知识宣传。', why: null },
    { rule: 'N3 what is banned', words: '不再新建楼堂馆所。', why: null },
    { rule: 'N3 a ceiling', words: '政府债务率控制在红色警戒线以下。', why: null },
    { rule: 'N3 what shall have come about', words: '幼儿园扩建工程9月投入使用。', why: null },
    { rule: 'N3 a verb and the first of a list', words: '支持工会、共青团、妇女儿童等事业发展。', why: null },
    { rule: 'N3 by when, said as 截至', words: '截至6月底，完成征地拆迁。', why: null },
    { rule: 'N3 the year before the verb', words: '2024年推进水厂新建工程。', why: null },
    { rule: 'N1 what stands now', words: '截至目前，基础已经打牢。', why: 'past' },
    { rule: 'N1 what an area stands for', words: '筑牢北方生态安全屏障，是全区必须扛起的责任。', why: 'attitude' },
    { rule: 'N1 devotion', words: '要深刻领悟“两个确立”，全面贯彻决策部署。', why: 'attitude' },
    { rule: 'N3 an act behind an idiom', words: '举一反三、深入推进问题整改。', why: null },
    { rule: 'N3 还是 says nothing of what a thing is', words: '推进产业发展，不仅是农业。', why: null },
    { rule: 'the leave-taking', words: '目标催人奋进。', why: 'address', over: { closing: true } },
    { rule: 'a call to the new march', words: '新征程上，我们要建设人民满意政府。', why: 'framing' },
  ])('$rule: $words', ({ words, why, over = {} }) => {
    expect(tellFraming(words, at(words, over))).toBe(why);
  });
});

describe('isClosing', () => {
  it.each([
    ['让我们团结一心，为建设美丽石河而努力奋斗！', 0, true],
    ['各位代表，新的一年，使命光荣！', 0, true],
    ['让我们团结一心，为建设美丽石河而努力奋斗！', 9, false],
    ['新建公路3公里。', 0, false],
  ])('%s, %i paragraphs before the end: %s', (words, fromEnd, closing) => expect(isClosing(words, fromEnd)).toBe(closing));
});
