import { type Decision, decisionOf } from './bulletin-decisions.ts';
import { type Feedback, feedbackOf } from './bulletin-feedback.ts';
import { type BulletinItem, doneIn, endedIn, recoveredIn, type Upcoming, upcomingAfter, watchedOf } from './bulletin-items.ts';
import { linesOf } from './bulletin-lines.ts';
import { feedbackLine, verdictLine } from './bulletin-verdict.ts';
import { isWithin, taskAt } from './cut-off.ts';
import { type Day, lastDayOf, type Month } from './day.ts';
import { yearOfPlan } from './ids.ts';
import { lightRuleText } from './light-rules.ts';
import { type Pace, pacesOf } from './pace-light.ts';
import { type Quotable, quotablesOf } from './quotable-figures.ts';
import { type Apart, type Counts, countApart, LIGHT_ORDER, type RollUpGroup, rollUp, stillCounted } from './roll-up.ts';
import { shownDepartment } from './shown-department.ts';
import type { HistoryEntry, Task } from './task.ts';
import { termsOf, withTerms } from './terms.ts';
import type { Organization, Relation } from './town.ts';
import { type Light, type LightContext, type Lit, lightOf } from './traffic-light.ts';

export interface BulletinInput extends LightContext {
  readonly organization: Pick<Organization, 'name' | 'departments'>;
  readonly plan: string;
  /** The month that is reported. */
  readonly month: Month;
  readonly today: Day;
  readonly tasks: readonly Task[];
  /** All of the tasks', from their first move on; what came after the month is undone. */
  readonly histories: readonly HistoryEntry[];
  readonly before: Bulletin | null;
}

/** How the light of tasks moved since the bulletin before; `from` is null for a task that was not in it. */
export interface Movement {
  readonly from: Light | null;
  readonly to: Light;
  readonly tasks: readonly string[];
}

export interface LeadRow extends RollUpGroup {
  readonly feedback: { readonly asked: number; readonly inTime: number; readonly late: number; readonly missing: number };
}

/** One month of a plan on one page, as data with Chinese sentences. */
export interface Bulletin {
  readonly organization: string;
  readonly plan: string;
  readonly month: Month;
  /** The day on which it was drafted, and the last day that it looks at. */
  readonly day: Day;
  readonly cutOff: Day;
  /** Two lines: the lights and what changed, the feedback. */
  readonly verdict: string;
  /** The page in sentences, for a letter: what to decide, to watch, what was done, what comes. */
  readonly lines: readonly string[];
  /** Of the tasks that have not ended. */
  readonly counts: Counts;
  readonly apart: Apart;
  readonly feedback: Feedback;
  readonly decisions: readonly Decision[];
  readonly watch: readonly BulletinItem[];
  readonly done: readonly BulletinItem[];
  /** Cancelled, replaced or terminated in the month. */
  readonly ended: readonly BulletinItem[];
  /** 转好的: yellow or red in the bulletin before, green now. A bulletin of before has none. */
  readonly recovered?: readonly BulletinItem[] | undefined;
  readonly upcoming: readonly Upcoming[];
  readonly figures: readonly Quotable[];
  readonly table: readonly LeadRow[];
  readonly movements: readonly Movement[];
  /** By task number: what the next bulletin compares with. */
  readonly lights: Readonly<Record<string, Light>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  /** Months in a row that a task has been red, this one counted. */
  readonly monthsRed: Readonly<Record<string, number>>;
  /** How far what has a target is, beside how far its season has come; a bulletin of before has none. */
  readonly paces?: readonly Pace[];
  /** The town's rules of the lights in words, on the day of the draft. */
  readonly rule: string;
}

type LitAs = Lit & { readonly task: Task };

const movementsOf = (lit: readonly LitAs[], before: Bulletin | null): readonly Movement[] => {
  if (before === null) return [];
  const groups = new Map<string, { from: Light | null; to: Light; tasks: string[] }>();
  for (const { task, light } of lit) {
    const from = before.lights[task.n] ?? null;
    const group = groups.get(`${from}>${light}`) ?? { from, to: light, tasks: [] };
    groups.set(`${from}>${light}`, { ...group, tasks: [...group.tasks, task.id] });
  }
  const order = (light: Light | null): number => (light === null ? -1 : LIGHT_ORDER.indexOf(light));
  return [...groups.values()].toSorted((a, b) => order(a.to) - order(b.to) || order(a.from) - order(b.from));
};

const monthsRedOf = (lit: readonly LitAs[], before: Bulletin | null): Readonly<Record<string, number>> =>
  Object.fromEntries(lit.filter(({ light }) => light === 'red').map(({ task }) => [task.n, (before?.monthsRed[task.n] ?? 0) + 1]));

