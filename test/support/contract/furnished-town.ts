import { ADDRESS, AGRICULTURE, CORN, LAND, N, TOWN, VILLAGES } from '#contract/examples/wangjing.ts';
import { EXAMPLES } from '#contract/examples.ts';
import { WORKBOOK_TYPE } from '#contract/sheets.ts';
import { expiryOf } from '#domain/mail-link.ts';
import type { Task } from '#domain/task.ts';
import { hashOf } from '#runtime/feed-secret.ts';
import type { Services } from '#runtime/services.ts';
import { documentKey, splitKey, textKey } from '#store/objects.ts';
import { townOfMachine } from '#store/town.ts';
import { aLink } from '../a-link.ts';
import { type Caller, OPERATOR } from '../api.ts';
import type { functionsOnBucket } from '../bucket.ts';
import { aFile, aMeasure, anIncident, aTask, aWork } from '../builders.ts';
import { aComparison, anEmptyBulletin, anEmptyReview } from '../empty-reading.ts';
import { aDraftRow, aHeader, PUBLISHED_AT } from '../town.ts';

export interface Furniture {
  readonly services: Services;
  readonly bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
  readonly call: Caller;
}

/** The examples tell of one town; in a test each operation has its own, of the same furniture under another name. */
export const inTown = <Value>(value: Value, town: string): Value =>
  value === undefined ? value : JSON.parse(JSON.stringify(value).replaceAll(TOWN, town));

const REPORT = `${CORN}${LAND}${ADDRESS}`;
const HASH = 'a'.repeat(64);
const AT = '2022-03-01T09:00:00+08:00';

const once = { day: '2022-05-20', update: 1 } as const;
const happened: Partial<Task> = { kind: 'zero-incident', incidents: [anIncident({ date: '2022-05-20' })] };

/** Tasks in another state than 推进中, by the operation that starts from it. */
const STATES: Readonly<Record<string, Partial<Task>>> = {
  acknowledgeTask: { state: 'issued', acknowledgedOn: null },
  verifyClaim: { state: 'claimed', claimedOn: '2022-05-20' },
  returnClaim: { state: 'claimed', claimedOn: '2022-05-20' },
  acknowledgePlan: { state: 'issued', acknowledgedOn: null },
  objectToTask: { state: 'issued', acknowledgedOn: null, assignedOn: '2022-05-23' },
  decideObjection: {
    state: 'issued',
    acknowledgedOn: null,
    pending: { ...once, kind: 'objection', reason: '不归我单位', proposed: null },
  },
  askExtension: { due: '2022-09-30', dueStated: true },
  decideExtension: {
    due: '2022-09-30',
    dueStated: true,
    pending: { ...once, kind: 'extension', node: null, from: '2022-09-30', due: '2022-10-20', reason: '雨季停工' },
  },
  reportIncident: { kind: 'zero-incident', measures: [] },
  handleIncident: happened,
  discountIncident: happened,
  answerSupport: { supporting: [VILLAGES], asks: [{ department: VILLAGES, ask: '每季移交一次撂荒地图斑' }] },
};

const taskWrites = ({ services }: Furniture, plan: string, operation: string) => {
  const corn = aTask({
    plan,
    n: N,
    lead: AGRICULTURE,
    text: CORN,
    kind: 'quantity',
    measures: [aMeasure({ target: 6000 })],
    ...STATES[operation],
  });
  const others = ['008', '009'].map((n) =>
    aTask({
      ...(operation === 'acknowledgePlan' && { state: 'issued' as const, acknowledgedOn: null, assignedOn: '2022-05-23' }),
      plan,
      n,
      lead: AGRICULTURE,
      text: LAND,
      reported: ['2022-Q1', '2022-Q2'],
    }),
  );
  return [corn, ...others].map((task) => services.tasks.put(task, PUBLISHED_AT));
};

