import type { ProposedTask, SplitResult, Target } from '#domain/plan.ts';

/** A marked report: what it should become, offsets in code points. */
export interface Marks {
  readonly planYear: number;
  readonly planSpan: readonly [number, number];
  readonly areas: readonly { readonly title: string; readonly titleInferred?: boolean; readonly tasks: readonly MarkedTask[] }[];
  readonly notTaskSpans?: readonly (readonly [number, number])[];
}

interface MarkedTarget {
  readonly metric: string;
  readonly op: string;
  readonly value: number;
  readonly unit: string;
}

export interface MarkedTask {
  readonly span: readonly [number, number];
  readonly domain: string;
  readonly domainAlt?: readonly string[];
  readonly departments?: { readonly lead?: readonly string[] };
  /** Marked in the project's own two reports only. */
  readonly kind?: string;
  readonly kindAlt?: readonly string[];
  readonly borderline?: boolean;
  readonly targets: readonly MarkedTarget[];
  readonly deadline: string;
  readonly deadlineAlt?: readonly string[];
  readonly deadlineExplicit: boolean;
  readonly recurring: string | null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Hits, what was said, what is marked. */
export interface Count {
  readonly hit: number;
  readonly said: number;
  readonly marked: number;
}

export interface Score {
  readonly tasks: Count;
  readonly targets: Count;
  /** Of the matched tasks: the day agrees. */
  readonly due: Count;
  readonly recurring: Count;
  /** Framing sentences that became tasks. */
  readonly framing: number;
  /** Marked characters in neither a task nor an unsplit piece. */
  readonly lost: number;
  /** Marked tasks with what they became. */
  readonly pairs: readonly (readonly [MarkedTask, ProposedTask])[];
}

/** Harmonic mean of precision and recall, 0…1. */
export const f1 = ({ hit, said, marked }: Count): number => (said + marked === 0 ? 1 : (2 * hit) / (said + marked));

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const likeness = (a: Span, b: Span): number => overlap(a, b) / Math.max(1, Math.max(a.end, b.end) - Math.min(a.start, b.start));

/** Without numbers, brackets and stops at the ends, about which two annotators may differ. */
const trim = (text: string, { start, end }: Span): Span => {
  let from = start;
  let to = end;
  while (from < to && /[\s，,；;。．.、：:（）()\d]/.test(text[from]!)) from++;
  while (to > from && /[\s，,；;。．.、：:]/.test(text[to - 1]!)) to--;
  return { start: from, end: to };
};

const letters = (words: string): string[] => [...new Set(words.replace(/[\s“”"《》（）()、，,]/g, ''))];

/** Whether two names share three fifths of the letters of the shorter. */
const alike = (a: string, b: string): boolean => {
  const [x, y] = [letters(a), letters(b)];
  return x.length > 0 && y.length > 0 && x.filter((c) => y.includes(c)).length / Math.min(x.length, y.length) >= 0.6;
};

const agrees = (marked: MarkedTarget, said: Target): boolean =>
  Math.abs(said.value - marked.value) <= 1e-6 * Math.max(1, Math.abs(marked.value)) &&
  said.comparison === marked.op &&
  ((marked.value === 0 && marked.op === '=') || said.unit === marked.unit) &&
  alike(marked.metric, said.metric);

/** UTF-16 offset of each code point. */
const offsetsOf = (text: string): number[] => {
  const offsets = [0];
  for (const point of text) offsets.push(offsets.at(-1)! + point.length);
  return offsets;
};

const pairUp = (
  text: string,
  marked: readonly (MarkedTask & Span)[],
  said: readonly ProposedTask[],
): [MarkedTask & Span, ProposedTask][] => {
  const taken = new Set<ProposedTask>();
  return marked.flatMap((one): [MarkedTask & Span, ProposedTask][] => {
    const [best] = said
      .filter((task) => !taken.has(task))
      .map((task) => ({ task, how: likeness(trim(text, one), trim(text, task)) }))
      .sort((a, b) => b.how - a.how);
    if (!best || best.how < 0.8) return [];
    taken.add(best.task);
    return [[one, best.task]];
  });
};

const countTargets = (marked: readonly (MarkedTask & Span)[], said: readonly ProposedTask[]): Count => {
  const open = said.flatMap((task) => task.targets.map((target) => ({ task, target, used: false })));
  let hit = 0;
  for (const task of marked)
    for (const target of task.targets) {
      const found = open.find((one) => !one.used && overlap(task, one.task) > 0 && agrees(target, one.target));
      if (found) {
        found.used = true;
        hit++;
      }
    }
  return { hit, said: open.length, marked: marked.reduce((n, task) => n + task.targets.length, 0) };
};

/** Measures a split against a marked report: the rules of the annotation guide, borderline tasks left out. */
export const scoreOf = (text: string, marks: Marks, result: SplitResult): Score => {
  const offsets = offsetsOf(text);
  const place = ([from, to]: readonly [number, number]): Span => ({ start: offsets[from]!, end: offsets[to]! });
  const all = marks.areas.flatMap((area) => area.tasks.map((task) => ({ ...task, ...place(task.span) })));
  const everything = result.areas.flatMap((area) => area.tasks);
  const marked = all.filter((task) => !task.borderline);
  const said = everything.filter((task) => !all.some((one) => one.borderline && likeness(one, task) >= 0.5));
  const pairs = pairUp(text, marked, said);
  const framing = (marks.notTaskSpans ?? []).map(place);
  const covered = new Uint8Array(text.length);
  for (const piece of [...everything, ...result.unsplit]) covered.fill(1, piece.start, piece.end);
  const share = (right: (pair: (typeof pairs)[number]) => boolean): Count => ({
    hit: pairs.filter(right).length,
    said: pairs.length,
    marked: pairs.length,
  });
  return {
    tasks: { hit: pairs.length, said: said.length, marked: marked.length },
    targets: countTargets(marked, said),
    due: share(([one, task]) => [one.deadline, ...(one.deadlineAlt ?? [])].includes(task.due)),
    recurring: share(([one, task]) => one.recurring === task.recurring),
    framing: framing.filter((span) => everything.some((task) => likeness(trim(text, span), trim(text, task)) >= 0.5)).length,
    lost: [...all, ...framing].reduce((n, { start, end }) => n + covered.slice(start, end).filter((seen) => seen === 0).length, 0),
    pairs,
  };
};
