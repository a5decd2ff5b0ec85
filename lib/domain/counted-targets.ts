import { comparisonBefore, comparisonOf } from './comparison-of.ts';
import { type FigureRole, roleOfFigure } from './figure-role.ts';
import { clauseStart, plainFigures, REACH, wordsEnd } from './figure-words.ts';
import type { WrittenFigure } from './figures-in.ts';
import { CHANGE, type Measured, metricOf } from './metric-of.ts';
import type { Comparison, Target } from './plan.ts';
import { namesApart, namesTogether } from './shared-figures.ts';

/** A target, and where its figure stands. */
export interface PlacedTarget extends Target {
  readonly start: number;
  readonly end: number;
}

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

/** “城镇和农村收入分别增长8%、9%以上”: what one run of figures shares. */
interface Run {
  /** Names of the figures that are still to come. */
  readonly names: readonly string[];
  readonly left: number;
  readonly said: Comparison | null;
  readonly unit: string;
  /** What stands behind the last figure and is meant of all. */
  readonly bound: string;
}

const NO_RUN: Run = { names: [], left: 0, said: null, unit: '', bound: '' };

const SHARE_OF = /^的?(?:行政|自然)?(?:村|社区|企业|农户|乡镇|学校|家庭|居民|群众|小区)/;
/** Listed with a figure that only tells what is. */
const LISTED = /^[^，,。；;：:]{0,20}[、和][^，,。；;：:]{0,12}$/;

/** One figure in its clause. */
interface Standing {
  readonly figure: WrittenFigure;
  readonly next: WrittenFigure | undefined;
  /** Where the words about it begin, and those words. */
  readonly from: number;
  readonly before: string;
  /** End of the words behind it. */
  readonly to: number;
  readonly said: Comparison | null;
  /** Its name, where a run gave it one. */
  readonly name: string | undefined;
}

/** Reads the figures of one text in order; what one says of the next is kept between them. */
class FigureThread {
  readonly #text: string;
  readonly #figures: readonly WrittenFigure[];
  readonly #found: PlacedTarget[] = [];
  #run: Run = NO_RUN;
  /** Metric of the last target. */
  #metric = '';
  /** End of the last target: the words about the next begin behind it. */
  #floor = 0;
  /** End of the last figure that only tells what is. */
  #presentEnd = -1;
  /** End of a share whose clause goes on with its condition: 一半以上的村年收益达到10万元. */
  #shareEnd = -1;
  /** Unit of the last baseline, which what it is raised to shares: 由每人每月85元提高到100元. */
  #raised = { unit: '', end: -1 };
  /** Targets of which 其中 names parts, and the end of the last part. */
  #wholes: readonly PlacedTarget[] = [];
  #partEnd = 0;
  /** Whether those parts are a list behind a colon. */
  #isList = false;

  constructor(text: string) {
    this.#text = text;
    this.#figures = plainFigures(text);
  }

