import { comparisonBefore, comparisonOf } from './comparison-of.ts';
import { figuresIn, type WrittenFigure } from './figures-in.ts';
import { isCommitted } from './is-committed.ts';
import { CHANGE, metricOf, objectOf } from './metric-of.ts';
import type { Comparison, Target } from './plan.ts';
import { namedDays, readDueDate } from './read-due-date.ts';
import { zeroTargets } from './zero-targets.ts';

/** A target, and where its figure stands. */
export interface PlacedTarget extends Target {
  readonly start: number;
  readonly end: number;
}

/** Quotations and titles of documents: what stands in them is a name. */
const QUOTED = /[“《][^“”《》\n]{0,40}[”》]/g;
const STOPS = '，,。；;：:！!？?（(）)';
const REACH = 60;

/** Start of the words about a figure: behind the last stop, at most `REACH` characters back, not before `floor`. */
const wordsFrom = (text: string, at: number, floor: number): number => {
  const limit = Math.max(floor, at - REACH);
  let from = at;
  while (from > limit && !STOPS.includes(text[from - 1]!)) from--;
  return from;
};

const wordsTo = (text: string, at: number, ceiling: number): number => {
  const limit = Math.min(ceiling, at + REACH);
  let to = at;
  while (to < limit && !STOPS.includes(text[to]!) && text[to] !== '、') to++;
  return to;
};

