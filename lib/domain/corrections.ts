import type { FieldError } from './errors.ts';
import { numeratorUnit } from './numerator-unit.ts';
import type { MeasureState, Report, Task } from './task.ts';
import type { Correction } from './task-records.ts';

export const correctionsIn = ({ corrections = [] }: Pick<Report, 'corrections'>): readonly Correction[] => corrections;

/** Whether a report says nothing of how things stand; a node without a day, done or planned, is only a name. */
export const tellsNothing = ({ measures, node, unchanged, noIncident, progress, problems, nextSteps }: Report): boolean =>
  measures.length === 0 &&
  (node === null || (node.doneOn === null && node.next === null)) &&
  !unchanged &&
  !noIncident &&
  `${progress}${problems}${nextSteps}`.trim() === '';

/** Whether a report says nothing beside its corrections: it then answers no period, and the last report stays the last. */
export const onlyCorrects = (report: Report): boolean => correctionsIn(report).length > 0 && tellsNothing(report);

/** Without the tail that binary fractions leave. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * A measure after 更正: the value is what it should have been, and rests on the correction; later additions rest on it in their turn.
 *
 * - the day of the figure stays: a correction says how it was then, not how it is now
 * - the base of a ratio moves with it as long as nothing else than the base was reported
 *
 * @param version the update that corrects
 */
export const corrected = (measure: MeasureState, said: Correction, version: number): MeasureState => {
  const mark = { updates: [version], corrected: { update: version, corrects: said.update ?? measure.updates.at(-1)! } };
  if ('value' in said) return { ...measure, ...mark, value: said.value };
  const denominator = said.denominator ?? measure.denominator!;
  const value = exact((said.numerator / denominator) * 100);
  const base = measure.base === measure.value ? value : measure.base;
  return { ...measure, ...mark, numerator: said.numerator, denominator, value, base };
};

/** What is wrong with the corrections of a report, by field. */
export const wrongCorrections = (task: Task, report: Report): readonly FieldError[] =>
  correctionsIn(report).flatMap((said, i, all) => {
    const at = `/corrections/${i}`;
    const isTwice = all.findIndex(({ measure }) => measure === said.measure) < i;
    const isReported = report.measures.some(({ measure }) => measure === said.measure);
    if (isTwice || isReported) return [{ pointer: `${at}/measure`, message: `“${said.measure}”在同一次反馈里只能填报或更正一次。` }];
    return wrongIn(task, said).map(({ pointer, message }) => ({ pointer: at + pointer, message }));
  });

const wrongIn = ({ measures }: Task, said: Correction): readonly FieldError[] => {
  const measure = measures.find(({ name }) => name === said.measure);
  if (!measure) return [{ pointer: '/measure', message: `本事项没有“${said.measure}”这一项。` }];
  if (measure.shares.length > 0) return [{ pointer: '/measure', message: `“${said.measure}”已分解到村，请改村级分解表。` }];
  if (measure.updates.length === 0) return [{ pointer: '/measure', message: `“${said.measure}”还没有报过，直接填报即可。` }];
  if (said.reason.trim() === '') return [{ pointer: '/reason', message: '请写明更正的原因。' }];
  if (said.update !== undefined && !measure.updates.includes(said.update))
    return [{ pointer: '/update', message: `“${said.measure}”现在的数不是由第${said.update}次更新报来的。` }];
  return wrongFigure(measure, said);
};

const isCount = (value: number): boolean => Number.isFinite(value) && value >= 0;

const wrongFigure = (measure: MeasureState, said: Correction): readonly FieldError[] => {
  const isRatio = measure.accumulation === 'ratio';
  if ('value' in said) {
    if (isRatio) return [{ pointer: '/value', message: `“${measure.name}”请填分子（达到的户数、人数）。` }];
    return isCount(said.value) ? [] : [{ pointer: '/value', message: `“${measure.name}”应是不小于0的数。` }];
  }
  if (!isRatio) return [{ pointer: '/numerator', message: `“${measure.name}”请填更正后的数（value）。` }];
  const denominator = said.denominator ?? measure.denominator;
  if (!isCount(said.numerator)) return [{ pointer: '/numerator', message: `“${measure.name}”应是不小于0的数。` }];
  if (denominator === null || !isCount(denominator) || denominator === 0)
    return [{ pointer: '/denominator', message: `“${measure.name}”的总数（分母）应大于0。` }];
  const unit = numeratorUnit(measure.name) ?? '';
  return said.numerator > denominator
    ? [{ pointer: '/numerator', message: `“${measure.name}”的分子${said.numerator}${unit}大于总数${denominator}${unit}。` }]
    : [];
};