/** A published plan with three tasks, a bulletin, a review and its file. */
const publishedPlan = async (with_: Furniture, town: string, operation: string): Promise<void> => {
  const { services, bucket } = with_;
  const plan = `${town}-2022`;
  const header = aHeader(town, 2022, { status: 'published', publishedOn: '2022-03-02', split: splitKey(town, HASH), revisions: 1 });
  await services.commit([services.plans.create(header), ...taskWrites(with_, plan, operation)]);
  await services.bulletins.keep(anEmptyBulletin(town, plan, '2022-06'));
  await services.reviews.keep(anEmptyReview(town, plan, 1));
  await services.reviews.keepComparison(...aComparison(town, plan, EXAMPLES.getComparison.params.edit));
  await bucket.put(documentKey(plan, 'review-r1.html'), `# ${town}`, 'text/html; charset=utf-8');
};

/** A draft of two rows, with a piece behind them, that one edit made what it is. */
const draft = async ({ services, bucket }: Furniture, town: string, operation: string): Promise<void> => {
  const { plans, drafts, histories, commit } = services;
  const plan = `${town}-2022`;
  const split = splitKey(town, HASH);
  const together = operation === 'dissolveDraftGroup' ? 'g1' : null;
  const rows = [
    { n: N, text: CORN, start: 0, end: CORN.length },
    { n: '008', text: LAND, start: CORN.length, end: CORN.length + LAND.length },
  ].map((row) => aDraftRow(plan, row.n, { ...row, lead: AGRICULTURE, together }));
  const piece = { start: CORN.length + LAND.length, end: REPORT.length, why: 'address' as const };
  const sides = { before: { rows: [], unsplit: [], lastEdit: null }, after: { rows: [], unsplit: [], lastEdit: 1 } };
  const by = { person: `office@${town}.example`, name: 'office' };
  await commit([
    plans.create(aHeader(town, 2022, { split, lastEdit: 1, tasks: 2, lastNumber: 8 })),
    ...rows.map((row) => drafts.put(row)),
    drafts.putUnsplit(plan, [piece]),
    histories.chronicle({ of: plan, version: 1, kind: 'draft-edited', by, via: 'api', at: AT, ...sides, note: '' }),
  ]);
  const unsplit = [{ text: ADDRESS, ...piece }];
  const result = { organization: '望京镇', year: 2022, areas: [], unsplit, baselines: [], review: { chapters: [] } };
  await bucket.put(split, JSON.stringify(result), 'application/json');
  await bucket.put(textKey(town, HASH), REPORT, 'text/plain');
};

type Furnish = (furniture: Furniture, town: string, operation: string) => Promise<void>;

const nothing: Furnish = async () => {};

const withWork: Furnish = async (furniture, town, operation) => {
  await publishedPlan(furniture, town, operation);
  const { unplanned, commit } = furniture.services;
  await commit([unplanned.create(aWork({ plan: `${town}-2022`, n: '001', department: AGRICULTURE, day: '2022-05-20' }))]);
};

const withFile: Furnish = async (furniture, town, operation) => {
  await publishedPlan(furniture, town, operation);
  const { evidenceFiles, commit } = furniture.services;
  const id = EXAMPLES.getEvidence.params.evidence;
  await commit([evidenceFiles.put(aFile({ plan: `${town}-2022`, n: N, id, arrived: true }))]);
};

/** The archive that an operator put into the bucket. */
const withArchive: Furnish = async ({ bucket }, town) => {
  const { key = '' } = inTown(EXAMPLES.createImport.body, town);
  await bucket.put(key, 'PK', 'application/zip');
};

const withImport: Furnish = async ({ services }, town) => {
  await services.machines.start('files', inTown(EXAMPLES.getImport.params.operation, town), { town });
};

const withFeed: Furnish = async (furniture, town, operation) => {
  await publishedPlan(furniture, town, operation);
  const { feeds, commit } = furniture.services;
  const hash = hashOf(EXAMPLES.getFeed.params.feed.replace('.ics', ''));
  await commit(feeds.renew({ town: townOfMachine(town), person: addressOf('office', town) ?? '', hash, at: AT, version: 1 }, undefined));
};

const withLink: Furnish = async (furniture, town, operation) => {
  await publishedPlan(furniture, town, operation);
  const { links, commit } = furniture.services;
  const hash = `${EXAMPLES.revokeLink.params.link}${town}`.padEnd(64, '0');
  const expiresAt = expiryOf('2022-12-01');
  await commit(links.make(aLink(town, '', { hash, person: inTown(EXAMPLES.revokeLinksOf.params.person, town), expiresAt })));
};

