import type { Day } from './day.ts';
import type { Figure } from './figure.ts';
import type { Review } from './review-draft.ts';
import type { Outcome } from './review-matrix.ts';
import type { ReviewSentence } from './review-sentence.ts';

type Proof = Pick<Figure, 'text' | 'sources' | 'grade'>;
type Marks = ReviewSentence['marks'];

/** A figure of a sentence in two revisions; null where it has none. */
export interface FigureChange {
  /** What it counts: the words before it. */
  readonly name: string;
  readonly old: Proof | null;
  readonly new: Proof | null;
}

export interface SentenceChange {
  readonly change: 'new' | 'gone' | 'changed';
  /** Task number; of work outside the plan its shown number. */
  readonly task: string;
  readonly id: string;
  /** Title of its chapter, the newer one. */
  readonly chapter: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly figures: readonly FigureChange[];
  /** Marks that fell away: what was to be verified is, the year is over. */
  readonly marksGone: Marks;
  readonly marksNew: Marks;
}

export interface ReviewChanges {
  readonly plan: string;
  readonly revision: number;
  readonly asOf: Day;
  /** The revision that it is compared with; null for the first. */
  readonly since: { readonly revision: number; readonly asOf: Day } | null;
  readonly sentences: readonly SentenceChange[];
  readonly outcomes: readonly { readonly n: string; readonly id: string; readonly old: Outcome | null; readonly new: Outcome | null }[];
}

type Line = Pick<ReviewSentence, 'task' | 'id' | 'text' | 'figures' | 'marks'> & { readonly chapter: string };

const linesOf = ({ chapters, unplanned }: Review): readonly Line[] => [
  ...chapters.flatMap(({ title, sentences }) => sentences.map((sentence) => ({ ...sentence, chapter: title }))),
  ...unplanned.map(({ id, text, chapter }) => ({
    task: id,
    id,
    text,
    figures: [],
    marks: [],
    chapter: chapter === null ? '' : (chapters[chapter]?.title ?? ''),
  })),
];

interface NamedFigure {
  readonly name: string;
  readonly figure: Figure;
}

/** The figures of a sentence, each with the words between the last stop, mark or figure and itself. */
const named = ({ text, figures }: Line): readonly NamedFigure[] => {
  let from = 0;
  return figures.map((figure) => {
    const at = text.indexOf(figure.text, from);
    const name =
      text
        .slice(from, at)
        .split(/[，；、。（】]/)
        .at(-1) ?? '';
    from = at + figure.text.length;
    return { name, figure };
  });
};

const proofOf = ({ text, sources, grade }: Figure): Proof => ({ text, sources, grade });
const isSame = (a: Figure, b: Figure): boolean => a.text === b.text && a.grade === b.grade && a.sources.join() === b.sources.join();

const figureChanges = (before: Line, after: Line): readonly FigureChange[] => {
  const left = [...named(before)];
  const inAfter = named(after).flatMap(({ name, figure }): FigureChange[] => {
    const at = left.findIndex((one) => one.name === name);
    const old = at === -1 ? null : left.splice(at, 1)[0]!.figure;
    return old !== null && isSame(old, figure) ? [] : [{ name, old: old && proofOf(old), new: proofOf(figure) }];
  });
  return [...inAfter, ...left.map(({ name, figure }) => ({ name, old: proofOf(figure), new: null }))];
};

/** Marks of the one that the other has not, each as often as it is lacking. */
const lacking = (marks: Marks, others: Marks): Marks => {
  const left = others.map(({ mark, why }) => `${mark}${why}`);
  return marks.filter(({ mark, why }) => {
    const at = left.indexOf(`${mark}${why}`);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
};

const whole = (change: 'new' | 'gone', line: Line): SentenceChange => {
  const isNew = change === 'new';
  const figures = named(line).map(({ name, figure }) =>
    isNew ? { name, old: null, new: proofOf(figure) } : { name, old: proofOf(figure), new: null },
  );
  const [old, text] = isNew ? [null, line.text] : [line.text, null];
  const marks = isNew ? { marksGone: [], marksNew: line.marks } : { marksGone: line.marks, marksNew: [] };
  return { change, task: line.task, id: line.id, chapter: line.chapter, old, new: text, figures, ...marks };
};

const sentenceChanges = (before: Line, after: Line): readonly SentenceChange[] => {
  const figures = figureChanges(before, after);
  if (before.text === after.text && figures.length === 0 && before.chapter === after.chapter) return [];
  const { task, id, chapter } = after;
  const marks = { marksGone: lacking(before.marks, after.marks), marksNew: lacking(after.marks, before.marks) };
  return [{ change: 'changed', task, id, chapter, old: before.text, new: after.text, figures, ...marks }];
};

const outcomeChanges = (before: Review, after: Review): ReviewChanges['outcomes'] => {
  const [olds, news] = [before, after].map(({ matrix }) => new Map(matrix.map(({ n, outcome }) => [n, outcome]))) as [
    Map<string, Outcome>,
    Map<string, Outcome>,
  ];
  const gone = before.matrix.filter(({ n }) => !news.has(n));
  return [...after.matrix, ...gone]
    .map(({ n, id }) => ({ n, id, old: olds.get(n) ?? null, new: news.get(n) ?? null }))
    .filter((one) => one.old !== one.new);
};

/**
 * What changed from one revision to the next, in the order of the newer: each figure old and new with its sources, sentences new and gone,
 * outcomes, and marks that fell away. A figure that says the same on other reports, or is better founded, has changed too.
 *
 * @param before null for the first revision, in which nothing changed
 * @example changesBetween(november, january).sentences[0].marksGone //=> [{ mark: '【预计】', why: '' }]
 */
export const changesBetween = (before: Review | null, after: Review): ReviewChanges => {
  const head = { plan: after.plan, revision: after.revision, asOf: after.asOf };
  if (before === null) return { ...head, since: null, sentences: [], outcomes: [] };
  const olds = new Map(linesOf(before).map((line) => [line.task, line]));
  const news = linesOf(after);
  const kept = new Set(news.map(({ task }) => task));
  return {
    ...head,
    since: { revision: before.revision, asOf: before.asOf },
    sentences: [
      ...news.flatMap((line) => {
        const old = olds.get(line.task);
        return old === undefined ? [whole('new', line)] : sentenceChanges(old, line);
      }),
      ...[...olds.values()].filter(({ task }) => !kept.has(task)).map((line) => whole('gone', line)),
    ],
    outcomes: outcomeChanges(before, after),
  };
};
