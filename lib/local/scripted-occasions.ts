import type { Day } from '#domain/day.ts';
import type { Ask } from '#domain/feedback-rhythm.ts';
import type { Task } from '#domain/task.ts';
import type { WorkdayCalendar } from '#domain/workday-calendar.ts';
import { dice, wholeBetween } from './dice.ts';
import { stepsOf } from './scripted-words.ts';

/** The parts that fall to departments and tasks this year. */
export interface Story {
  /** Reports nothing for one quarter. */
  readonly silent: { readonly department: string; readonly from: Day; readonly to: Day } | null;
  /** Phones its figures in every other time. */
  readonly phones: string | null;
  /** Reports from its own system. */
  readonly usesApi: string | null;
  /** Numbers of tasks. */
  readonly missesPart: string | null;
  readonly startsLate: string | null;
  readonly fallsShort: string | null;
  readonly returned: string | null;
  readonly nodeLate: string | null;
}

export interface Scene {
  readonly seed: number;
  readonly calendar: WorkdayCalendar;
  readonly closing: { readonly opens: Day; readonly due: Day };
  readonly story: Story;
}

/** A node that is reported done, and the one announced with it. */
export interface NodeStep {
  readonly name: string;
  readonly doneOn: Day | null;
  readonly next: { readonly name: string; readonly planned: Day } | null;
  readonly late: boolean;
}

/** One day on which a task is reported. */
export interface Occasion {
  /** Ask's period, or 'node-2'. */
  readonly key: string;
  readonly day: Day;
  readonly isClosing: boolean;
  readonly byPhone: boolean;
  readonly node: NodeStep | null;
}

/**
 * The days on which a task's forms are filled in.
 *
 * - a department fills in its forms in one sitting: most on the due day or the day before, some two or three workdays early, a few late
 * - a straggler: one task in twenty comes one to four workdays after its sitting
 * - one department phones every other time, the others one time in twenty
 * - the silent department drops its quarter
 * - the closing form is filled in on one of the first workdays of its time
 */
export const occasionsOf = (task: Task, asks: readonly Ask[], acknowledged: Day, scene: Scene): Occasion[] => {
  const { calendar, closing } = scene;
  const earliest = calendar.add(acknowledged, 1);
  const regular = asks.filter(({ due }) => due < closing.opens).map((ask, i) => sittingOf(task, ask, i, scene));
  const kept = regular
    .map((one) => (one.day < earliest ? { ...one, day: earliest } : one))
    .filter(({ day }) => !isSilent(task, day, scene));
  const day = closingDay(task, scene);
  const last: Occasion = { key: 'closing', day: day < earliest ? earliest : day, isClosing: true, byPhone: false, node: null };
  return apart([...kept.filter(({ day }) => day < closing.opens), last], calendar);
};

const sittingOf = (task: Task, { period, opens, due }: Ask, index: number, { seed, calendar, story }: Scene): Occasion => {
  const roll = dice(seed, task.lead, due, 'sitting');
  const lag =
    roll < 0.16
      ? -wholeBetween(2, 3, roll / 0.16)
      : roll < 0.9
        ? -wholeBetween(0, 1, (roll - 0.16) / 0.74)
        : wholeBetween(1, 6, (roll - 0.9) / 0.1);
  const own = dice(seed, task.n, period, 'straggler');
  const day = calendar.add(due, lag + (own < 0.05 ? wholeBetween(1, 4, own / 0.05) : 0));
  const workday = calendar.onOrAfter(day < opens ? opens : day);
  const byPhone = (task.lead === story.phones && index % 2 === 0) || dice(seed, task.lead, due, 'phone') < 0.05;
  return { key: period, day: workday, isClosing: false, byPhone, node: null };
};

const isSilent = (task: Task, day: Day, { story: { silent } }: Scene): boolean =>
  silent !== null && silent.department === task.lead && day >= silent.from && day <= silent.to;

const closingDay = (task: Task, { seed, calendar, closing }: Scene): Day => {
  const workdays = Math.max(1, calendar.between(closing.opens, closing.due));
  return calendar.add(closing.opens, wholeBetween(0, Math.max(0, Math.min(4, workdays - 1)), dice(seed, task.lead, 'closing')));
};

/** No two reports of a task on one day. */
const apart = (occasions: readonly Occasion[], calendar: WorkdayCalendar): Occasion[] => {
  const kept: Occasion[] = [];
  for (const one of occasions.toSorted(byDay)) {
    const before = kept.at(-1)?.day ?? '';
    kept.push(one.day <= before ? { ...one, day: calendar.add(before, 1) } : one);
  }
  return kept;
};

const byDay = (a: Occasion, b: Occasion): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);

/**
 * Lays the nodes of a milestone or campaign over its reports, and ends the reports with the last node.
 *
 * - nodes that the plan dates: done on their day, or before the closing form if that is earlier; the late one eight workdays after it
 * - none but the last: the head plans two or three steps in front of it, and announces the next with each that is done
 * - a node that no report is near to is reported on its own, the workday after it was done
 */
