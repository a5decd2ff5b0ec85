import { NEUTRAL_WORDS, SUBJECTS, type Subject } from './fields-of-work.ts';
import { type FoundWord, indexWords, wordFinder } from './find-words.ts';
import type { Department } from './town.ts';

/** How the words of reports fall to the departments of one directory. */
export interface DutyMatch {
  /** Known words of a text, each with what it says about its subject: 0.5 (weak, short) … 2.3 (long). */
  readonly find: (text: string) => readonly (FoundWord & { readonly weight: number })[];
  /** What each department, in the order of the directory, has of a word: shares that add up to 1, or to 0 when nobody answers for it. */
  readonly shares: (word: string) => readonly number[];
}

interface Entry {
  readonly word: string;
  readonly subject: Subject | null;
  readonly weight: number;
  readonly decides: boolean;
}

const WEIGHT_BY_LENGTH = [0, 0, 1, 1.5, 2, 2.1, 2.3];
const weightOf = (word: string): number => WEIGHT_BY_LENGTH[Math.min(word.length, WEIGHT_BY_LENGTH.length - 1)]!;

/** What a deciding word counts of a plain one. */
const DECIDING = 1.6;
/** What a word counts beside a deciding word of another subject: of 脱贫人口就业增收 little is 就业. */
const MENTIONED = 0.3;
/** A name says more about an office than one item of its duties. */
const NAME_WEIGHT = 3;
/** A longer item is a sentence, which no report repeats. */
const LONGEST_ITEM = 12;
/** Of a word that duties name literally: the part that goes to those who have it, the rest by subject. */
const LITERAL = 0.8;

/** Items of a list of duties. */
const itemsOf = (duties: string): string[] =>
  duties
    .split(/[、，,；;。\s]+/)
    .map((item) => item.replace(/(?:等)?(?:相关|具体)?工作$/, ''))
    .filter((item) => item.length >= 2);

const entryOf = (word: string, subject: Subject | null, times: number): [string, Entry] => [
  word,
  { word, subject, weight: weightOf(word) * times, decides: times === DECIDING },
];

const SUBJECT_WORDS: ReadonlyMap<string, Entry> = new Map(
  SUBJECTS.flatMap((subject) => [
    ...subject.weak.map((word) => entryOf(word, subject, 0.5)),
    ...subject.words.map((word) => entryOf(word, subject, 1)),
    ...subject.deciding.map((word) => entryOf(word, subject, DECIDING)),
  ]),
);
/** Known to every directory, and so indexed once. */
const KNOWN_WORDS = indexWords([...SUBJECT_WORDS.keys(), ...NEUTRAL_WORDS]);
const findKnownWords = wordFinder(KNOWN_WORDS);

/** The items of the duties as they stand, where no word of work is the same: 自建房, 干部作风大整顿. */
const ownWordsOf = (departments: readonly Department[]): Map<string, Entry> =>
  new Map(
    departments
      .flatMap(({ duties }) => itemsOf(duties))
      .filter((item) => item.length <= LONGEST_ITEM && !SUBJECT_WORDS.has(item))
      .map((item) => entryOf(item, null, 1)),
  );

/** Shares of squared amounts, so that the one who has most of a subject gets nearly all of it. */
const sharesOf = (amounts: readonly number[]): number[] => {
  const total = amounts.reduce((sum, a) => sum + a * a, 0);
  return amounts.map((a) => (total === 0 ? 0 : (a * a) / total));
};

/** How much one text of a directory says of each word of work: its first deciding word tells what it is about. */
const mentionsIn = (text: string): { word: string; amount: number }[] => {
  const found = findKnownWords(text).flatMap(({ word }) => SUBJECT_WORDS.get(word) ?? []);
  const decider = found.find(({ decides }) => decides)?.subject;
  return found.map(({ word, subject, weight }) => ({
    word,
    amount: weight * (decider !== undefined && subject !== decider ? MENTIONED : 1),
  }));
};

/** What a department's duties, name and aliases say of each word. */
const amountsOf = ({ name, aliases, duties }: Department): Map<string, number> => {
  const amounts = new Map<string, number>();
  const add = (word: string, amount: number) => amounts.set(word, (amounts.get(word) ?? 0) + amount);
  for (const item of itemsOf(duties)) {
    for (const { word, amount } of mentionsIn(item)) add(word, amount);
    if (!amounts.has(item)) add(item, weightOf(item));
  }
  for (const one of [name, ...aliases]) for (const { word, amount } of mentionsIn(one)) add(word, NAME_WEIGHT * amount);
  return amounts;
};

/** Shares of each subject: of those who name it, else of those who name its field. */
const sharesBySubject = (held: readonly ReadonlyMap<string, number>[]): Map<string, number[]> => {
  const sumsBy = (keyOf: (subject: Subject) => string): Map<string, number[]> => {
    const sums = new Map<string, number[]>();
    held.forEach((amounts, i) => {
      for (const [word, amount] of amounts) {
        const subject = SUBJECT_WORDS.get(word)?.subject;
        if (!subject) continue;
        const sum = sums.get(keyOf(subject)) ?? held.map(() => 0);
        sum[i]! += amount;
        sums.set(keyOf(subject), sum);
      }
    });
    return sums;
  };
  const own = sumsBy(({ id }) => id);
  const fields = sumsBy(({ field }) => field);
  return new Map(SUBJECTS.map(({ id, field }) => [id, sharesOf(own.get(id) ?? fields.get(field) ?? held.map(() => 0))]));
};

/**
 * Lays the subjects of town work over a directory, once; then each word costs a look-up.
 *
 * A word goes to the departments
 * 1. whose duties name it, and with the rest of its weight
 * 2. to those whose duties (or name) say most about its subject, or else
 * 3. to those whose duties say most about its field
 */
export const matchDuties = (departments: readonly Department[]): DutyMatch => {
  const own = ownWordsOf(departments);
  const findIn = wordFinder(KNOWN_WORDS, indexWords(own.keys()));
  const held = departments.map(amountsOf);
  const bySubject = sharesBySubject(held);
  const items = departments.map(({ duties }) => itemsOf(duties));
  /** 能耗 of the duties is named by GDP能耗. */
  const within = (i: number, word: string): number =>
    items[i]!.reduce((most, item) => (item.length < word.length && word.includes(item) ? Math.max(most, weightOf(item)) : most), 0);
  const sharesOfWord = (word: string): number[] => {
    const literal = sharesOf(held.map((amounts, i) => amounts.get(word) ?? within(i, word)));
    const general = bySubject.get(SUBJECT_WORDS.get(word)?.subject?.id ?? '');
    if (!general) return literal;
    return literal.some((a) => a > 0) ? literal.map((a, i) => LITERAL * a + (1 - LITERAL) * general[i]!) : general;
  };
  const known = new Map<string, number[]>();
  return {
    find: (text) =>
      findIn(text).map((found) => ({ ...found, weight: (SUBJECT_WORDS.get(found.word) ?? own.get(found.word))?.weight ?? 0 })),
    shares: (word) => {
      const shares = known.get(word) ?? sharesOfWord(word);
      known.set(word, shares);
      return shares;
    },
  };
};
