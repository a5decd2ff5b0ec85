import { SUBJECTS } from './fields-of-work.ts';
import { indexWords, wordFinder } from './find-words.ts';
import type { Baseline, Target } from './plan.ts';
import { sameMetric, sameUnit } from './same-metric.ts';
import { sharesWork, stockAgainstFlow, workOf } from './same-work.ts';

/** A figure of the review with the words it stands in: its clause, its sentence, the run-in theme above it. */
export type ReviewFigure = Omit<Baseline, 'task'> & {
  readonly clause: string;
  readonly sentence: string;
  readonly sentenceEnd: number;
  readonly theme: string;
};

interface LinkableTask {
  readonly id: string;
  readonly text: string;
  readonly targets: readonly Target[];
}

/** Below this a word that both hold is chance: it stands in many tasks, or outside what the figure is about. */
const ENOUGH = 3;
/** The words counted say more than the clause they stand in, and so on outwards. */
const LAYERS = [
  ['metric', 1],
  ['clause', 0.5],
  ['theme', 0.6],
  ['sentence', 0.3],
] as const;
/** A subject that is less of a task than this is mentioned in it, not its work. */
const LEAST_SHARE = 0.3;
/** A word that one of so many tasks has is rare; a shorter plan does not make it common. */
const USUAL_PLAN = 30;
/** Figures of one sentence belong together. */
const SAME_SENTENCE = 2;
/** A figure of the very metric that a task promises is its base, whatever else speaks of it. */
const PROMISED = 20;
/** When and where a thing is done is not what is done: 在汛期及森林防灭火等重点时段. */
const CONDITION = /在[^，,。；;]{2,24}?(?:时段|期间|时期|基础上|过程中)/g;

const ENTRY = new Map(
  SUBJECTS.flatMap(({ id, words, weak, deciding }) => [
    ...weak.map((word) => [word, { id, weight: word.length / 2 }] as const),
    ...[...words, ...deciding].map((word) => [word, { id, weight: word.length }] as const),
  ]),
);
const findWords = wordFinder(indexWords(ENTRY.keys()));

/** Pairs that stand in any report's any sentence. */
const WITHOUT_MEANING = /[完成实现开展累计新增的了和与及等个在各年余全做好抓推进加强落工作制度人村镇大次项级类]/;
const EVERYWHERE = new Set(
  '宣传 工程 项目 培训 资金 补助 政策 干部 家庭 组织 安全 问题 扶助 管理 建设 服务 措施 检查 排查 水利 巩固 提升 优化 稳定 发展 扶持 奖励 对象 支持 保障 持续 落实 严格 强化 规范 行动 专项 活动 情况 基础 常态 改造 面积 收入 增长 生产 社区 农村 群众 企业 村民 监督 畅通'.split(
    ' ',
  ),
);

/** What a text is about, with how much: words of work, pairs of characters (1 each), and subjects (with a #, shares that add up to 1). */
const cluesOf = (text: string): Map<string, number> => {
  const clues = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    if (/^[一-龥]{2}$/.test(pair) && !WITHOUT_MEANING.test(pair) && !EVERYWHERE.has(pair)) clues.set(pair, 1);
  }
  const found = findWords(text);
  const total = found.reduce((sum, { word }) => sum + ENTRY.get(word)!.weight, 0);
  for (const { word } of found) {
    const { id, weight } = ENTRY.get(word)!;
    clues.set(word, 1).set(`#${id}`, (clues.get(`#${id}`) ?? 0) + weight / total);
  }
  return clues;
};

/** The tasks that have a clue, each with how much of it. */
const tasksByClue = (tasks: readonly LinkableTask[]): Map<string, { readonly task: number; readonly amount: number }[]> => {
  const index = new Map<string, { task: number; amount: number }[]>();
  tasks.forEach(({ text }, task) => {
    for (const [clue, amount] of cluesOf(text.replace(CONDITION, ''))) {
      if (clue.startsWith('#') && amount < LEAST_SHARE) continue;
      const list = index.get(clue);
      if (list) list.push({ task, amount });
      else index.set(clue, [{ task, amount }]);
    }
  });
  return index;
};

/** A noun that any work has: of which, the figure before it in the sentence tells (重点项目118个，投资96.5亿元). */
const OF_ANY_WORK = /^(?:完成)?(?:总投资|投资|产值|总产值|收入|资金|总产|产量|总产量|面积|数量|总数)$/;

/** Whether a task promises the very thing that a figure counts. */
const promises = ({ targets }: LinkableTask, { metric, unit }: ReviewFigure): boolean =>
  targets.some((target) => sameUnit(target.unit, unit) && sameMetric(target.metric, metric));

/**
 * Which task of the plan each figure of the review is the base of, or null.
 *
 * - only a task whose work the counted noun itself names, or that promises the same metric: a missing link costs nothing, a wrong one is
 *   read aloud
 * - of these the task with which the words counted, then their clause, theme and sentence share the rarest words and the subject
 *
 * Linear: only tasks that share a word are looked at.
 */
export const linkBaselines = (figures: readonly ReviewFigure[], tasks: readonly LinkableTask[]): Baseline[] => {
  const having = tasksByClue(tasks);
  const works = tasks.map(({ text }) => workOf(text.replace(CONDITION, '')));
  const size = Math.max(tasks.length, USUAL_PLAN);
  const scoresOf = (figure: ReviewFigure): Map<number, number> => {
    const scores = new Map<number, number>();
    const seen = new Set<string>();
    for (const [layer, weight] of LAYERS)
      for (const clue of cluesOf(figure[layer]).keys()) {
        if (seen.has(clue)) continue;
        seen.add(clue);
        const list = having.get(clue) ?? [];
        const rarity = Math.log2(1 + size / Math.max(1, list.length)) * (clue.startsWith('#') ? 2 : 1);
        for (const { task, amount } of list) scores.set(task, (scores.get(task) ?? 0) + weight * rarity * amount);
      }
    return scores;
  };
  let before: { readonly sentenceEnd: number; readonly task: number } | null = null;
  const taskOf = (figure: ReviewFigure): string | null => {
    const round = `${figure.clause}。${figure.theme}。${figure.sentence}`;
    const [best] = [...scoresOf(figure)]
      .flatMap(([i, score]) => {
        const task = tasks[i]!;
        const isBeside = before?.task === i && figure.start < before.sentenceEnd;
        if (promises(task, figure) && (isBeside || !OF_ANY_WORK.test(figure.metric))) return [[i, score + PROMISED] as const];
        const total = score + (isBeside ? SAME_SENTENCE : 0);
        return total >= ENOUGH && sharesWork(figure.metric, round, works[i]!) ? [[i, total] as const] : [];
      })
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (best === undefined || stockAgainstFlow(figure.clause, tasks[best[0]]!.text)) return null;
    before = { sentenceEnd: figure.sentenceEnd, task: best[0] };
    return tasks[best[0]]!.id;
  };
  return figures.map((figure) => {
    const { metric, value, unit, start, end, chapter } = figure;
    return { metric, value, unit, start, end, chapter, task: taskOf(figure) };
  });
};
