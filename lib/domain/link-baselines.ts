import { SUBJECTS } from './fields-of-work.ts';
import { wordFinder } from './find-words.ts';
import type { Baseline, Target } from './plan.ts';

/** A figure of the review with the words it stands in. */
export type ReviewFigure = Omit<Baseline, 'task'> & { readonly clause: string; readonly sentence: string };

interface LinkableTask {
  readonly id: string;
  readonly text: string;
  readonly targets: readonly Target[];
}

/** From here on a figure and a task speak of the same work: two telling words, or one that stands in the thing counted itself. */
const ENOUGH = 6;
/** The words counted say more than the clause they stand in, and it more than the sentence. */
const WEIGHTS = { metric: 1, clause: 0.5, sentence: 0.3 } as const;
/** A subject is told by a word of work; a pair of characters may be chance. */
const SUBJECT_WEIGHT = 1.5;

const SUBJECT_OF = new Map(SUBJECTS.flatMap(({ id, words }) => words.map((word) => [word, id] as const)));
const findWords = wordFinder(SUBJECT_OF.keys());

const WITHOUT_MEANING = /[完成实现开展累计新增的了和与及等个在各年余全做好抓推进加强落工作制度人村镇大次项]/;

/** Words of work, their subjects (with a #), and pairs of neighbouring characters that carry meaning. */
const cluesOf = (text: string): Set<string> => {
  const clues = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    if (/^[一-龥]{2}$/.test(pair) && !WITHOUT_MEANING.test(pair)) clues.add(pair);
  }
  for (const { word } of findWords(text)) clues.add(word).add(`#${SUBJECT_OF.get(word)!}`);
  return clues;
};

/**
 * Which task of the plan each figure of the review is the base of, or null.
 * A figure goes to the task with which the words counted, then their clause, then their sentence share the rarest words.
 * Linear: only tasks that share a word are looked at.
 */
export const linkBaselines = (figures: readonly ReviewFigure[], tasks: readonly LinkableTask[]): Baseline[] => {
  const tasksWith = new Map<string, number[]>();
  tasks.forEach(({ text }, i) => {
    for (const clue of cluesOf(text)) tasksWith.set(clue, [...(tasksWith.get(clue) ?? []), i]);
  });
  const taskOf = (figure: ReviewFigure): string | null => {
    const scores = new Map<number, number>();
    const seen = new Set<string>();
    for (const where of ['metric', 'clause', 'sentence'] as const)
      for (const clue of cluesOf(figure[where])) {
        if (seen.has(clue)) continue;
        seen.add(clue);
        const having = tasksWith.get(clue) ?? [];
        const rarity = Math.log2(1 + tasks.length / Math.max(1, having.length)) * (clue.startsWith('#') ? SUBJECT_WEIGHT : 1);
        for (const i of having) scores.set(i, (scores.get(i) ?? 0) + WEIGHTS[where] * rarity);
      }
    const [best] = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return best !== undefined && best[1] >= ENOUGH ? tasks[best[0]]!.id : null;
  };
  return figures.map((figure) => {
    const { metric, value, unit, start, end, chapter } = figure;
    return { metric, value, unit, start, end, chapter, task: taskOf(figure) };
  });
};
