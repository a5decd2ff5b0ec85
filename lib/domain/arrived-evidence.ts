import { type Made, reportIn } from './move.ts';
import type { HistoryEntry } from './task.ts';

/** A file of evidence within its plan. @example evidenceName('001', '0a1b2c3d4e5f6071') //=> '001/0a1b2c3d4e5f6071' */
export const evidenceName = (n: string, id: string): string => `${n}/${id}`;

/** Whether any report names evidence at all: without one, nobody need look what has arrived. */
export const namesEvidence = (history: readonly { readonly move: Made }[]): boolean =>
  history.some((entry) => evidenceIn(entry).length > 0);

/** Files that an entry's report names. */
export const evidenceIn = (entry: { readonly move: Made }): readonly string[] => reportIn(entry)?.evidence ?? [];

/**
 * The history with the evidence that is there: a file that was announced and never sent bears nothing out.
 * @param arrived names of files within the plan, `<n>/<id>`
 */
export const withArrived = (history: readonly HistoryEntry[], arrived: readonly string[]): readonly HistoryEntry[] => {
  const there = new Set(arrived);
  return history.map((entry) => {
    const { move, n } = entry;
    if (move.kind !== 'report' || evidenceIn(entry).length === 0) return entry;
    const evidence = evidenceIn(entry).filter((id) => there.has(evidenceName(n, id)));
    return { ...entry, move: { ...move, report: { ...move.report, evidence } } };
  });
};
