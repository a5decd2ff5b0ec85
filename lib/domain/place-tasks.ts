import type { Baseline, ReviewChapter } from './plan.ts';
import type { Task } from './task.ts';

/** Themes of a township's year. Two texts that share a theme are alike even when they share no word. */
const THEMES: readonly RegExp[] = [
  /产业|农业|粮食|种植|玉米|大豆|水稻|油菜|小麦|茶叶|生猪|肉牛|养殖|耕地|撂荒|经济|企业|招商|项目|投资|旅游|结构/g,
  /生态|环境|环保|污染|垃圾|河长|河道|厕所|污水|秸秆|五烧|森林|土壤|绿色|宜居|大气|林长|美丽/g,
  /乡村振兴|脱贫|返贫|监测户|帮扶|易迁|饮水|危房|道路|公路|基础|衔接|驻村|硬化|水利/g,
  /民生|惠民|社会事业|教育|学校|医疗|医保|养老|参保|卫生健康|疫苗|儿童|就业|残疾|低保|文化|实事|两保/g,
  /改革|治理|村规|移风易俗|村民自治|两项改革|依法|社区/g,
  /安全|风险|稳定|平安|信访|矛盾|反诈|诈骗|扫黑|禁毒|消防|应急|溺水|疫情|防控|食品|药品|底线|和谐/g,
  /作风|廉政|从严治党|四风|纪律|三公|预算|政务|效能|自身建设|党史|决策|代表建议/g,
];

const matches = (text: string, theme: RegExp): number => text.match(theme)?.length ?? 0;

const themesOf = (text: string): readonly number[] => THEMES.map((theme) => matches(text, theme));

/** Pairs of neighbouring characters; marks and figures are no words. */
const pairsOf = (text: string): ReadonlySet<string> => {
  const words = text.replace(/[^\p{Script=Han}]/gu, ' ');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < words.length; at += 1) {
    const pair = words.slice(at, at + 2);
    if (!pair.includes(' ')) pairs.add(pair);
  }
  return pairs;
};

/** Cosine of two vectors; 0 when one is empty. */
const cosine = (a: readonly number[], b: readonly number[]): number => {
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  const size = Math.sqrt(dot(a, a) * dot(b, b));
  return size === 0 ? 0 : dot(a, b) / size;
};

/** How alike two texts are, 0…2: shared themes and shared pairs of characters. */
export const likeness = (a: string, b: string): number => {
  const [ofA, ofB] = [pairsOf(a), pairsOf(b)];
  const shared = [...ofA].filter((pair) => ofB.has(pair)).length;
  const pairs = ofA.size === 0 || ofB.size === 0 ? 0 : shared / Math.sqrt(ofA.size * ofB.size);
  return cosine(themesOf(a), themesOf(b)) + pairs;
};

export interface PlacedChapter {
  readonly title: string;
  /** Where the heading stands in the last review; null for an area of the plan. */
  readonly start: number | null;
  readonly end: number | null;
  readonly tasks: readonly Task[];
}

/** A task's area says more of its place than its own words, and a figure that the last review gave for it more than either. */
const TITLE = 1;
const AREA = 1.5;
const LINKED = 2;
/** Less likeness than this is chance. */
export const ENOUGH = 0.25;

const wordsOf = (title: string, at: number, baselines: readonly Baseline[]): string =>
  [title, ...baselines.filter((one) => one.chapter === at + 1).map((one) => one.metric)].join(' ');

const scoreOf = (task: Task, chapter: string, at: number, baselines: readonly Baseline[]): number => {
  const linked = baselines.some((one) => one.task === task.id && one.chapter === at + 1) ? LINKED : 0;
  return TITLE * likeness(task.text, chapter) + AREA * likeness(task.area, chapter) + linked;
};

const bestChapter = (task: Task, chapters: readonly string[], baselines: readonly Baseline[]): number | null => {
  const scores = chapters.map((words, at) => scoreOf(task, words, at, baselines));
  const best = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  return best < ENOUGH ? null : scores.indexOf(best);
};

const byArea = (tasks: readonly Task[]): readonly PlacedChapter[] => {
  const areas = [...new Set(tasks.map((task) => task.area))];
  return areas.map((area) => ({ title: area, start: null, end: null, tasks: tasks.filter((task) => task.area === area) }));
};

/**
 * Puts each task in exactly one chapter of the review.
 * - the chapters are those of the town's own last review, in their order, whatever its length
 * - a task goes where its words, its area's and the last review's figures for it fit best
 * - what fits nowhere stands behind them under its own area's heading; without a last review all do
 * - a chapter without a task stays: the office may fill it
 */
export const placeTasks = (
  tasks: readonly Task[],
  chapters: readonly ReviewChapter[],
  baselines: readonly Baseline[],
): readonly PlacedChapter[] => {
  const titled = chapters.map((chapter, at) => ({ chapter, number: at })).filter(({ chapter }) => chapter.title.trim() !== '');
  if (titled.length === 0) return byArea(tasks);
  const words = titled.map(({ chapter, number }) => wordsOf(chapter.title, number, baselines));
  const places = new Map(
    tasks.map((task) => [
      task.n,
      bestChapter(
        task,
        words,
        renumber(
          baselines,
          titled.map(({ number }) => number),
        ),
      ),
    ]),
  );
  const placed = titled.map(({ chapter }, at) => ({ ...chapter, tasks: tasks.filter((task) => places.get(task.n) === at) }));
  return [...placed, ...byArea(tasks.filter((task) => places.get(task.n) === null))];
};

/** Baselines count all chapters from 1, also those without a title. */
const renumber = (baselines: readonly Baseline[], kept: readonly number[]): readonly Baseline[] =>
  baselines.flatMap((one) => {
    const at = kept.indexOf(one.chapter - 1);
    return at === -1 ? [] : [{ ...one, chapter: at + 1 }];
  });
