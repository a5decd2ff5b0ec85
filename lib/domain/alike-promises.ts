import { SUBJECTS } from './fields-of-work.ts';
import { indexWords, wordFinder } from './find-words.ts';
import { plainWords, tellingPairs } from './plain-words.ts';

/** One of those that were looked through, and how much it is like the promise: 0…1. */
export interface Alike<One> {
  readonly one: One;
  readonly likeness: number;
}

/** Half of the pairs of both; from a table of promises said again and of neighbouring ones, see test/domain/taught.test.ts. */
const ENOUGH = 0.5;
/** More than half of the known words of work of both, so that 养老保险 is not 医疗保险 in a sentence otherwise the same. */
const SAME_WORK = 0.5;
/** A pair that more promises have tells nothing; leaving it out bounds what a promise costs. */
const MOST_HOLDERS = 64;

const findWork = wordFinder(indexWords(SUBJECTS.flatMap(({ words, weak, deciding }) => [...words, ...weak, ...deciding])));
const workIn = (plain: string): ReadonlySet<string> =>
  new Set(plain.split(' ').flatMap((clause) => findWork(clause).map(({ word }) => word)));

const lengthOf = (words: Iterable<string>): number => [...words].reduce((sum, word) => sum + word.length, 0);

/** Whether two promises are about the same work, as far as its words are known; a long word says more. */
const isSameWork = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === 0 || b.size === 0 || (2 * lengthOf([...a].filter((word) => b.has(word)))) / (lengthOf(a) + lengthOf(b)) > SAME_WORK;

interface Known<One> {
  readonly one: One;
  readonly pairs: ReadonlySet<string>;
  readonly work: ReadonlySet<string>;
}

/** Which promises have a pair. */
const holdersOf = (known: readonly Known<unknown>[]): ReadonlyMap<string, readonly number[]> => {
  const holders = new Map<string, number[]>();
  known.forEach(({ pairs }, i) => {
    for (const pair of pairs) holders.set(pair, [...(holders.get(pair) ?? []), i]);
  });
  return new Map([...holders].filter(([, list]) => list.length <= MOST_HOLDERS));
};

/**
 * Finds the promises of other years that say what a promise says again. Next year's sentence is never last year's to the letter, so two
 * are compared by what is left of them without figures, days, marks and adverbs: they are alike when they share half of their pairs of
 * neighbouring characters, and more than half of their words of work where these are known.
 *
 * The promises are laid out by their pairs once; a promise then costs as much as it is long.
 *
 * @param plainOf the words of one, see `plainWords`
 */
export const alikeFinder = <One>(all: readonly One[], plainOf: (one: One) => string): ((text: string) => Alike<One>[]) => {
  const known = all.map((one): Known<One> => {
    const plain = plainOf(one);
    return { one, pairs: tellingPairs(plain), work: workIn(plain) };
  });
  if (known.length === 0) return () => [];
  const holders = holdersOf(known);
  return (text) => {
    const plain = plainWords(text);
    const pairs = tellingPairs(plain);
    const shared = new Map<number, number>();
    for (const pair of pairs) for (const i of holders.get(pair) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    return [...shared]
      .map(([i, count]) => ({ ...known[i]!, likeness: (2 * count) / (pairs.size + known[i]!.pairs.size) }))
      .filter(({ likeness, work }) => likeness >= ENOUGH && isSameWork(work, workIn(plain)))
      .map(({ one, likeness }) => ({ one, likeness }));
  };
};
