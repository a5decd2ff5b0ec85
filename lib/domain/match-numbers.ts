import type { EditedSentence } from './edited-text.ts';
import { type NumberWritten, numbersWritten } from './numbers-written.ts';
import { type ProvedNumber, type ReviewLine, withoutMarks } from './review-lines.ts';
import { alike, contained, pairsOf } from './words-alike.ts';

/** A number with the words round it. */
interface Placed<Number> {
  readonly number: Number;
  /** Position of its line or sentence. */
  readonly at: number;
  readonly order: number;
  readonly before: ReadonlySet<string>;
  readonly behind: ReadonlySet<string>;
  /** Of the clauses before it, too: it tells apart what stands behind the same words. */
  readonly far: ReadonlySet<string>;
}

export type Revised = Placed<ProvedNumber>;
export type Edited = Placed<NumberWritten>;
export interface Match {
  readonly revised: Revised;
  readonly edited: Edited;
}

/** How far the words that tell what a number counts may stand from it. */
const BEFORE = 12;
const BEHIND = 6;
const FAR = 24;
const STOP = /[，,。；;：:、（）()\d]/;

const wordsBefore = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - BEFORE), at)
    .split(STOP)
    .at(-1) ?? '';
const wordsBehind = (text: string, at: number): string => text.slice(at, at + BEHIND).split(STOP)[0] ?? '';

const placed = <Number extends NumberWritten>(text: string, at: number, numbers: readonly Number[]): Placed<Number>[] =>
  numbers.map((number, order) => ({
    number,
    at,
    order,
    before: pairsOf(wordsBefore(text, number.start)),
    behind: pairsOf(wordsBehind(text, number.end)),
    far: pairsOf(text.slice(Math.max(0, number.start - FAR), number.start)),
  }));

/** Percent is printed with one decimal, so that a second one may be typed behind it. */
const near = (a: number, b: number, unit: string): boolean => Math.abs(a - b) < (unit === '%' ? 0.005001 : 1e-6 * Math.max(1, Math.abs(b)));

/** Whether an edited number says what the revision's says: as printed, or as it was before it was cut. */
export const saysTheSame = (edited: NumberWritten, revised: ProvedNumber): boolean => {
  if (edited.unit !== revised.unit) return false;
  const isMore = edited.about === 'more' && revised.about !== 'more' && near(edited.value, revised.exact, edited.unit);
  const isBare = edited.about === null || edited.about === revised.about;
  return isBare && !isMore && (near(edited.value, revised.value, '') || near(edited.value, revised.exact, edited.unit));
};

/** What 余, 近 and 约 may leave out. */
const ROUNDED = 0.05;
const LEFT_OUT = 0.1;

/** What one in the last digit of a number is, its zeros left aside. @example lastDigit(16_400) //=> 100 */
const lastDigit = (value: number): number => {
  const [digits = '', power = '0'] = value.toExponential(11).split('e');
  return 10 ** (Number(power) - digits.replace(/\.?0*$/, '').replace('.', '').length + 1);
};

/**
 * Whether an edited number is a fair shortening of the revision's: 6000余亩 and 约6000亩 of 6038亩, 近6100亩 too; 6100余亩 is none, nor is
 * 5900余亩: who leaves out digits keeps those that stay.
 */
export const isFairlyRounded = ({ value, unit, about }: NumberWritten, { exact, unit: own }: ProvedNumber): boolean => {
  if (about === null || unit !== own || unit === '日' || Math.abs(value - exact) >= lastDigit(value)) return false;
  if (about === 'more') return value < exact && value >= exact * (1 - LEFT_OUT);
  if (about === 'less') return value > exact && value <= exact * (1 + ROUNDED);
  return Math.abs(value - exact) <= exact * ROUNDED;
};

interface Scored extends Match {
  readonly score: number;
}

/** Less likeness than this is chance. */
const SENTENCE_ENOUGH = 0.3;
const WORDS_ENOUGH = 0.6;

