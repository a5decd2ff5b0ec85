import { ApiProblem } from '#contract/api-problem.ts';
import type { CallOf } from '#contract/client.ts';
import type { Operation } from '#contract/routes.ts';
import { addDays, type Day } from '#domain/day.ts';
import { asksOf } from '#domain/feedback-rhythm.ts';
import { planId, taskId } from '#domain/ids.ts';
import { issueTask } from '#domain/issue-task.ts';
import type { WorkdayCalendar } from '#domain/workday-calendar.ts';
import { LocalCloudError } from './errors.ts';
import type { Acknowledged, Ledger } from './ledger.ts';
import { openingDay } from './opening-day.ts';
import { type Action, order, scriptOfTheYear } from './script-of-the-year.ts';
import { type Besides, besidesOf } from './scripted-unplanned.ts';
import { inWords, type TownClient, townClient } from './town-client.ts';
import type { YearInput } from './year-input.ts';

/** What the year needs of the local cloud. */
export interface YearCloud {
  readonly url: string;
  tokenFor(email: string): Promise<string>;
  advanceTo(epochMs: number): Promise<void>;
  idle(): Promise<void>;
  now(): number;
}

export const OPERATOR = 'operator@annual-plan.example';

/** The report is adopted on 2 March, or the workday after it. */
export const openingOf = (year: number, calendar: WorkdayCalendar): Day => calendar.onOrAfter(`${year}-03-02`);

/** The year is over when the last review, with the whole of December in it, has been drafted. */
export const endOf = (year: number, calendar: WorkdayCalendar): number =>
  Date.parse(`${addDays(calendar.onOrAfter(`${year + 1}-01-10`), 1)}T12:00:00+08:00`);

/** Where a lived year stops: at its end, or at noon of a day before. @throws LocalCloudError for a day that is not one of the plan's year */
export const stopOf = (year: number, calendar: WorkdayCalendar, until: Day | undefined): number => {
  if (until === undefined) return endOf(year, calendar);
  const [first, last] = [openingOf(year, calendar), `${year}-12-31`];
  if (until < first || until > last)
    throw new LocalCloudError(`--until 应在 ${first} 与 ${last} 之间。--until must be a day from ${first} to ${last}, not "${until}".`);
  return Date.parse(`${until}T12:00:00+08:00`);
};

export interface Year {
  readonly plan: string;
  readonly office: TownClient;
  readonly refused: number;
}

/**
 * Lives a plan year in simulated time: every person of the script calls the API at the hour the script says, and the schedules
 * between fire. An action that was acknowledged before is not sent again; one that was sent but not acknowledged is repeated under
 * the same key.
 * @param until epoch milliseconds at which it stops, as `stopOf` gives them
 */
export const liveTheYear = async (
  cloud: YearCloud,
  input: YearInput,
  { ledger, calendar, until, onDay }: { ledger: Ledger; calendar: WorkdayCalendar; until: number; onDay: (at: number) => void },
): Promise<Year> => {
  const clients = new Map<string, TownClient>();
  const clientOf = (email: string): TownClient => {
    const known = clients.get(email) ?? townClient(cloud.url, tokenOnce(cloud, email));
    clients.set(email, known);
    return known;
  };
  const advanceTo = async (epochMs: number): Promise<void> => {
    await cloud.advanceTo(epochMs);
    onDay(epochMs);
  };
  const office = clientOf(officeEmail(input));
  const hands = { operator: clientOf(OPERATOR), office, idle: () => cloud.idle(), advanceTo: (at: string) => advanceTo(Date.parse(at)) };
  const publishedOn = await openingDay(input, openingOf(input.year, calendar), hands);
  const script = await scriptFor(input, publishedOn, office, calendar);
  for (const action of script) {
    if (Date.parse(action.at) > until) break;
    if (ledger.has(action.id)) continue;
    await advanceTo(Date.parse(action.at));
    const [plan, client] = [planId(input.town, input.year), clientOf(action.by)];
    await ('kind' in action ? carryOut(action, plan, client, ledger) : recordBesides(action, plan, client, ledger));
    await cloud.idle();
  }
  await advanceTo(until);
  const refused = ledger.all().filter(({ status }) => status >= 400).length;
  return { plan: planId(input.town, input.year), office, refused };
};

