import type { Day, Instant } from '#domain/day.ts';
import type { Ask } from '#domain/feedback-rhythm.ts';
import { yearOfPlan } from '#domain/ids.ts';
import type { Report, Task, Verdict } from '#domain/task.ts';
import type { Organization } from '#domain/town.ts';
import type { WorkdayCalendar } from '#domain/workday-calendar.ts';
import { dice, wholeBetween } from './dice.ts';
import { occasionsOf, type Scene, type Story, withNodes } from './scripted-occasions.ts';
import { reportsOf } from './scripted-reports.ts';
import { storyOf } from './scripted-story.ts';
import { assessmentSentence, CORRECTION, RETURN_REASON } from './scripted-words.ts';

/** What somebody of the town does to a task, as the API takes it. */
export type Act =
  | { readonly kind: 'acknowledge' | 'claim' | 'verify'; readonly body: Readonly<Record<string, never>> }
  | { readonly kind: 'report'; readonly body: Report }
  | { readonly kind: 'return'; readonly body: { readonly reason: string } }
  | { readonly kind: 'assess'; readonly body: { readonly verdict: Verdict; readonly sentence: string } };

export type Action = Act & {
  /** The same in every run: good as Idempotency-Key. */
  readonly id: string;
  readonly at: Instant;
  /** E-mail of the actor. */
  readonly by: string;
  readonly n: string;
  readonly via: 'page' | 'api' | 'phone';
  /** Department for which the office fills in. */
  readonly onBehalfOf: string | null;
};

export interface ScriptInput {
  readonly plan: string;
  readonly year: number;
  /** As published. */
  readonly tasks: readonly Task[];
  readonly organization: Organization;
  readonly seed: number;
  readonly calendar: WorkdayCalendar;
  readonly asks: (task: Task) => readonly Ask[];
}

/**
 * All that the people of a town do to a published plan in its year, in order of time; a pure function of its input, so that a year
 * that was broken off is the same year when it goes on.
 *
 * - lists are acknowledged over the first five workdays, the silent department's on the seventh
 * - forms are filled in round their due days, see `occasionsOf`; figures run as in `coursesOf`; nodes as in `withNodes`
 * - what is done is claimed one to three workdays after its last report and verified by the office one to four later; one claim is
 *   returned, corrected and claimed again
 * - what has no end, and what fell short, is assessed on the closing form
 * - who plays which part is decided by `storyOf`
 */
export const scriptOfTheYear = (input: ScriptInput): readonly Action[] => {
  const story = storyOf(input);
  const scene: Scene = { seed: input.seed, calendar: input.calendar, closing: closingOf(input), story };
  return input.tasks
    .flatMap((task) => actionsOn(task, input, scene))
    .toSorted((a, b) => (a.at === b.at ? order(a.id, b.id) : order(a.at, b.at)));
};

/** By code units, the same on every machine. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const closingOf = ({ year, organization, calendar }: ScriptInput): Scene['closing'] => ({
  opens: calendar.onOrAfter(`${year}-${organization.policy.clearing.opens}`),
  due: calendar.onOrBefore(`${year}-${organization.policy.clearing.due}`),
});

/** Office hours, in minutes of the day: 08:40–12:00 and 14:00–17:50. */
const MORNING = { from: 520, minutes: 200 };
const AFTERNOON = { from: 840, minutes: 230 };

