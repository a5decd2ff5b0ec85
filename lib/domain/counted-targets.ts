import { comparisonBefore, comparisonOf } from './comparison-of.ts';
import { roleOfFigure } from './figure-role.ts';
import { figuresIn, type WrittenFigure } from './figures-in.ts';
import { type Measured, metricOf } from './metric-of.ts';
import type { Comparison, Target } from './plan.ts';
import { namesApart, namesTogether } from './shared-figures.ts';

/** A target, and where its figure stands. */
export interface PlacedTarget extends Target {
  readonly start: number;
  readonly end: number;
}

/** Quotations and titles of documents: what stands in them is a name. */
const QUOTED = /[“《][^“”《》\n]{0,40}[”》]/g;
const STOPS = '，,。；;：:！!？?（(）)';
/** How far the words about a figure may reach, in characters. */
const REACH = 60;

/** A short bracket inside a name parts nothing: 养殖场（小区）100个. */
const ASIDE_BEFORE = /（[^（），。；：\d]{1,4}）$/;
const ASIDE_BEHIND = /^（[^（），。；：\d]{1,4}）/;

/** Start of the words about what stands at `at`: behind the last stop, not before `floor`. */
const clauseStart = (text: string, at: number, floor: number): number => {
  const limit = Math.max(floor, at - REACH);
  let from = at;
  while (from > limit) {
    if (!STOPS.includes(text[from - 1]!)) from--;
    else {
      const aside = text[from - 1] === '）' ? ASIDE_BEFORE.exec(text.slice(Math.max(limit, from - 6), from)) : null;
      if (!aside) break;
      from -= aside[0].length;
    }
  }
  return from;
};

const wordsEnd = (text: string, at: number, ceiling: number): number => {
  const limit = Math.min(ceiling, at + REACH);
  let to = at;
  while (to < limit && text[to] !== '、') {
    if (!STOPS.includes(text[to]!)) to++;
    else {
      const aside = text[to] === '（' ? ASIDE_BEHIND.exec(text.slice(to, to + 6)) : null;
      if (!aside) break;
      to += aside[0].length;
    }
  }
  return Math.min(to, limit);
};

const outsideQuotes = (text: string, figures: readonly WrittenFigure[]): WrittenFigure[] => {
  const quotes = [...text.matchAll(QUOTED)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  let q = 0;
  return figures.filter((figure) => {
    while (q < quotes.length && quotes[q]!.end <= figure.start) q++;
    return !(q < quotes.length && quotes[q]!.start <= figure.start && figure.end <= quotes[q]!.end);
  });
};

/** Sizes in the names of a list that closes with its number: “A厂60万吨电解铝、B厂2×35万千瓦机组等12个项目”. */
const outsideLists = (text: string, figures: readonly WrittenFigure[]): WrittenFigure[] =>
  figures.filter((figure, i) => {
    const total = figures.slice(i + 1, i + LONGEST_LIST).find(({ start }) => text[start - 1] === '等');
    return total === undefined || !/^[^，,。；;：:]{0,80}、[^，,。；;：:]{0,60}$/.test(text.slice(figure.end, total.start));
  });
const LONGEST_LIST = 6;

/** Figures from the i-th on that follow one another by nothing but 、 or 和: “8%、9%”. */
const runLength = (text: string, figures: readonly WrittenFigure[], i: number): number => {
  let n = 1;
  while (n < 6 && figures[i + n] && /^[、和,，与]?$/.test(text.slice(figures[i + n - 1]!.end, figures[i + n]!.start))) n++;
  return n;
};

/** The unit with whom or when it is paid: 每人每月提高5元 is 元/人·月. */
const unitOf = (before: string, unit: string): string => {
  if (/克$/.test(unit)) return /每立方米(?:控制在|不高于|不超过|降至|达到)?$/.test(before) ? `${unit}/立方米` : unit;
  if (unit !== '元') return unit;
  const per = /(每人)?每([月年])(?:提高|增加)?(?:到|至)?(?:不低于|不超过|达到?)?$/.exec(before);
  return per ? `元/${per[1] ? '人·' : ''}${per[2]}` : unit;
};

/** Between a count and the size of what is counted: 18条总里程260公里的国省道. */
const SIZE_OF = /^(?:总里程|全长|总长|总面积|面积|总投资|共|约)?$/;

/** What a list of figures hands on from one to the next. */
interface Thread {
  /** Names, comparison and unit of a run “分别…8%、9%”. */
  names: readonly string[];
  left: number;
  said: Comparison | null;
  unit: string;
  /** What stands behind the last figure of the run and is meant of all: 分别稳定在310万吨和750万吨左右. */
  bound: string;
  /** Metric of the last target. */
  metric: string;
  /** End of the last target: the words about the next begin behind it. */
  floor: number;
  /** End of the last figure that only tells what is; those listed with it do too. */
  presentEnd: number;
  /** End of a share whose clause goes on with its condition: 一半以上的村年收益达到10万元. */
  shareEnd: number;
  /** Unit of the last baseline, which what it is raised to shares: 由每人每月85元提高到100元. */
  per: { readonly unit: string; readonly end: number };
  /** Targets of which 其中 names parts, and the end of the last part. */
  wholes: readonly PlacedTarget[];
  partEnd: number;
}

/** Unit of a figure, that of the baseline it is raised from where the two stand in one clause. */
const raisedUnit = (text: string, { per }: Thread, figure: WrittenFigure, before: string): string => {
  const own = unitOf(before, figure.unit);
  const raised = per.end >= 0 && per.unit.startsWith(`${own}/`) && !/[，,。；;]/.test(text.slice(per.end, figure.start).slice(0, REACH));
  return raised ? per.unit : own;
};

const SHARE_OF = /^的?(?:行政|自然)?(?:村|社区|企业|农户|乡镇|学校|家庭|居民|群众|小区)/;

/** Keeps track of 其中: which whole the figure is a part of, until a stop or a closing bracket. */
const followParts = (text: string, figure: WrittenFigure, from: number, thread: Thread, found: readonly PlacedTarget[]): string | null => {
  const begins = text.slice(Math.max(thread.floor, from - 3), figure.start).includes('其中');
  const ends = /[，,；;。）)]/.test(text.slice(thread.partEnd, Math.min(figure.start, thread.partEnd + REACH)));
  if (begins) thread.wholes = found.slice(-6).filter((target) => target.within === null);
  else if (ends) thread.wholes = [];
  thread.partEnd = figure.end;
  return (thread.wholes.findLast((target) => target.unit === figure.unit) ?? thread.wholes.at(-1))?.metric ?? null;
};