const tableOf = (lit: readonly LitAs[], feedback: Feedback): readonly LeadRow[] =>
  rollUp(lit, 'lead').groups.map((group) => {
    const count = (ids: readonly string[]): number => ids.filter((id) => group.tasks.includes(id)).length;
    const { asked, inTime, late, missing } = feedback;
    return {
      ...group,
      feedback: { asked: count(asked), inTime: count(inTime), late: count(late), missing: count(missing.map(({ id }) => id)) },
    };
  });

/** Long red first, then ★, then in the order of the plan: a leader reads from the top. */
const inOrderOfNeed = (decisions: readonly Decision[]): readonly Decision[] =>
  decisions.toSorted((a, b) => b.monthsRed - a.monthsRed || Number(b.star) - Number(a.star));

const valuesOf = (task: Task): Readonly<Record<string, number | null>> =>
  Object.fromEntries(task.measures.map((measure) => [measure.name, measure.value]));

/**
 * Drafts the bulletin of a month: what stands how, what changed, what is to be decided, and figures that can be quoted.
 * - lights and values are those of the month's last day, whatever has been reported since
 * - every count has its list, every figure its sources
 * - forms are those of the dates and leads of that day
 * - what was added after the month is not in it; what has ended is counted apart, and owes nothing
 * - a sensitive task shows title and light only
 * - a department that took over others is shown with their names; a bulletin of before keeps what it said
 */
export const draftBulletin = (input: BulletinInput): Bulletin => {
  const { month, before, histories, calendar, policy } = input;
  const context: LightContext = { calendar, policy };
  const cutOff = lastDayOf(month);
  const shown = (lead: string): string => shownDepartment(input.organization.departments, lead, yearOfPlan(input.plan));
  const issued = input.tasks.filter(({ publishedOn }) => publishedOn <= cutOff);
  const all = issued.map((task) => taskAt(task, histories, { day: cutOff }, context)).map((task) => ({ ...task, lead: shown(task.lead) }));
  const within = histories.filter((entry) => isWithin(entry, { day: cutOff })).toSorted((a, b) => a.version - b.version);
  const every: readonly LitAs[] = all.map((task) => ({ task, ...lightOf(task, cutOff, context) }));
  const lit = stillCounted(every);
  const tasks = lit.map(({ task }) => task);
  const counts = rollUp(lit, 'lead').total;
  const apart = countApart(every);
  const answered = feedbackOf(
    issued.map((task, i) => withTerms(task, termsOf(all[i]!))),
    histories,
    month,
    cutOff,
    context,
  );
  const feedback = { ...answered, missing: answered.missing.map((one) => ({ ...one, lead: shown(one.lead) })) };
  const monthsRed = monthsRedOf(lit, before);
  const inLight = (light: Light): readonly LitAs[] => lit.filter((one) => one.light === light);
  const ownHistory = (task: Task): readonly HistoryEntry[] => within.filter((entry) => entry.n === task.n);
  const relationOf = ({ lead }: Task): Relation =>
    input.organization.departments.find(({ name }) => shown(name) === lead)?.relation ?? 'internal';
  const decisions = inOrderOfNeed(
    inLight('red').map(({ task, reason }) =>
      decisionOf(task, reason, { monthsRed: monthsRed[task.n] ?? 1, relation: relationOf(task), history: ownHistory(task) }),
    ),
  );
  const page = {
    decisions,
    watch: inLight('yellow').map(({ task, reason }) => watchedOf(task, reason, { month, history: ownHistory(task) })),
    done: doneIn(tasks, month),
    ended: endedIn(all, month),
    recovered: recoveredIn(lit, before?.lights ?? {}),
    upcoming: upcomingAfter(tasks, month, context),
    figures: quotablesOf(
      tasks,
      month,
      within,
      [...inLight('red'), ...inLight('yellow')].map(({ task }) => task.n),
    ),
  };
  return {
    organization: input.organization.name,
    plan: input.plan,
    month,
    day: input.today,
    cutOff,
    verdict: `${verdictLine(counts, before, apart, inLight('blue').filter(({ task }) => task.state === 'assessed').length)}\n${feedbackLine(feedback)}`,
    lines: linesOf(page),
    counts,
    apart,
    feedback,
    ...page,
    table: tableOf(lit, feedback),
    movements: movementsOf(lit, before),
    lights: Object.fromEntries(lit.map(({ task, light }) => [task.n, light])),
    values: Object.fromEntries(tasks.map((task) => [task.n, valuesOf(task)])),
    monthsRed,
    paces: tasks.flatMap((task) => pacesOf(task, cutOff, context)),
    rule: lightRuleText(policy),
  };
};
