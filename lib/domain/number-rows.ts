import type { DraftRow } from './draft.ts';

type Numbered = Pick<DraftRow, 'n' | 'id' | 'area' | 'start' | 'end' | 'proposed'>;

/** In order of the report; a row without a place of its own stands behind the one after which it was put. */
export const inOrder = <Row extends Pick<Numbered, 'n' | 'start' | 'end'>>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.n < b.n ? -1 : 1));

/**
 * The areas in order of the report. An area stands where its heading stood, i.e. by the first row that was proposed under it, wherever
 * that row is now; one that the office made stands behind the area in which its first row begins.
 */
export const areasOf = (sorted: readonly Pick<Numbered, 'area' | 'start' | 'proposed'>[]): string[] => {
  const places = new Map<string, number>();
  const place = (area: string, at: number) => places.has(area) || places.set(area, at);
  for (const { proposed, start } of sorted) if (proposed) place(proposed.area, start);
  for (const { area, start } of sorted) place(area, start + 0.5);
  const present = new Set(sorted.map(({ area }) => area));
  return [...places].toSorted(([, a], [, b]) => a - b).flatMap(([area]) => (present.has(area) ? [area] : []));
};

/** The rows as they are shown: area by area, so that one that was moved stands with its area; within one in order of the report. */
export const byArea = <Row extends Numbered>(rows: readonly Row[]): Row[] => {
  const sorted = inOrder(rows);
  return areasOf(sorted).flatMap((title) => sorted.filter(({ area }) => area === title));
};

/**
 * The rows in order of the report, each with the number that is shown: area.position.
 *
 * - counted anew whenever rows are read, so that numbers are unique and in order after any split, merge or move
 * - a dropped row keeps its place in the count: that something was dropped shifts no other number
 *
 * @example numberRows(rows).map(({ id }) => id) //=> ['1.1', '1.2', '2.1']
 */
export const numberRows = <Row extends Numbered>(rows: readonly Row[]): Row[] => {
  const sorted = inOrder(rows);
  const areas = new Map(areasOf(sorted).map((area, i) => [area, i + 1]));
  const counts = new Map<string, number>();
  return sorted.map((row) => {
    const position = (counts.get(row.area) ?? 0) + 1;
    counts.set(row.area, position);
    return { ...row, id: `${areas.get(row.area)}.${position}` };
  });
};