/**
 * Figures of a task that it commits to, each with metric, comparison, place and the whole it is part of.
 *
 * - “分别” and “、” hand on the comparison; “均达” gives each rate the same value
 * - 其中 names the parts of what stands before
 */
export const countedTargets = (text: string): PlacedTarget[] => {
  const figures = outsideLists(text, outsideQuotes(text, figuresIn(text)));
  const found: PlacedTarget[] = [];
  const thread: Thread = {
    names: [],
    left: 0,
    said: null,
    unit: '',
    bound: '',
    metric: '',
    floor: 0,
    presentEnd: -1,
    shareEnd: -1,
    per: { unit: '', end: -1 },
    wholes: [],
    partEnd: 0,
  };
  figures.forEach((figure, i) => {
    const from = clauseStart(text, figure.start, thread.floor);
    const before = text.slice(from, figure.start);
    const next = figures[i + 1];
    const to = wordsEnd(text, figure.end, next?.start ?? text.length);
    const own = comparisonBefore(text, from, figure);
    if (thread.left > 0) thread.left--;
    else {
      const length = runLength(text, figures, i);
      const names = namesApart(before, length);
      thread.bound = names.length > 0 ? (figures[i + length - 1]?.bound ?? '') : '';
      Object.assign(thread, { names, left: length - 1, said: names.length > 0 ? own : null, unit: unitOf(before, figure.unit) });
    }
    const said = own ?? thread.said;
    const [name, ...others] = thread.names;
    thread.names = others;
    const listed =
      thread.presentEnd >= 0 &&
      /^[^，,。；;：:]{0,20}[、和][^，,。；;：:]{0,12}$/.test(text.slice(thread.presentEnd, figure.start).slice(0, 40));
    if (thread.shareEnd >= 0 && clauseStart(text, figure.start, thread.shareEnd) === thread.shareEnd) return;
    const role = listed
      ? 'present'
      : roleOfFigure(text, figure, said !== null || figure.valueMax !== null, next !== undefined && to === next.start ? next : null);
    if (role !== 'target') {
      if (role === 'present') thread.presentEnd = figure.end;
      if (role === 'baseline') thread.per = { unit: unitOf(before, figure.unit), end: figure.end };
      return;
    }
    const sized = next !== undefined && text[next.end] === '的' && SIZE_OF.test(text.slice(figure.end, next.start));
    const behind = sized ? text.slice(next.end, wordsEnd(text, next.end, text.length)) : text.slice(figure.end, to);
    const clauseBefore = text.slice(clauseStart(text, Math.max(0, from - 1), 0), Math.max(0, from - 1));
    const isShare = figure.unit === '%' && (figure.bound === '以上' || behind.startsWith('的')) && SHARE_OF.test(behind);
    if (isShare) thread.shareEnd = figure.end;
    const wordsOfShare = isShare ? text.slice(figure.end, wordsEnd(text, figure.end, text.length)).replace(/^的/, '') : '';
    const whole = followParts(text, figure, from, thread, found);
    const measured: Measured = isShare
      ? { metric: `${wordsOfShare}占比`, place: null }
      : name !== undefined
        ? { metric: name, place: null }
        : metricOf({ before, behind, previous: thread.metric, whole, clauseBefore, unit: figure.unit });
    const target: PlacedTarget = {
      ...measured,
      comparison: comparisonOf(
        figure.bound === '' && name !== undefined ? { ...figure, bound: thread.bound } : figure,
        said,
        /不得?[低少]于/.test(before.slice(-8)),
      ),
      value: figure.value,
      valueMax: figure.valueMax,
      unit: name !== undefined && thread.unit.includes('/') ? thread.unit : raisedUnit(text, thread, figure, before),
      within: whole,
      by: null,
      start: figure.start,
      end: figure.end,
    };
    const rates = namesTogether(before);
    found.push(...(rates.length > 0 ? rates.map((metric) => ({ ...target, metric })) : [target]));
    thread.metric = target.metric;
    // What the metric took from behind the figure belongs to no other.
    thread.floor = behind !== '' && !sized && target.metric.endsWith(behind.slice(-2)) ? to : figure.end;
  });
  return found;
};
