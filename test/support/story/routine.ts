import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { CallOf, ReadOf } from '#contract/client.ts';
import { type LivedTown, PLAN, type Task, type Work } from './lived-town.ts';

type Report = CallOf<'reportProgress'>['body'];
type Figure = NonNullable<Report['measures']>[number];
type Voice = Pick<Report, 'via' | 'reportedBy' | 'onBehalfOf'>;

/** Households, persons: what is there now of how many. */
const COVERAGE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  5.1: { Q1: 2176, Q2: 2227, Q3: 2380, closing: 2468 },
  6.1: { Q1: 3800, Q2: 4100, Q3: 4200, closing: 4250 },
  3.2: { Q1: 3400, Q2: 3600, Q3: 3700, closing: 3800 },
};
export const HOUSEHOLDS = 4250;

const figureOf = (task: Task, { name, accumulation }: Task['measures'][number], period: string): Figure => {
  if (accumulation === 'ratio') return { measure: name, numerator: COVERAGE[task.id]![period]!, denominator: HOUSEHOLDS };
  return accumulation === 'level' ? { measure: name, total: 28 } : { measure: name, added: 3 };
};

/** A target that is told when it is reached, and not bit by bit. */
const isOnce = ({ kind }: Task, target: Task['measures'][number]['target']): boolean =>
  target !== null && (kind === 'milestone' || (kind === 'quantity' && target.value <= 100));

/** What a department fills in when there is nothing to tell but that work goes on. */
export const plainReport = (task: Task, period: string): Report => {
  if (task.kind === 'zero-incident') return task.incidents.length > 0 ? { progress: '加密巡查，举一反三。' } : { noIncident: true };
  const measures = task.measures
    .filter(({ shares, target }) => shares.length === 0 && !isOnce(task, target))
    .map((one) => figureOf(task, one, period));
  return { measures, ...(!task.sensitive && { progress: '按计划推进。' }) };
};

/** @example partOf('2022-Q2') //=> 'Q2' */
const partOf = (period: string): string => {
  const part = period.slice(5);
  return /^\d/.test(part) ? `Q${Math.ceil(Number(part) / 3)}` : part;
};

/**
 * A head opens the list of what is due and reports on each task of it that asks something, but for some.
 * @returns the list as it was
 */
export const fillIn = async (
  { as, act }: LivedTown,
  who: string,
  { but = [], ...voice }: Voice & { readonly but?: readonly string[] } = {},
): Promise<ReadOf<'getDue'>> => {
  const due = (await as(who).must('getDue')).body;
  for (const item of due.items) {
    const period = item.asks.at(-1)?.period;
    if (period === undefined || but.includes(item.id)) continue;
    await act(who, 'reportProgress', item.id, { ...plainReport(item as unknown as Task, partOf(period)), ...voice });
  }
  return due;
};

/** Records two pieces of work of one day, one a department. */
export const recordBoth = async ({ as }: LivedTown, works: readonly [Work, Work]): Promise<void> => {
  for (const { who, ...body } of works) {
    const before = (await as(who).must('getDue')).body.unplanned;
    const { body: record } = await as(who).must('recordUnplanned', { params: { plan: PLAN }, key: randomUUID(), body });
    expect(record).toMatchObject({ department: body.department, sentence: body.sentence });
    expect([before, (await as(who).must('getDue')).body.unplanned]).toEqual([true, false]);
  }
};