const scored = (revised: Revised, edited: Edited, sentences: number, isNamed: boolean): Scored | null => {
  const isSame = saysTheSame(edited.number, revised.number);
  if (!isSame && edited.number.unit !== revised.number.unit) return null;
  const before = alike(revised.before, edited.before);
  if (sentences < SENTENCE_ENOUGH && !isNamed && !(before >= WORDS_ENOUGH && revised.before.size > 1)) return null;
  const worth = isSame ? 1 : isFairlyRounded(edited.number, revised.number) ? 0.8 : 0;
  const words = 4 * before + 0.5 * alike(revised.behind, edited.behind);
  const order = 0.01 * Math.abs(revised.order - edited.order);
  return { revised, edited, score: worth + words + 1.5 * sentences + (isNamed ? 1 : 0) - order };
};

export interface Matched {
  readonly revised: readonly Revised[];
  readonly edited: readonly Edited[];
  readonly matches: readonly Match[];
  /** Likeness of each edited sentence (row) to each line of the revision. */
  readonly likeness: readonly (readonly number[])[];
}

/** Puts the best pair together first; a number stands in one pair. */
const paired = (scores: readonly Scored[]): readonly Match[] => {
  const [usedOld, usedNew] = [new Set<Revised>(), new Set<Edited>()];
  return scores
    .toSorted((a, b) => b.score - a.score)
    .filter(({ revised, edited }) => {
      if (usedOld.has(revised) || usedNew.has(edited)) return false;
      usedOld.add(revised);
      usedNew.add(edited);
      return true;
    });
};

/** Whether two numbers of one sentence stand each where the other stood, by the clauses before them. */
const areSwapped = (a: Match, b: Match): boolean =>
  a.revised.at === b.revised.at &&
  a.edited.at === b.edited.at &&
  (a.revised.order - b.revised.order) * (a.edited.order - b.edited.order) < 0 &&
  alike(a.revised.far, b.edited.far) > alike(a.revised.far, a.edited.far) &&
  alike(b.revised.far, a.edited.far) > alike(b.revised.far, b.edited.far);

/** Numbers that changed places within a sentence are put to the words that they stand behind now, whatever they count. */
const inPlace = (matches: readonly Match[]): readonly Match[] => {
  const left = [...matches];
  for (let i = 0; i < left.length; i += 1) {
    const one = left[i]!;
    const k = left.findIndex((other, at) => at > i && areSwapped(one, other));
    if (k === -1) continue;
    const other = left[k]!;
    left[i] = { revised: one.revised, edited: other.edited };
    left[k] = { revised: other.revised, edited: one.edited };
  }
  return left;
};

/**
 * Which number of an edited text is which of the revision: by the words before it, the sentence it stands in and what it says, in this
 * order, so that two numbers that changed places are two changed numbers. Sentences may have been joined, cut, moved and reworded.
 */
export const matchNumbers = (lines: readonly ReviewLine[], sentences: readonly EditedSentence[]): Matched => {
  const texts = lines.map(({ text }) => withoutMarks(text));
  const ofLines = texts.map(pairsOf);
  const edits = sentences.map(({ text }) => withoutMarks(text));
  const likeness = edits.map((text) => {
    const pairs = pairsOf(text);
    return ofLines.map((line) => (Math.min(pairs.size, line.size) < 2 ? 0 : contained(pairs, line)));
  });
  const revised = lines.flatMap(({ numbers }, at) => placed(texts[at]!, at, numbers));
  const edited = edits.flatMap((text, at) => placed(text, at, numbersWritten(text)));
  const isNamed = (line: number, sentence: number): boolean => sentences[sentence]!.ids.includes(lines[line]!.id);
  const scores = edited.flatMap((one) =>
    revised.flatMap((other) => scored(other, one, likeness[one.at]![other.at]!, isNamed(other.at, one.at)) ?? []),
  );
  return { revised, edited, matches: inPlace(paired(scores)), likeness };
};