const outsideQuotes = (text: string, figures: readonly WrittenFigure[]): WrittenFigure[] => {
  const quotes = [...text.matchAll(QUOTED)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  let q = 0;
  return figures.filter((figure) => {
    while (q < quotes.length && quotes[q]!.end <= figure.start) q++;
    return !(q < quotes.length && quotes[q]!.start <= figure.start && figure.end <= quotes[q]!.end);
  });
};

/** Names of “城镇和农村居民收入分别”: one for each figure of the run, or null when they do not match in number. */
const distributed = (words: string, count: number): string[] | null => {
  const at = words.lastIndexOf('分别');
  if (at < 0) return null;
  const subject = objectOf(words.slice(0, at));
  const parts =
    subject.startsWith('城乡') && count === 2
      ? ['城市', `农村${subject.slice(2)}`]
      : subject.split(/[、和与及]/).filter((part) => part !== '');
  if (parts.length !== count) return null;
  const last = parts.at(-1)!;
  return parts.map((part) => (part === last ? part : part + last.slice(part.length).replace(/^[一二两三四]级/, '')));
};

/** Rates that share one value: “见面率、办结率、满意率均达”. */
const sharing = (words: string): string[] => {
  const said = /^(.{2,50}?)(?:均|都|全部)(?:要?达到?|为|保持|不低于|实现|在)?/.exec(words);
  const parts = said ? said[1]!.split(/[、和]/) : [];
  return parts.length > 1 && parts.every((part) => /[率度]$/.test(part)) ? parts : [];
};

/** Figures that follow one another by nothing but 、 or 和: “8%、9%”. */
const runLength = (text: string, figures: readonly WrittenFigure[], i: number): number => {
  let n = 1;
  while (n < 6 && figures[i + n] && /^[、和,，与]?(?:每[月年日])?$/.test(text.slice(figures[i + n - 1]!.end, figures[i + n]!.start))) n++;
  return n;
};

const perWhom = (before: string, unit: string): string => {
  if (unit !== '元') return unit;
  if (/每人每月(?:提高|增加)?(?:到|至)?$/.test(before)) return '元/人·月';
  if (/每人每年(?:提高|增加)?(?:到|至)?$/.test(before)) return '元/人·年';
  return /每月(?:提高到?|增加到?)?$/.test(before) ? '元/月' : unit;
};

/** Counted figures of a text that commit, with metric and comparison. */
const countedTargets = (text: string): PlacedTarget[] => {
  const figures = outsideQuotes(text, figuresIn(text));
  const found: PlacedTarget[] = [];
  let names: string[] = [];
  let run: { left: number; said: Comparison | null; unit: string; least: boolean } = { left: 0, said: null, unit: '', least: false };
  let part: string | null = null;
  let partEnd = -1;
  let previousMetric = '';
  figures.forEach((figure, i) => {
    const floor = figures[i - 1]?.end ?? 0;
    const from = wordsFrom(text, figure.start, floor);
    const before = text.slice(from, figure.start);
    const next = figures[i + 1];
    const to = wordsTo(text, figure.end, next?.start ?? text.length);
    const inRun = run.left > 0;
    const own = comparisonBefore(text, from, figure);
    const said = own ?? (inRun ? run.said : null);
    const least = /不得?[低少]于/.test(text.slice(Math.max(from, figure.start - 8), figure.start));
    if (inRun) run.left--;
    else {
      const length = runLength(text, figures, i);
      names = distributed(before, length) ?? [];
      run = { left: length - 1, said: names.length > 0 ? own : null, unit: perWhom(before, figure.unit), least };
    }
    const laterInClause = next !== undefined && to === next.start;
    if (!isCommitted(text, figure, said !== null || figure.valueMax !== null, laterInClause)) return;
    const name = names.shift();
    const clause =
      before === '' || CHANGE.test(before) ? objectOf(text.slice(wordsFrom(text, Math.max(0, from - 1), 0), Math.max(0, from - 1))) : '';
    const metric = name ?? metricOf(before, text.slice(figure.end, to), previousMetric || clause);
    const grows = name !== undefined && /增长|提高|增加/.test(before) && /%|点/.test(figure.unit) && !/[到至]$/.test(before) ? '增长' : '';
    if (/其中/.test(text.slice(Math.max(floor, from - 3), figure.start)) && found.length > 0) {
      const parents = found.filter((target) => target.within === null);
      part = (parents.slice(-4).find((target) => target.unit === figure.unit) ?? parents.at(-1))?.metric ?? null;
      partEnd = figure.end;
    } else if (part !== null && /[，,；;。）)]/.test(text.slice(partEnd, figure.start))) part = null;
    else if (part !== null) partEnd = figure.end;
    const target: PlacedTarget = {
      metric: metric + grows,
      comparison: comparisonOf(figure, said, least),
      value: figure.value,
      valueMax: figure.valueMax,
      unit: inRun && run.unit.includes('/') ? run.unit : perWhom(before, figure.unit),
      within: part,
      place: null,
      by: null,
      start: figure.start,
      end: figure.end,
    };
    previousMetric = target.metric;
    const shared = sharing(before);
    if (shared.length > 0) found.push(...shared.map((rate) => ({ ...target, metric: rate })));
    else found.push(target);
  });
  return found;
};

const placedTargets = (text: string): PlacedTarget[] => {
  const counts = countedTargets(text);
  return [...counts, ...zeroTargets(text, counts)].sort((a, b) => a.start - b.start);
};

/** Whether words commit to a figure. */
export const commitsTo = (words: string): boolean => placedTargets(words).length > 0;

/**
 * The figures that a task commits to (marking rules T1–T7), in order.
 *
 * @param text words of one task, full-width digits already made half-width
 * @param year year planned for, to which dates without a year belong
 * @example readTargets('争取卫生厕所覆盖率达60%以上', 2022)[0]?.value //=> 60
 */
export const readTargets = (text: string, year: number): Target[] => {
  const targets = placedTargets(text);
  if (targets.length === 0) return [];
  const days = namedDays(text, year);
  const due = readDueDate(text, year).day;
  return targets.map(({ start, end: _end, ...target }) => {
    const named = days.find((day) => day.end <= start && start - day.end < REACH && !/[，,；;。]/.test(text.slice(day.end, start)));
    return named && named.day !== due ? { ...target, by: named.day } : target;
  });
};