const instantOn = (day: Day, roll: number, second: number): Instant => {
  const worked = Math.floor(roll * (MORNING.minutes + AFTERNOON.minutes));
  const minute = worked < MORNING.minutes ? MORNING.from + worked : AFTERNOON.from + worked - MORNING.minutes;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}+08:00`;
};

/** Who acts for the department, and who is the office. */
const castOf = ({ lead }: Task, { people }: Organization) => {
  const office = people.find(({ role }) => role === 'office')?.email;
  if (office === undefined) throw new Error('The organization has no person with the role office');
  return { office, head: people.find(({ role, departments }) => role === 'head' && departments.includes(lead))?.email ?? null };
};

const actionsOn = (task: Task, input: ScriptInput, scene: Scene): Action[] => {
  const { calendar, story } = scene;
  const acknowledged = acknowledgedOn(task, scene);
  const all = occasionsOf(task, input.asks(task), acknowledged, scene);
  const ended = isClaimed(task, story) ? withoutClosing(task, withNodes(task, all, scene)) : all;
  const reports = reportsOf(task, ended, scene);
  const last = ended.at(-1)?.day ?? acknowledged;
  const act = actor(task, input, story.usesApi);
  return [
    act({ kind: 'acknowledge', body: {} }, acknowledged, 'acknowledge'),
    ...ended.map((one, i) => act({ kind: 'report', body: reports[i]! }, one.day, `report-${one.key}`, one.byPhone)),
    ...(isClaimed(task, story) ? claim(task, last, scene, act) : [assess(task, calendar.add(last, 1), scene, act)]),
  ];
};

type Actor = (act: Act, day: Day, key: string, byPhone?: boolean) => Action;

const actor = (task: Task, input: ScriptInput, apiUser: string | null): Actor => {
  const { seed } = input;
  const { office, head } = castOf(task, input.organization);
  return (act, day, key, byPhone = false) => {
    const isOffice = act.kind === 'verify' || act.kind === 'return';
    const byOffice = isOffice || byPhone || head === null;
    const roll = dice(seed, task.lead, day, act.kind);
    return {
      ...act,
      id: `${task.plan}-${task.n}-${key}`,
      at: instantOn(day, roll, Math.floor(dice(seed, task.n, key, 'second') * 60)),
      by: byOffice ? office : head,
      n: task.n,
      via: byPhone ? 'phone' : !byOffice && task.lead === apiUser ? 'api' : 'page',
      onBehalfOf: byOffice && !isOffice ? task.lead : null,
    };
  };
};

const acknowledgedOn = ({ lead, publishedOn }: Task, { seed, calendar, story }: Scene): Day =>
  calendar.add(publishedOn, story.silent?.department === lead ? 7 : wholeBetween(1, 5, dice(seed, lead, 'acknowledge')));

/** Work that can be finished within the year, unless the story has it fall short. */
const isClaimed = ({ kind, n, due, plan }: Task, { missesPart, fallsShort }: Story): boolean =>
  kind !== 'zero-incident' && kind !== 'continuing' && n !== missesPart && n !== fallsShort && due <= `${yearOfPlan(plan)}-12-31`;

/** A quantity whose months are over needs no closing form; coverage must hold to the year's end, and so must what is counted by quarters. */
const withoutClosing = (task: Task, occasions: ReturnType<typeof occasionsOf>): ReturnType<typeof occasionsOf> => {
  const regular = occasions.filter(({ isClosing }) => !isClosing);
  const isSeasonal = task.kind === 'quantity' && regular.length > 0 && regular.every(({ key }) => /^\d{4}-\d{2}$/.test(key));
  return isSeasonal ? regular : [...occasions];
};

const claim = (task: Task, last: Day, { seed, calendar, story }: Scene, act: Actor): Action[] => {
  const after = (day: Day, most: number, what: string): Day => calendar.add(day, wholeBetween(1, most, dice(seed, task.n, what)));
  const claimed = after(last, 3, 'claim');
  const first = act({ kind: 'claim', body: {} }, claimed, 'claim');
  if (story.returned !== task.n) return [first, act({ kind: 'verify', body: {} }, after(claimed, 4, 'verify'), 'verify')];
  const returned = after(claimed, 3, 'return');
  const corrected = after(returned, 4, 'correct');
  const again = calendar.add(corrected, 1);
  return [
    first,
    act({ kind: 'return', body: { reason: RETURN_REASON } }, returned, 'return'),
    act({ kind: 'report', body: correction }, corrected, 'report-correction'),
    act({ kind: 'claim', body: {} }, again, 'claim-again'),
    act({ kind: 'verify', body: {} }, after(again, 4, 'verify'), 'verify'),
  ];
};

const correction: Report = {
  measures: [],
  node: null,
  unchanged: false,
  noIncident: false,
  progress: CORRECTION,
  problems: '',
  nextSteps: '',
};

const assess = (task: Task, day: Day, { seed, story }: Scene, act: Actor): Action => {
  const verdict = verdictOn(task, story, dice(seed, task.n, 'verdict'));
  return act({ kind: 'assess', body: { verdict, sentence: assessmentSentence(task, verdict) } }, day, 'assess');
};

const verdictOn = ({ n, lead, due, plan }: Task, story: Story, roll: number): Verdict => {
  if (n === story.fallsShort) return 'not-met';
  return due > `${yearOfPlan(plan)}-12-31` || n === story.missesPart || lead === story.silent?.department || roll < 0.08
    ? 'largely-met'
    : 'met';
};
