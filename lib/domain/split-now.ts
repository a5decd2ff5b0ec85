import type { DraftRow, UnsplitSlice } from './draft.ts';
import { areasOf, inOrder } from './number-rows.ts';
import type { Baseline, ProposedTask, SplitResult, UnsplitPiece, UnsplitReason } from './plan.ts';
import type { Piece } from './text-pieces.ts';

/** A piece of the report that is no task: none to the splitter, or dropped by the office. */
export interface PieceNow extends Piece {
  readonly text: string;
  readonly why: UnsplitReason | 'dropped';
}

type Place = Piece & { readonly id: string };

const overlap = (a: Piece, b: Piece): boolean => a.start < b.end && b.start < a.end;

/** The figures of the last review, each with the number that its task has now: the row in whose slice the proposed task's words stand. */
export const baselinesNow = ({ areas, baselines }: SplitResult, rows: readonly Place[]): Baseline[] => {
  const rowFor = (task: Piece): Place | undefined =>
    rows.find(({ start, end }) => start === task.start && end === task.end) ?? rows.find((row) => overlap(row, task));
  const now = new Map(areas.flatMap(({ tasks }) => tasks.map((task) => [task.id, rowFor(task)?.id ?? null])));
  return baselines.map((baseline) => ({ ...baseline, task: baseline.task && (now.get(baseline.task) ?? null) }));
};

/** What is no task now, in order of the report: what the splitter left out and nobody made a row of, and the rows that were dropped. */
export const unsplitNow = (proposed: readonly UnsplitPiece[], pieces: readonly UnsplitSlice[], rows: readonly DraftRow[]): PieceNow[] => {
  const texts = new Map(proposed.map(({ start, text }) => [start, text]));
  const left = pieces.map(({ start, end, why }): PieceNow => ({ text: texts.get(start) ?? '', start, end, why }));
  const dropped = rows
    .filter((row) => row.dropped !== null)
    .map(({ text, start, end }): PieceNow => ({ text, start, end, why: 'dropped' }));
  return [...left, ...dropped].toSorted((a, b) => a.start - b.start || a.end - b.end);
};

/** The split result with the office's edits in it: rows added, cut and joined, areas in order, the list of what is no task as it now is. */
export const splitNow = (
  proposed: SplitResult,
  rows: readonly DraftRow[],
  pieces: readonly UnsplitSlice[],
): Omit<SplitResult, 'unsplit'> & { readonly unsplit: readonly PieceNow[] } => {
  const kept = inOrder(rows).filter(({ dropped }) => dropped === null);
  const areas = areasOf(inOrder(rows)).map((title) => ({ title, tasks: kept.filter(({ area }) => area === title).map(taskOf) }));
  return {
    ...proposed,
    areas: areas.filter(({ tasks }) => tasks.length > 0),
    unsplit: unsplitNow(proposed.unsplit, pieces, rows),
    baselines: baselinesNow(proposed, kept),
  };
};

const taskOf = ({
  plan: _plan,
  n: _n,
  version: _version,
  area: _area,
  star: _star,
  every: _every,
  sensitive: _sensitive,
  dropped: _dropped,
  together: _together,
  origin: _origin,
  madeOf: _madeOf,
  carriedFrom: _carriedFrom,
  proposed: _proposed,
  ...task
}: DraftRow): ProposedTask => task;