const withBounce: Furnish = async (furniture, town, operation) => {
  await publishedPlan(furniture, town, operation);
  const { bounces, commit } = furniture.services;
  await commit([bounces.record({ town, address: inTown(EXAMPLES.endBounce.params.person, town), why: 'bounced', day: '2022-06-21' })]);
};

/** A draft, and the plan of the year before with a task that is unfinished. */
const withLastYear: Furnish = async (furniture, town, operation) => {
  await draft(furniture, town, operation);
  const { plans, tasks, commit } = furniture.services;
  const land = aTask({ plan: `${town}-2021`, n: '009', lead: AGRICULTURE, text: LAND, kind: 'campaign', publishedOn: '2021-03-02' });
  await commit([plans.create(aHeader(town, 2021, { status: 'published', publishedOn: '2021-03-02' })), tasks.put(land, PUBLISHED_AT)]);
};

/** What an operation finds that finds no published plan; its If-Match is always 1. */
const FURNISHED: Readonly<Record<string, Furnish>> = {
  putTown: nothing,
  createPlan: nothing,
  publishPlan: draft,
  getSplit: draft,
  listUnsplit: draft,
  listCarryOvers: withLastYear,
  decideCarryOver: withLastYear,
  getOperation: ({ services }, town) => services.machines.start('publish', `publish-${town}-2022-v4`, { town }).then(() => undefined),
  editUnplanned: withWork,
  withdrawUnplanned: withWork,
  listUnplanned: withWork,
  getEvidence: withFile,
  listEvidence: withFile,
  getFeed: withFeed,
  listLinks: withLink,
  revokeLink: withLink,
  revokeLinksOf: withLink,
  listBounces: withBounce,
  endBounce: withBounce,
  createImport: withArchive,
  getOrganizationDocument: ({ bucket }, town) =>
    bucket.put(documentKey(town, EXAMPLES.getOrganizationDocument.params.name), 'PK', WORKBOOK_TYPE),
  getImport: withImport,
  listHistory: async (furniture, town, operation) => {
    await publishedPlan(furniture, town, 'acknowledgeTask');
    const headers = { 'idempotency-key': `for-${operation}`, 'if-match': '"1"' };
    const path = `/v1/tasks/${town}-2022-${N}/acknowledgement`;
    const { status } = await furniture.call({ method: 'POST', path, as: addressOf('office', town), body: {}, headers });
    if (status !== 200) throw new Error(`${path}: ${status}`);
  },
};

const isOfDraft = (path: string): boolean => path.includes('/draft');

/** Makes the town that the example of an operation tells of. */
export const furnish = async (furniture: Furniture, town: string, { id, path }: { id: string; path: string }): Promise<void> => {
  if (id !== 'putTown') {
    const body = inTown(EXAMPLES.putTown.body, town);
    const { status } = await furniture.call({ method: 'PUT', path: `/v1/towns/${town}`, as: OPERATOR, body });
    if (status !== 201) throw new Error(`PUT /v1/towns/${town}: ${status}`);
  }
  await (FURNISHED[id] ?? (isOfDraft(path) ? draft : publishedPlan))(furniture, town, id);
};

type Body = Readonly<Record<string, unknown>>;

/** What a repeated answer holds in the place of what only the first one tells: secrets, which are kept nowhere. */
export const TOLD_ONCE: Readonly<Record<string, (body: Body) => Body>> = {
  giveFeed: (body) => ({ ...body, url: null }),
  makeChatTexts: (body) => ({ texts: (body.texts as readonly object[]).map((one) => ({ ...one, text: null })) }),
};

/** The address of one who may make a call: the first of the callers that the town has. */
export const addressOf = (caller: string, town: string): string | null => {
  if (caller === 'anyone') return null;
  if (caller === 'operator') return OPERATOR;
  const { people } = inTown(EXAMPLES.putTown.body, town);
  return people.find(({ role }) => role === caller)?.email ?? '';
};