export const withNodes = (task: Task, occasions: readonly Occasion[], scene: Scene): Occasion[] => {
  if (task.nodes.length === 0 || occasions.length === 0) return [...occasions];
  const placed: Occasion[] = [];
  for (const step of datedSteps(task, occasions, scene)) placed.push(place(task, step, placed, occasions, scene));
  const end = placed.at(-1)!.day;
  const others = occasions.filter((one) => one.day < end && !placed.some(({ day }) => day === one.day));
  return [...others, ...placed].toSorted(byDay);
};

const datedSteps = (task: Task, occasions: readonly Occasion[], scene: Scene): NodeStep[] => {
  const final = task.nodes.at(-1)!;
  return task.nodes.length === 1 && final.planned === null
    ? stepsOfHead(task, final.name, occasions, scene)
    : stepsOfPlan(task, occasions, scene);
};

const stepsOfPlan = (task: Task, occasions: readonly Occasion[], scene: Scene): NodeStep[] => {
  const latest = scene.calendar.add(scene.closing.opens, -2);
  const even = evenly(task, task.nodes.length, occasions, scene);
  return task.nodes.map(({ name, planned }, i) => {
    const day = planned ?? even[i]!;
    return doneStep(task, name, day < latest ? day : latest, null, i, scene);
  });
};

const stepsOfHead = (task: Task, final: string, occasions: readonly Occasion[], scene: Scene): NodeStep[] => {
  const names = [...stepsOf(task), final];
  const planned = evenly(task, names.length, occasions, scene).map((day, i) => ({ name: names[i]!, planned: day }));
  const steps = planned.map(({ name, planned: day }, i) => doneStep(task, name, day, planned[i + 1] ?? null, i, scene));
  return [{ name: final, doneOn: null, next: planned[0]!, late: false }, ...steps];
};

/** So many days between the first report and the end. */
const evenly = (task: Task, count: number, occasions: readonly Occasion[], scene: Scene): Day[] => {
  const first = occasions[0]!.day;
  const span = Math.max(count, scene.calendar.between(first, endOf(task, occasions, scene)));
  return Array.from({ length: count }, (_, i) => scene.calendar.add(first, Math.floor((span * (i + 1)) / count)));
};

const doneStep = (task: Task, name: string, planned: Day, next: NodeStep['next'], index: number, { calendar, story }: Scene): NodeStep => {
  const late = story.nodeLate === task.n && index === 1;
  return { name, doneOn: late ? calendar.add(planned, 8) : planned, next, late };
};

/** A milestone may be done at any report but the first; a campaign runs to the last before the closing form, the silent department's to that. */
const endOf = (task: Task, occasions: readonly Occasion[], { seed, calendar, story }: Scene): Day => {
  const regular = occasions.filter(({ isClosing }) => !isClosing || story.silent?.department === task.lead);
  const from = Math.min(1, regular.length - 1);
  const chosen = task.kind === 'milestone' ? regular[wholeBetween(from, regular.length - 1, dice(seed, task.n, 'end'))] : regular.at(-1);
  return calendar.add(chosen?.day ?? occasions.at(-1)!.day, -1);
};

/** Workdays for which a node done waits for the next form before it is reported on its own. */
const PATIENCE = 6;

const place = (task: Task, step: NodeStep, placed: readonly Occasion[], occasions: readonly Occasion[], scene: Scene): Occasion => {
  const { calendar } = scene;
  const after = placed.at(-1)?.day ?? '';
  const done = step.doneOn ?? occasions[0]!.day;
  const free = occasions.find(({ day }) => day >= done && day > after);
  const isNear = free && (step.doneOn === null || calendar.between(done, free.day) <= PATIENCE);
  const occasion = isNear ? free : { ...ownOccasion(task, [done, after, task.publishedOn], scene), key: `node-${placed.length}` };
  const doneOn = step.doneOn !== null && step.doneOn < after ? after : step.doneOn;
  return { ...occasion, node: notBefore({ ...step, doneOn }, occasion.day, calendar) };
};

/** On the workday after all those days: not while the department is silent, and never before its list is acknowledged. */
const ownOccasion = (task: Task, days: readonly Day[], scene: Scene): Omit<Occasion, 'key'> => {
  const latest = days.toSorted().at(-1)!;
  const wanted = scene.calendar.add(latest, 1);
  const earliest = scene.calendar.add(task.publishedOn, 8);
  const day = wanted < earliest ? earliest : wanted;
  return {
    day: isSilent(task, day, scene) ? scene.calendar.add(scene.story.silent!.to, 3) : day,
    isClosing: false,
    byPhone: false,
    node: null,
  };
};

/** What is announced lies ahead. */
const notBefore = (step: NodeStep, day: Day, calendar: WorkdayCalendar): NodeStep => ({
  ...step,
  next: step.next && step.next.planned <= day ? { ...step.next, planned: calendar.add(day, 5) } : step.next,
});
