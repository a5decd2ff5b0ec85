import type { DraftRow } from './draft.ts';
import type { Kind } from './plan.ts';
import { isHalfYearly } from './rhythm.ts';
import { type WorkOfTask, workOf } from './same-work.ts';

/** Kinds that are asked the same things in the same rhythm as long as no date of their own is stated. */
const STANDING: readonly Kind[] = ['zero-incident', 'continuing', 'campaign'];

/** More promises than this in one question are a list again. */
const MOST = 3;

/** A word of work inside a longer one says the same work when it is as long as this: 耕地保护 in 耕地保护责任制, but not 耕地. */
const TELLING = 4;

/**
 * The rows with groups of 合并填报 proposed: what one office promises in several sentences it tells in one answer.
 *
 * - rows of one lead, neighbours or not, that are standing work without a stated date, and share a word of work with the first of them
 * - likewise those of one area that are asked only in the middle of the year and at its end
 * - at most three; the office may dissolve each
 *
 * @example proposeGroups([farmland, nonFarmland]).map(({ together }) => together) //=> ['p1', 'p1']
 */
export const proposeGroups = (rows: readonly DraftRow[]): DraftRow[] => {
  const groups = new Map<string, string>();
  const standing = rows.filter(isStanding);
  const works = new Map(standing.map((row) => [row.n, workOf(row.text)] as const));
  for (const first of standing) {
    const isOther = (row: DraftRow): boolean => row.start > first.start && row.lead === first.lead && !groups.has(row.n);
    const others = standing.filter((row) => isOther(row) && (sharesWork(works, first, row) || areRare(first, row)));
    if (groups.has(first.n) || others.length === 0) continue;
    const name = `p${new Set(groups.values()).size + 1}`;
    for (const { n } of [first, ...others.slice(0, MOST - 1)]) groups.set(n, name);
  }
  return rows.map((row) => ({ ...row, together: groups.get(row.n) ?? row.together }));
};

const isStanding = ({ kind, dueStated, targets }: DraftRow): boolean =>
  STANDING.includes(kind) && !dueStated && targets.every(({ by }) => by === null);

/** What is told twice a year of one area is told at once. */
const areRare = (one: DraftRow, other: DraftRow): boolean => one.area === other.area && isHalfYearly(one) && isHalfYearly(other);

const sharesWork = (works: ReadonlyMap<string, WorkOfTask>, one: DraftRow, other: DraftRow): boolean => {
  const [a, b] = [works.get(one.n)!, works.get(other.n)!];
  return a.works.some((work) => b.works.includes(work)) || a.words.some((word) => b.words.some((also) => isSame(word, also)));
};

const isSame = (word: string, also: string): boolean =>
  word === also || (word.length >= TELLING && also.includes(word)) || (also.length >= TELLING && word.includes(also));
