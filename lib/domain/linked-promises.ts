import { alikeFinder } from './alike-promises.ts';
import { taskId } from './ids.ts';
import { plainWords } from './plain-words.ts';
import type { Task } from './task.ts';

/** A task of the earlier year. */
type Earlier = Pick<Task, 'plan' | 'n' | 'text'>;
/** A task of the later year, or a row of its draft. */
type Later = Pick<Task, 'n' | 'text' | 'carriedFrom'>;

/** That a promise carries on one of the year before. */
export interface PromiseLink {
  /** Id of the earlier task. */
  readonly from: string;
  /** Number of the later task or row. */
  readonly to: string;
  /** Nobody has said so: their words are alike. */
  readonly guess: boolean;
}

const saidLinks = (later: readonly Later[]): PromiseLink[] =>
  later.flatMap(({ n, carriedFrom = [] }) => carriedFrom.map((from) => ({ from, to: n, guess: false })));

/**
 * Which promise of a year carries on which of the year before.
 *
 * - as the office decided (结转)
 * - of the others, those whose words are alike, see `alikeFinder`: the likest pair first, each promise in one pair at most, as a guess
 */
export const linksBetween = (earlier: readonly Earlier[], later: readonly Later[]): PromiseLink[] => {
  const said = saidLinks(later);
  const [from, to] = [new Set(said.map((link) => link.from)), new Set(said.map((link) => link.to))];
  const free = earlier.map(({ plan, n, text }) => ({ id: taskId(plan, n), text })).filter(({ id }) => !from.has(id));
  const alikeTo = alikeFinder(free, ({ text }) => plainWords(text));
  const pairs = later
    .filter(({ n }) => !to.has(n))
    .flatMap(({ n, text }) => alikeTo(text).map(({ one, likeness }) => ({ from: one.id, to: n, likeness })))
    .toSorted((a, b) => b.likeness - a.likeness || a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
  const guesses: PromiseLink[] = [];
  for (const pair of pairs) {
    if (from.has(pair.from) || to.has(pair.to)) continue;
    from.add(pair.from);
    to.add(pair.to);
    guesses.push({ from: pair.from, to: pair.to, guess: true });
  }
  return [...said, ...guesses];
};
