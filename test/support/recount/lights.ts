import { daysFrom, workdaysAfter, workdaysLate } from './days.ts';
import type { Lived } from './lived.ts';
import { seasonsOf, shareOver } from './seasons.ts';
import type { OutTask } from './year.ts';

/** docs/rules.md, section 6, as far as a letter needs it: whether an open task is red on a day. */
export const isRed = (lived: Lived, day: string, year: number): boolean => {
  if (lived.state !== 'issued' && lived.state !== 'underway') return false;
  return (missedInARow(lived, day) > 1 && lived.task.kind !== 'zero-incident') || isRedByKind(lived, day, year);
};

const missedInARow = ({ forms, answered }: Lived, day: string): number => {
  const past = forms.filter(({ due }) => due < day);
  const last = past.findLastIndex(({ period }) => answered.has(period));
  return past.length - 1 - last;
};

const isRedByKind = (lived: Lived, day: string, year: number): boolean => {
  switch (lived.task.kind) {
    case 'quantity':
    case 'coverage':
      return lived.task.measures.some((measure) => measure.target !== null && isMeasureRed(lived, measure, day, year));
    case 'milestone':
    case 'campaign':
      return lived.nodes.some(({ planned, doneOn }, i) => {
        const late = planned !== null && doneOn === null && planned < day ? workdaysLate(planned, day) : 0;
        return late > (lived.task.kind === 'milestone' && i === lived.nodes.length - 1 ? 0 : 10);
      });
    case 'zero-incident':
      return lived.task.measures.some(
        ({ name, target }) => target?.value === 0 && (lived.values.get(name) ?? 0) > 0 && lived.lastCounted.includes(name),
      );
    case 'continuing':
      return false;
  }
};

type Measure = OutTask['measures'][number];

export const isCeiling = ({ target }: Measure): boolean => target?.comparison === '<=' || target?.comparison === '<';

/** Share done; null without its first figure (a ratio), or for a ceiling. */
export const shareDone = ({ values, bases }: Lived, measure: Measure): number | null => {
  if (measure.target === null || isCeiling(measure)) return null;
  const isRatio = measure.accumulation === 'ratio';
  if (isRatio && !bases.has(measure.name)) return null;
  const now = values.get(measure.name) ?? 0;
  const goal = measure.target.value;
  const base = isRatio ? bases.get(measure.name)! : 0;
  if (now >= goal - 1e-6) return 1;
  return base >= goal ? 0 : Math.max(0, (now - base) / (goal - base));
};

const isMeasureRed = (lived: Lived, measure: Measure, day: string, year: number): boolean => {
  if (isCeiling(measure)) return isCeilingRed(lived, measure, year);
  const done = shareDone(lived, measure);
  if (done === null || done === 1) return false;
  const whole = windowOf(lived.task, measure, year);
  const basedOn = lived.basedOn.get(measure.name) ?? '';
  const window = basedOn > whole.from && basedOn < whole.to ? { ...whole, from: basedOn } : whole;
  if (window.isSeason && day < window.from && !lived.values.has(measure.name)) return false;
  if (day > workdaysAfter(window.to, 10)) return done < 0.8 - 1e-9;
  const isPast = ({ due, period }: (typeof lived.forms)[number]) => due < day || (due === day && lived.answered.has(period));
  const last = lived.forms.findLast((form) => isPast(form) && form.opens > basedOn)?.due;
  return last !== undefined && last >= window.from && done < shareOver(window, last) - 0.2 - 1e-9;
};

const windowOf = (task: OutTask, measure: Measure, year: number) => {
  const by = task.targets.find(({ metric, by: own }) => own !== null && measure.name.startsWith(metric))?.by;
  const season = seasonsOf(measure.name, year)[0];
  return season && !by ? { ...season, isSeason: true } : { from: task.publishedOn, to: by ?? task.due, isSeason: false };
};

const isCeilingRed = ({ values, countedOn }: Lived, { name, target }: Measure, year: number): boolean => {
  const used = values.get(name) ?? 0;
  const day = countedOn.get(name);
  if (used > target!.value) return true;
  if (used === 0 || day === undefined) return false;
  const elapsed = daysFrom(`${year}-01-01`, day) / daysFrom(`${year}-01-01`, `${year}-12-31`);
  return used / target!.value - elapsed > 0.1 + 1e-9;
};
