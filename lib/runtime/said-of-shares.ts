import { cellError, type ReadSheet, type SheetLine } from '#documents/read-workbook.ts';
import { consistencyWarnings } from '#domain/consistency.ts';
import type { FieldError } from '#domain/errors.ts';
import type { Move } from '#domain/move.ts';
import { shareWarnings } from '#domain/shares.ts';
import type { MeasureState, Task } from '#domain/task.ts';
import type { Share } from '#domain/task-records.ts';

export type Filling = Extract<Move, { kind: 'fill-shares' }>;

/** A task whose grids the sheet fills in. */
export interface FilledTask {
  readonly before: Task;
  readonly after: Task;
  readonly move: Filling;
}

/** A line of which it is known what it is about. */
export interface ShareLine {
  readonly line: SheetLine;
  readonly task: Task;
  readonly measure: MeasureState;
  readonly before: Share | undefined;
  readonly after: Share;
  readonly wrong: readonly FieldError[];
}

/** Sums that are not the whole, figures that look like a slip; of villages without a line beside new ones, that they stay. */
export const warningsOf = ({ before, after, move }: FilledTask, lines: readonly ShareLine[], sheet: ReadSheet): readonly FieldError[] => {
  const at = (measure: string, message: string): FieldError =>
    cellError((lines.find((one) => one.measure.name === measure) ?? lines[0]!).line, sheet, '计量项', message);
  const filled = move.measures.map(({ measure }) => measure);
  // Of quantity and coverage these are among the slips.
  const sums = (after.kind === 'quantity' || after.kind === 'coverage' ? [] : shareWarnings(after))
    .filter(({ measure }) => filled.includes(measure))
    .map((one) => at(one.measure, `各村分解数合计${one.targets}，总目标${one.target}，相差${one.difference}`));
  const slips = consistencyWarnings(before, after, move).map(({ pointer, message }) =>
    at(move.measures[Number(pointer.split('/')[2])]?.measure ?? '', message),
  );
  return [...sums, ...slips, ...filled.flatMap((name) => stayed(name, lines).map((message) => at(name, message)))];
};

const stayed = (name: string, lines: readonly ShareLine[]): string[] => {
  const here = lines.filter(({ measure }) => measure.name === name);
  const missing = here[0]?.measure.shares.filter(({ unit }) => here.every(({ after }) => after.unit !== unit)) ?? [];
  if (missing.length === 0 || here.every(({ before }) => before !== undefined)) return [];
  return [`表中没有${missing.map(({ unit }) => unit).join('、')}：这些村不变；给村改名请重填分解表`];
};

const figure = (value: number | null, none: string): string => (value === null ? none : String(value));

/** @example '1.1 玉米种植面积 八柏村：完成数“未报”改为“640”' */
export const saidOf = ({ task, measure, before, after }: ShareLine): string => {
  const parts = [
    ...((before?.target ?? null) === after.target
      ? []
      : [`分解数“${figure(before?.target ?? null, '无')}”改为“${figure(after.target, '无')}”`]),
    ...((before?.value ?? null) === after.value
      ? []
      : [`完成数“${figure(before?.value ?? null, '未报')}”改为“${figure(after.value, '未报')}”`]),
  ];
  return `${before ? '' : '新增 '}${task.id} ${measure.name} ${after.unit}${parts.length > 0 ? `：${parts.join('，')}` : ''}`;
};