/** Tokens outlive the run: one a person. */
const tokenOnce = (cloud: YearCloud, email: string): (() => Promise<string>) => {
  let token: Promise<string> | undefined;
  return () => {
    token ??= cloud.tokenFor(email);
    return token;
  };
};

/** Of the clerk of the office who acts in the simulated year. */
export const officeEmail = ({ people }: YearInput): string => people.find(({ role }) => role === 'office')?.email ?? OPERATOR;

/** The script is written from the tasks as they were published, so that it is the same however far the year has come. */
const scriptFor = async (
  input: YearInput,
  day: Day,
  office: TownClient,
  calendar: WorkdayCalendar,
): Promise<readonly (Action | Besides)[]> => {
  const plan = planId(input.town, input.year);
  const organization = (await office.must('getOrganization')).body;
  const { items } = (await office.must('listDraft', { params: { plan } })).body;
  const leaderOf = (lead: string): string => organization.departments.find(({ name }) => name === lead)?.leader ?? '';
  const tasks = items
    .filter(({ dropped }) => dropped === null)
    .map((row) => issueTask(row, { plan, day, leader: leaderOf(row.lead), seasons: organization.seasonTable }));
  const asks: Parameters<typeof scriptOfTheYear>[0]['asks'] = (task) => asksOf(task, calendar, organization.policy);
  const script = { plan, year: input.year, tasks, organization, seed: input.seed, calendar, asks };
  return [...scriptOfTheYear(script), ...besidesOf(script)].toSorted((a, b) => (a.at === b.at ? order(a.id, b.id) : order(a.at, b.at)));
};

const OPERATIONS = {
  acknowledge: 'acknowledgeTask',
  report: 'reportProgress',
  claim: 'claimCompletion',
  verify: 'verifyClaim',
  return: 'returnClaim',
  assess: 'assessTask',
} as const satisfies Record<Action['kind'], Operation>;

/**
 * Reads the task, then acts on the version that was read, as a page would. What was refused is an answer, too.
 * @throws LocalCloudError when there was no answer: the action is still to be carried out, by the next process if this one is being stopped
 */
export const carryOut = async (action: Action, plan: string, client: TownClient, ledger: Ledger): Promise<void> => {
  const task = taskId(plan, action.n);
  const operation = OPERATIONS[action.kind] as 'reportProgress';
  const act = async (): Promise<Answer> => {
    const params = { task };
    const { version } = await client.call('getTask', { params });
    const body = { ...action.body, via: action.via, onBehalfOf: action.onBehalfOf };
    const reply = await client.call(operation, { params, version, key: action.id, body } as CallOf<'reportProgress'>);
    return { status: reply.status, result: reply.body.update };
  };
  await ledger.write({ action: action.id, task, ...(await act().catch(refusalIn(operation))) });
};

/** @throws LocalCloudError when there was no answer */
const recordBesides = async ({ id, body }: Besides, plan: string, client: TownClient, ledger: Ledger): Promise<void> => {
  const operation = 'recordUnplanned';
  const act = async (): Promise<Answer> => {
    const { status, body: kept } = await client.call(operation, {
      params: { plan },
      key: id,
      body: { ...body, figures: [...body.figures] },
    });
    return { status, result: kept.n };
  };
  await ledger.write({ action: id, task: plan, ...(await act().catch(refusalIn(operation))) });
};

type Answer = Pick<Acknowledged, 'status' | 'result'>;

const refusalIn =
  (operation: Operation) =>
  (error: unknown): Answer => {
    const isRefusal = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
    return isRefusal ? { status: error.status, result: `${error.title} ${error.message}` } : inWords(operation)(error);
  };

/** @example clockStartOf(2022, calendar) //=> '2022-03-02T08:00:00+08:00' as milliseconds */
export const clockStartOf = (year: number, calendar: WorkdayCalendar): number => Date.parse(`${openingOf(year, calendar)}T08:00:00+08:00`);