  targets(): PlacedTarget[] {
    this.#figures.forEach((figure, i) => {
      const standing = this.#standingOf(figure, i);
      if (this.#isConditionOfShare(figure)) return;
      const role = this.#roleOf(standing);
      if (role === 'target') this.#take(standing);
      else this.#passOver(standing, role);
    });
    return this.#found;
  }

  #standingOf(figure: WrittenFigure, i: number): Standing {
    const from = clauseStart(this.#text, figure.start, this.#floor);
    const before = this.#text.slice(from, figure.start);
    const next = this.#figures[i + 1];
    const own = comparisonBefore(this.#text, from, figure);
    this.#run = this.#run.left > 0 ? { ...this.#run, left: this.#run.left - 1 } : this.#runFrom(i, before, own);
    const [name, ...names] = this.#run.names;
    this.#run = { ...this.#run, names };
    const to = wordsEnd(this.#text, figure.end, next?.start ?? this.#text.length);
    return { figure, next, from, before, to, said: own ?? this.#run.said, name };
  }

  #runFrom(i: number, before: string, own: Comparison | null): Run {
    const length = runLength(this.#text, this.#figures, i);
    const names = namesApart(before, length);
    const unit = unitOf(before, this.#figures[i]!.unit);
    if (names.length === 0) return { ...NO_RUN, left: length - 1, unit };
    return { names, left: length - 1, said: own, unit, bound: this.#figures[i + length - 1]!.bound };
  }

  #isConditionOfShare({ start }: WrittenFigure): boolean {
    return this.#shareEnd >= 0 && clauseStart(this.#text, start, this.#shareEnd) === this.#shareEnd;
  }

  #roleOf({ figure, next, to, said }: Standing): FigureRole {
    const listed = this.#presentEnd >= 0 && LISTED.test(this.#text.slice(this.#presentEnd, figure.start).slice(0, 40));
    if (listed) return 'present';
    return roleOfFigure(this.#text, figure, said !== null || figure.valueMax !== null, next && to === next.start ? next : null);
  }

  #passOver({ figure, before }: Standing, role: FigureRole): void {
    if (role === 'present') this.#presentEnd = figure.end;
    // 总投资5.2亿元的5个项目: the count is not of the sum.
    if (role === 'present' && this.#text[figure.end] === '的') this.#floor = figure.end + 1;
    if (role === 'baseline') this.#raised = { unit: unitOf(before, figure.unit), end: figure.end };
  }

  #take(standing: Standing): void {
    const { figure, next, before, to, said, name } = standing;
    const text = this.#text;
    const sized = next !== undefined && text[next.end] === '的' && SIZE_OF.test(text.slice(figure.end, next.start));
    const behind = sized ? text.slice(next.end, wordsEnd(text, next.end, text.length)) : text.slice(figure.end, to);
    const within = this.#wholeOf(standing);
    const target: PlacedTarget = {
      ...this.#measuredBy(standing, behind, within),
      comparison: comparisonOf(this.#withBoundOfRun(standing), said, /不得?[低少]于/.test(before.slice(-8))),
      value: figure.value,
      valueMax: figure.valueMax,
      unit: name !== undefined && this.#run.unit.includes('/') ? this.#run.unit : this.#raisedUnit(standing),
      within,
      by: null,
      start: figure.start,
      end: figure.end,
    };
    const rates = namesTogether(before);
    this.#found.push(...(rates.length > 0 ? rates.map((metric) => ({ ...target, metric })) : [target]));
    this.#metric = target.metric;
    // What the metric took from behind the figure belongs to no other.
    this.#floor = behind !== '' && !sized && target.metric.endsWith(behind.slice(-2)) ? to : figure.end;
  }

  #withBoundOfRun({ figure, name }: Standing): WrittenFigure {
    return figure.bound === '' && name !== undefined ? { ...figure, bound: this.#run.bound } : figure;
  }

  /** What the figure measures: the share of a whole, the name that its run gave it, or what stands round it. */
  #measuredBy({ figure, from, before, name }: Standing, behind: string, whole: string | null): Measured {
    const text = this.#text;
    if (figure.unit === '%' && (figure.bound === '以上' || behind.startsWith('的')) && SHARE_OF.test(behind)) {
      this.#shareEnd = figure.end;
      const words = text.slice(figure.end, wordsEnd(text, figure.end, text.length)).replace(/^的/, '');
      return { metric: `${words}占比`, place: null };
    }
    if (name !== undefined) return { metric: name, place: null };
    const clauseBefore = text.slice(clauseStart(text, Math.max(0, from - 1), 0), Math.max(0, from - 1));
    return metricOf({ before, behind, previous: this.#metric, whole, clauseBefore, unit: figure.unit });
  }

  /** Unit of a figure, that of the baseline it is raised from where the two stand in one clause. */
  #raisedUnit({ figure, before }: Standing): string {
    const own = unitOf(before, figure.unit);
    const { unit, end } = this.#raised;
    const isRaised = end >= 0 && unit.startsWith(`${own}/`) && !/[，,。；;]/.test(this.#text.slice(end, figure.start).slice(0, REACH));
    return isRaised ? unit : own;
  }

  /** Keeps track of 其中: which whole the figure is a part of, until a stop or a closing bracket. */
  #wholeOf({ figure, from }: Standing): string | null {
    const begins = this.#text.slice(Math.max(this.#floor, from - 3), figure.start).includes('其中');
    const since = this.#text.slice(this.#partEnd, Math.min(figure.start, this.#partEnd + REACH));
    // 其中：A村300户，B村400户: behind a colon the list goes on over commas, as long as the same is counted.
    const goesOn = this.#isList && !/[；;。）)]/.test(since) && this.#wholes.some(({ unit }) => unit === figure.unit);
    if (begins) {
      this.#wholes = this.#found.slice(-6).filter((target) => target.within === null);
      this.#isList = /其中[：:]/.test(this.#text.slice(Math.max(this.#floor, from - 4), figure.start));
    } else if (!goesOn && /[，,；;。）)]/.test(since)) this.#wholes = [];
    this.#partEnd = figure.end;
    // A growth has no parts: 固定资产投资640亿元，增长25%，其中工业投资占一半.
    const amounts = this.#wholes.filter(({ metric }) => !CHANGE.test(metric));
    const wholes = amounts.length > 0 ? amounts : this.#wholes;
    return (wholes.findLast((target) => target.unit === figure.unit) ?? wholes.at(-1))?.metric ?? null;
  }
}

/**
 * Figures of a task that it commits to, each with metric, comparison, place and the whole it is part of.
 *
 * - “分别” and “、” hand on the comparison; “均达” gives each rate the same value
 * - 其中 names the parts of what stands before
 */
export const countedTargets = (text: string): PlacedTarget[] => new FigureThread(text).targets();
