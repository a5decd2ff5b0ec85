import { corrected, correctionsIn, tellsNothing, wrongCorrections } from './corrections.ts';
import type { Day } from './day.ts';
import { type FieldError, RuleError } from './errors.ts';
import { numeratorUnit } from './numerator-unit.ts';
import { nodesAfter, wrongNode } from './report-node.ts';
import type { MeasureReport, MeasureState, Report, Task } from './task.ts';

/** The day of the report, and the version of the task (the update) that it makes. */
export interface ReportContext {
  readonly day: Day;
  readonly version: number;
}

/**
 * Puts a report's figures and node into the task; its state is the business of `moveTask`.
 *
 * - sum: adds, and the value rests on all additions; level: replaces; ratio: numerator over the kept denominator, in percent
 * - the first ratio of the year is the base
 * - 更正 replaces what an earlier update said, see `corrected`; a measure with village shares is filled in by its grid
 * - a node done gets its day, a next node its date, see `nodesAfter`
 * - refused as a whole with `ReportIsWrong` and one JSON Pointer a field, so that nothing is half applied
 *
 * @example applyReport(corn, { ...nothing, measures: [{ measure: '玉米种植面积', added: 1900 }] }, { day: '2022-03-25', version: 3 })
 */
export const applyReport = (task: Task, report: Report, context: ReportContext): Task => {
  refuseWrongReport(task, report, context);
  return putReport(task, report, context);
};

/** @throws RuleError ReportIsWrong */
export const refuseWrongReport = (task: Task, report: Report, context: ReportContext): void => {
  const fields = wrongIn(task, report, context);
  if (fields.length > 0) throw new RuleError('ReportIsWrong', `反馈有${fields.length}处需要改正：${fields[0]!.message}`, fields);
};

/** Puts in a report that was found right when it came, and is not judged again. */
export const putReport = (task: Task, report: Report, context: ReportContext): Task => {
  const reports = new Map(report.measures.map((said) => [said.measure, said]));
  const measures = task.measures.map((measure) => {
    const correction = correctionsIn(report).find((one) => one.measure === measure.name);
    if (correction) return corrected(measure, correction, context.version);
    const said = reports.get(measure.name);
    return said ? { ...measure, ...reported(measure, said, context) } : measure;
  });
  return { ...task, measures, nodes: nodesAfter(task.nodes, report.node, context.version) };
};

const reported = (measure: MeasureState, said: MeasureReport, { day, version }: ReportContext): Partial<MeasureState> => {
  if ('added' in said) return { value: exact((measure.value ?? 0) + said.added), asOf: day, updates: [...measure.updates, version] };
  if ('total' in said) return { value: said.total, asOf: day, updates: [version] };
  const denominator = said.denominator ?? measure.denominator!;
  const value = exact((said.numerator / denominator) * 100);
  const base = measure.base === null ? { base: value, baseOn: day } : {};
  return { numerator: said.numerator, denominator, value, ...base, asOf: day, updates: [version] };
};

/** Without the tail that binary fractions leave: 0.1 + 0.2 is 0.3. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

const wrongIn = (task: Task, report: Report, context: ReportContext): readonly FieldError[] => {
  const wrong = [
    ...wrongMeasures(task, report.measures),
    ...wrongCorrections(task, report),
    ...wrongNode(task, report.node, context.day),
    ...wrongIncident(task, report),
  ];
  return wrong.length === 0 && isEmpty(report) ? [EMPTY] : wrong;
};

const EMPTY: FieldError = { pointer: '', message: '什么都没有填；没有变化的，请选“本期无变化”。' };

const isEmpty = (report: Report): boolean => correctionsIn(report).length === 0 && tellsNothing(report);

const wrongMeasures = (task: Task, reports: readonly MeasureReport[]): readonly FieldError[] =>
  reports.flatMap((said, i) => {
    const at = `/measures/${i}`;
    const measure = task.measures.find(({ name }) => name === said.measure);
    if (!measure) return [{ pointer: `${at}/measure`, message: `本事项没有“${said.measure}”这一项。` }];
    const isTwice = reports.findIndex((other) => other.measure === said.measure) < i;
    if (isTwice) return [{ pointer: `${at}/measure`, message: `“${said.measure}”填了两次。` }];
    if (measure.shares.length > 0) return [{ pointer: `${at}/measure`, message: `“${said.measure}”已分解到村，请填村级分解表。` }];
    return wrongFigure(measure, said).map(({ pointer, message }) => ({ pointer: at + pointer, message }));
  });

const HOW_TO_FILL = { sum: '请填本期新增数。', level: '请填目前总数。', ratio: '请填分子（达到的户数、人数）。' } as const;

const wrongFigure = (measure: MeasureState, said: MeasureReport): readonly FieldError[] => {
  const [form, value, accumulation] =
    'added' in said
      ? (['added', said.added, 'sum'] as const)
      : 'total' in said
        ? (['total', said.total, 'level'] as const)
        : (['numerator', said.numerator, 'ratio'] as const);
  if (accumulation !== measure.accumulation)
    return [{ pointer: `/${form}`, message: `“${measure.name}”${HOW_TO_FILL[measure.accumulation]}` }];
  if (!isCount(value)) return [{ pointer: `/${form}`, message: `“${measure.name}”应是不小于0的数。` }];
  return 'numerator' in said ? wrongRatio(measure, said.numerator, said.denominator ?? measure.denominator) : [];
};

const wrongRatio = (measure: MeasureState, numerator: number, denominator: number | null): readonly FieldError[] => {
  if (denominator === null) return [{ pointer: '/denominator', message: `“${measure.name}”第一次填报，还要填总数（分母）。` }];
  if (!isCount(denominator) || denominator === 0) return [{ pointer: '/denominator', message: `“${measure.name}”的总数（分母）应大于0。` }];
  const unit = numeratorUnit(measure.name) ?? '';
  return numerator > denominator
    ? [{ pointer: '/numerator', message: `“${measure.name}”的分子${numerator}${unit}大于总数${denominator}${unit}。` }]
    : [];
};

const isCount = (value: number): boolean => Number.isFinite(value) && value >= 0;

const wrongIncident = (task: Task, report: Report): readonly FieldError[] => {
  if (!report.noIncident) return [];
  if (task.kind !== 'zero-incident') return [{ pointer: '/noIncident', message: '只有“零发生”事项可以填“本季未发生”。' }];
  const zeroes = new Set(task.measures.filter(({ target }) => target?.value === 0).map(({ name }) => name));
  const happened = report.measures.some((said) => 'added' in said && said.added > 0 && zeroes.has(said.measure));
  return happened ? [{ pointer: '/noIncident', message: '已填发生数，不能再填“本季未发生”。' }] : [];
};
