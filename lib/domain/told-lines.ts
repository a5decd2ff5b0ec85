import { chineseMonthDay } from './day.ts';
import { lastLines, measureLine, shareDone, shown } from './progress.ts';
import { missingOf } from './shares.ts';
import type { MeasureState, Task } from './task.ts';
import { LIGHT_NAMES, type Lit } from './traffic-light.ts';

/** So many names of villages stand in a line. */
const MOST_NAMES = 6;
/** A quotation fits two lines of a phone. */
const MOST_WORDS = 40;

/**
 * What a digest shows beside one question, which may be about several tasks (合并填报): a line each, short enough for a phone; nothing of
 * a sensitive one.
 *
 * - figures with a target: last value, target and day, a part (其中) behind its whole; the reached ones in one line with ✓
 * - behind the first of them how quantity and coverage stand; the word of the light, never its colour
 * - villages that have not reported, by name
 * - figures without a target in one line, with last year's: what was written then and is counted now
 * - nodes with a day; and the last words, where figures do not tell it all
 *
 * @example toldLines([soybean], lightOfTask) //=> ['大豆种植面积 640 / 2010亩（5月25日报） ● 正常']
 */
export const toldLines = (tasks: readonly Task[], litOf: (task: Task) => Lit): readonly string[] => {
  const shown = tasks.filter(({ sensitive }) => !sensitive);
  return [
    ...shown.flatMap((task) => [...targetLines(task, litOf(task)), ...villageLines(task)]),
    ...counterLine(shown.flatMap(({ measures }) => measures)),
    ...shown.flatMap((task) => [...nodeLine(task), ...wordsLine(task)]),
  ];
};

/** Each measure with the line that `lastLines` has of it. */
const measuresOf = (task: Task): readonly (readonly [MeasureState, string])[] => {
  const lines = lastLines(task);
  return task.measures.map((measure, i) => [measure, lines[i] ?? ''] as const);
};

const targetLines = (task: Task, lit: Lit): readonly string[] => {
  const promised = measuresOf(task).filter(([{ target }]) => target !== null);
  const isPart = ({ target }: MeasureState): boolean => promised.some(([{ name }]) => name === target?.within);
  const wholes = promised
    .filter(([measure]) => !isPart(measure))
    .map(([measure, line]) => {
      const parts = promised.filter(([part]) => part.target?.within === measure.name && isPart(part));
      const isReached = [measure, ...parts.map(([part]) => part)].every((one) => shareDone(one) === 1);
      return { text: [line, ...parts.map(([, text]) => text)].join('，其中'), isReached };
    });
  const open = wholes.filter(({ isReached }) => !isReached).map(({ text }) => text);
  const reached = wholes.filter(({ isReached }) => isReached).map(({ text }) => `${text} ✓`);
  const [first, ...others] = open;
  return [
    ...(first === undefined ? [] : [`${first}${standing(task, lit)}`]),
    ...others,
    ...(reached.length > 0 ? [reached.join('　')] : []),
  ];
};

/** How a task stands is news where it has a pace; grey has nothing to say yet. */
const standing = ({ kind }: Task, { light }: Lit): string =>
  (kind === 'quantity' || kind === 'coverage') && light !== 'grey' ? ` ● ${LIGHT_NAMES[light]}` : '';

const villageLines = ({ measures }: Task): readonly string[] =>
  measures.flatMap(({ name, shares }) => {
    const missing = missingOf(shares);
    return missing.length === 0 ? [] : [`${missing.length}个村尚未报${name}：${namesOf(missing)}`];
  });

/** @example namesOf(['八柏村', '万平村']) //=> '八柏村、万平村' */
const namesOf = (names: readonly string[]): string =>
  `${names.slice(0, MOST_NAMES).join('、')}${names.length > MOST_NAMES ? `等${names.length}个村` : ''}`;

/** Whether the town's review wrote of it last year: a figure that is only its own plan's was never written. */
const isOfReview = ({ lastYear, lastResult, source }: MeasureState): boolean =>
  lastYear !== null && (source === 'last-review' || lastResult?.value !== lastYear);

const counterLine = (measures: readonly MeasureState[]): readonly string[] => {
  const counters = measures.filter(({ target }) => target === null);
  if (counters.length === 0) return [];
  const isWritten = counters.some(isOfReview);
  const days = [...new Set(counters.map(({ asOf }) => asOf))];
  const byDay = days.map((day) => {
    const figures = counters.filter(({ asOf }) => asOf === day).map(withLastYear);
    return `${figures.join('、')}${day === null ? '' : `（${chineseMonthDay(day)}报）`}`;
  });
  return [`${isWritten ? '去年写过、今年在记' : '今年在记'}：${byDay.join('、')}`];
};

const withLastYear = (measure: MeasureState): string =>
  `${measureLine(measure)}${measure.lastYear === null ? '' : `（上年${shown(measure.lastYear)}${measure.unit}）`}`;

const nodeLine = (task: Task): readonly string[] => {
  const nodes = lastLines(task).slice(task.measures.length);
  return nodes.length > 0 ? [nodes.join('；')] : [];
};

const wordsLine = ({ kind, measures, lastReport }: Task): readonly string[] => {
  const words = lastReport?.progress.trim() ?? '';
  if (words === '' || (measures.length > 0 && kind !== 'milestone' && kind !== 'campaign')) return [];
  const characters = Array.from(words.replace(/\s+/g, ' '));
  const said = characters.length > MOST_WORDS ? `${characters.slice(0, MOST_WORDS - 1).join('')}…` : characters.join('');
  return [`上次（${chineseMonthDay(lastReport!.day)}）：${said}`];
};
