import type { Day } from '#domain/day.ts';
import { LocalCloudError } from './errors.ts';
import { type Reply, refuse, type TownClient } from './town-client.ts';
import type { YearInput } from './year-input.ts';

interface PlanReply {
  readonly status: string;
  readonly version: number;
  readonly reason: string | null;
  readonly publishedOn: Day | null;
}

interface RowReply {
  readonly n: string;
  readonly kind: string;
  readonly open: boolean;
  readonly star: boolean;
  readonly version: number;
}

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
  const path = `/v1/plans/${input.town}-${input.year}`;
  await setUpTown(input, hands);
  await handIn(input, hands);
  await advanceTo(`${day}T09:00:00+08:00`);
  if ((await office.get<PlanReply>(path)).body.status === 'draft') {
    await lookThrough(path, hands);
    await publish(path, office);
  }
  await idle();
  const { status, publishedOn, reason } = (await office.get<PlanReply>(path)).body;
  if (status !== 'published' || publishedOn === null)
    throw new LocalCloudError(`发布未成功：${reason ?? status}。The plan was not published.`);
  return publishedOn;
};

/** Puts departments and people in place; a town that is there stays as it is. */
export const setUpTown = async (
  { town, organization, region, departments, people }: YearInput,
  { operator }: Pick<Hands, 'operator'>,
): Promise<void> => {
  const body = { name: organization, region, departments, people: people.map(({ id: _id, ...person }) => person) };
  const path = `/v1/towns/${town}`;
  const put: Reply = await operator.send('PUT', path, body);
  // 428: a process that was stopped has set it up, and its office may have changed it since.
  if (put.status !== 428) refuse(put, `PUT ${path}`);
};

/** Hands in the report and waits for the draft. @throws LocalCloudError with the reason when it is refused */
export const handIn = async (
  { town, year, reportName, report }: YearInput,
  { office, idle }: Pick<Hands, 'office' | 'idle'>,
): Promise<void> => {
  const body = { year, name: reportName, base64: report.toString('base64') };
  const { location } = refuse(
    await office.send('POST', '/v1/plans', body, { 'idempotency-key': `report-${town}-${year}` }),
    'POST /v1/plans',
  );
  await idle();
  const { status, error } = (await office.get<{ status: string; error: string | null }>(location)).body;
  const { body: plan } = await office.get<PlanReply>(`/v1/plans/${town}-${year}`);
  if (status !== 'succeeded') throw new LocalCloudError(`报告未能录入：${plan.reason ?? error}`);
};

/** The office confirms the open questions, and stars the first task of each kind that has a figure. */
const lookThrough = async (path: string, { office }: Hands): Promise<void> => {
  const { items } = (await office.get<{ items: readonly RowReply[] }>(`${path}/draft`)).body;
  const starred = new Set(['quantity', 'coverage'].map((kind) => items.find((row) => row.kind === kind)?.n));
  for (const row of items) {
    const star = starred.has(row.n);
    if (row.star === star && !row.open) continue;
    const { etag } = await office.get(`${path}/draft/${row.n}`);
    refuse(
      await office.send('PATCH', `${path}/draft/${row.n}`, { star, open: false }, { 'if-match': etag }),
      `PATCH ${path}/draft/${row.n}`,
    );
  }
};

const publish = async (path: string, office: TownClient): Promise<void> => {
  const { etag, body } = await office.get<PlanReply>(path);
  const headers = { 'if-match': etag, 'idempotency-key': `publish-v${body.version}` };
  refuse(await office.send('POST', `${path}/publication`, {}, headers), 'POST publication');
};
