import { createHash } from 'node:crypto';
import { ApiProblem } from '#contract/api-problem.ts';
import type { Day } from '#domain/day.ts';
import { planId } from '#domain/ids.ts';
import { LocalCloudError } from './errors.ts';
import type { TownClient } from './town-client.ts';
import type { YearInput } from './year-input.ts';

export interface Hands {
  readonly operator: TownClient;
  readonly office: TownClient;
  /** Until all that was set going has been done. */
  readonly idle: () => Promise<void>;
}

/** Hands that can also move the clock. */
export interface HandsAndClock extends Hands {
  readonly advanceTo: (at: string) => Promise<void>;
}

/**
 * The day on which the adopted report is handed in: the town is set up, the report taken in, the draft looked through and published.
 * Each step may have been taken before, by a process that was stopped: what is done is left as it is.
 */
export const openingDay = async (input: YearInput, day: Day, hands: HandsAndClock): Promise<Day> => {
  const { office, idle, advanceTo } = hands;
  const params = { plan: planId(input.town, input.year) };
  await setUpTown(input, hands);
  await handIn(input, hands);
  await advanceTo(`${day}T09:00:00+08:00`);
  if ((await office.must('getPlan', { params })).body.status === 'draft') {
    await lookThrough(params.plan, hands);
    await publish(params.plan, office);
  }
  await idle();
  const { status, publishedOn, reason } = (await office.must('getPlan', { params })).body;
  if (status !== 'published' || publishedOn === null)
    throw new LocalCloudError(`发布未成功：${reason ?? status}。The plan was not published.`);
  return publishedOn;
};

/** Puts departments and people in place; a town that is there stays as it is. */
export const setUpTown = async (
  { town, organization, region, departments, people, policy }: YearInput,
  { operator }: Pick<Hands, 'operator'>,
): Promise<void> => {
  const body = { name: organization, region, policy, departments, people: people.map(({ id: _id, ...person }) => person) };
  await operator.call('putTown', { params: { town }, body }).catch(isThereAlready);
};

/** A process that was stopped has set the town up, and its office may have changed it since. */
const isThereAlready = (error: unknown): void => {
  if (!(error instanceof ApiProblem) || error.status !== 428) throw error;
};

/**
 * Hands in the report and waits for the draft; one that is the year's plan by now is not handed in again.
 * @throws LocalCloudError with the reason when it is refused
 */
export const handIn = async (
  { town, year, reportName, report }: YearInput,
  { office, idle }: Pick<Hands, 'office' | 'idle'>,
): Promise<void> => {
  if (await isPlan(report, planId(town, year), office)) return;
  const body = { year, name: reportName, base64: report.toString('base64') };
  const { operation } = (await office.must('createPlan', { body, key: `report-${town}-${year}` })).body;
  await idle();
  const { status, error } = (await office.must('getOperation', { params: { operation } })).body;
  const { body: plan } = await office.must('getPlan', { params: { plan: planId(town, year) } });
  if (status !== 'succeeded') throw new LocalCloudError(`报告未能录入：${plan.reason ?? error}`);
};

const isPlan = async (report: Buffer, plan: string, office: TownClient): Promise<boolean> => {
  const present = await office.call('getPlan', { params: { plan } }).catch(isNone);
  const sha256 = createHash('sha256').update(report).digest('hex');
  return present?.body.report === sha256 && !['intake', 'refused'].includes(present.body.status);
};

const isNone = (error: unknown): undefined => {
  if (!(error instanceof ApiProblem) || error.status !== 404) throw error;
};

/** The office confirms the open questions, and stars the first task of each kind that has a figure. */
const lookThrough = async (plan: string, { office }: Hands): Promise<void> => {
  const { items } = (await office.must('listDraft', { params: { plan } })).body;
  const starred = new Set(['quantity', 'coverage'].map((kind) => items.find((row) => row.kind === kind)?.n));
  for (const row of items) {
    const star = starred.has(row.n);
    if (row.star === star && !row.open) continue;
    const params = { plan, n: row.n };
    const { version } = await office.must('getDraftRow', { params });
    await office.must('editDraftRow', { params, version, body: { star, open: false } });
  }
};

const publish = async (plan: string, office: TownClient): Promise<void> => {
  const { version, body } = await office.must('getPlan', { params: { plan } });
  await office.must('publishPlan', { params: { plan }, version, key: `publish-v${body.version}`, body: {} });
};
