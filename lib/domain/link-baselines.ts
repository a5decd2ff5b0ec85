import { SUBJECTS } from './fields-of-work.ts';
import { wordFinder } from './find-words.ts';
import type { Baseline, Target } from './plan.ts';

interface LinkableTask {
  readonly id: string;
  readonly text: string;
  readonly targets: readonly Target[];
}

/** From here on a figure and a task speak of the same work: one telling word, or two that many tasks share. */
const ENOUGH = 3;
/** The words counted say more than the clause they stand in, and it more than the sentence. */
const METRIC = 1;
const CLAUSE = 0.5;
const SENTENCE = 0.25;
/** A sentence longer than this tells of several works. */
const REACH = 60;

const SUBJECT_OF = new Map(SUBJECTS.flatMap(({ id, words }) => words.map((word) => [word, id] as const)));
const findWords = wordFinder(SUBJECT_OF.keys());

const WITHOUT_MEANING = /[完成实现开展累计新增的了和与及等个在各年余全做好抓推进加强落工作制度]/;

/** Pairs of neighbouring characters that carry meaning, and the subjects that the words name. */
const cluesOf = (text: string): Set<string> => {
  const clues = new Set<string>();
  const bare = text.replace(/[^一-龥A-Za-z]/g, ' ');
  for (let i = 0; i + 1 < bare.length; i++) {
    const pair = bare.slice(i, i + 2);
    if (!pair.includes(' ') && !WITHOUT_MEANING.test(pair)) clues.add(pair);
  }
  for (const { word } of findWords(text)) clues.add(`#${SUBJECT_OF.get(word)!}`);
  return clues;
};

const upTo = (text: string, at: number, stops: RegExp, step: 1 | -1): number => {
  let i = at;
  while (i > 0 && i < text.length && Math.abs(i - at) < REACH && !stops.test(text[step < 0 ? i - 1 : i]!)) i += step;
  return i;
};

/** The stretch round a figure that `stops` bound, at most 60 characters to each side. */
const around = (text: string, { start, end }: { readonly start: number; readonly end: number }, stops: RegExp): string =>
  text.slice(upTo(text, start, stops, -1), upTo(text, end, stops, 1));

/**
 * Which task of the plan each figure of the review is the base of, or null.
 * A figure goes to the task with which the words counted, then their clause, then their sentence share the rarest words.
 * Linear: only tasks that share a word are looked at.
 *
 * @param text the report that the figures' offsets are of; without it only the metric's own words count
 */
export const linkBaselines = (baselines: readonly Omit<Baseline, 'task'>[], tasks: readonly LinkableTask[], text = ''): Baseline[] => {
  const tasksWith = new Map<string, number[]>();
  tasks.forEach((task, i) => {
    for (const clue of cluesOf(task.text)) tasksWith.set(clue, [...(tasksWith.get(clue) ?? []), i]);
  });
  const taskOf = (baseline: Omit<Baseline, 'task'>): string | null => {
    const scores = new Map<number, number>();
    const count = (words: string, weight: number) => {
      for (const clue of cluesOf(words)) {
        const having = tasksWith.get(clue) ?? [];
        const rarity = Math.log2(1 + tasks.length / Math.max(1, having.length));
        for (const i of having) scores.set(i, (scores.get(i) ?? 0) + weight * rarity);
      }
    };
    count(baseline.metric, METRIC);
    count(around(text, baseline, /[，,。；;！\n]/), CLAUSE);
    count(around(text, baseline, /[。；;！\n]/), SENTENCE);
    const [best] = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return best !== undefined && best[1] >= ENOUGH ? tasks[best[0]]!.id : null;
  };
  return baselines.map((baseline) => ({ ...baseline, task: taskOf(baseline) }));
};
