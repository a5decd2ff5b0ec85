import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '#contract/route.ts';
import { type Operation, ROUTES } from '#contract/routes.ts';
import { taskId } from '#domain/ids.ts';
import type { MoveName } from '#domain/move.ts';
import { MOVES } from '#domain/moves.ts';
import type { Task, TaskState } from '#domain/task.ts';
import type { Pending } from '#domain/task-changes.ts';
import { hashOf } from '#runtime/feed-secret.ts';
import { nonceOf } from '#runtime/form-of-link.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import { linkId } from '#store/links.ts';
import { documentKey, splitKey, textKey } from '#store/objects.ts';
import type { Table } from '#store/table.ts';
import { townOfMachine } from '#store/town.ts';
import { aLink } from '../support/a-link.ts';
import { type Answered, aPost, type Call, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { functionsOnBucket } from '../support/bucket.ts';
import { aFile, aMeasure, anIncident, aTask, aWork } from '../support/builders.ts';
import { functionsBesideDescription } from '../support/description.ts';
import { aComparison, anEmptyBulletin, anEmptyReview } from '../support/empty-reading.ts';
import { functionsOnMachines } from '../support/machines.ts';
import { expectProblem } from '../support/problem.ts';
import { itemsOf } from '../support/table.ts';
import { AGRICULTURE, aDraftRow, aHeader, at, HEALTH, INSPECTION, POLICE, PUBLISHED_AT, townBody } from '../support/town.ts';

/** Who may do what: the same as ROUTES, said once more by hand, so that a right is never given by a slip. `head*`: own tasks only, `head+`: those that ask the own
 * department for something.
 */
const RIGHTS: Record<Operation, string> = {
  health: 'anyone',
  putTown: 'operator',
  getOrganization: 'office leader chief head viewer',
  getTown: 'operator',
  changeOrganization: 'office',
  addDepartment: 'office',
  changeDepartment: 'office',
  changeHead: 'office',
  mergeDepartments: 'office',
  addPerson: 'office',
  changePerson: 'office',
  removePerson: 'office',
  nameDeputy: 'office',
  endDeputy: 'office',
  getCalendar: 'office leader chief head viewer',
  putCalendar: 'office',
  listTownHistory: 'office leader chief',
  createPlan: 'office',
  listPlans: 'office leader chief head viewer',
  getPlan: 'office leader chief head viewer',
  getOperation: 'office',
  listDraft: 'office',
  listUnsplit: 'office',
  addDraftRow: 'office',
  getDraftRow: 'office',
  editDraftRow: 'office',
  splitDraftRow: 'office',
  mergeDraftRows: 'office',
  groupDraftRows: 'office',
  dissolveDraftGroup: 'office',
  undoDraft: 'office',
  publishPlan: 'office',
  getSplit: 'office',
  listCarryOvers: 'office',
  decideCarryOver: 'office',
  getStory: 'office leader chief head viewer',
  findPromises: 'office leader chief head viewer',
  listTasks: 'office leader chief head viewer',
  getTask: 'office leader chief head viewer',
  acknowledgeTask: 'office head*',
  reportProgress: 'office head*',
  claimCompletion: 'office head*',
  verifyClaim: 'office',
  returnClaim: 'office',
  assessTask: 'office head*',
  acknowledgePlan: 'office head*',
  objectToTask: 'office head*',
  decideObjection: 'office',
  askExtension: 'office head*',
  decideExtension: 'office leader* chief',
  adjustTask: 'office',
  addTask: 'office',
  listHistory: 'office leader chief head viewer',
  getDue: 'head* office',
  getSummary: 'office leader chief head viewer',
  listBulletins: 'office leader chief head viewer',
  getBulletin: 'office leader chief head viewer',
  createReview: 'office',
  getReview: 'office leader chief head viewer',
  compareReview: 'office',
  getComparison: 'office',
  getReviewChanges: 'office leader chief head viewer',
  getReviewLayout: 'office',
  putReviewLayout: 'office',
  getReviewProblems: 'office',
  putReviewProblems: 'office',
  getDocument: 'office leader chief head viewer',
  produceDocument: 'office',
  listDocuments: 'office leader chief head viewer',
  handInSheet: 'office',
  describeApi: 'anyone',
  readDocs: 'anyone',
  createExport: 'office',
  createImport: 'operator',
  getImport: 'operator',
  getShares: 'office leader chief head viewer',
  fillShares: 'office head*',
  reportIncident: 'office head*',
  handleIncident: 'office head*',
  discountIncident: 'office',
  answerSupport: 'office head+',
  recordUnplanned: 'office head*',
  listUnplanned: 'office leader chief head viewer',
  editUnplanned: 'office head*',
  withdrawUnplanned: 'office head*',
  giveFeed: 'office leader* chief head*',
  endFeed: 'office leader* chief head*',
  getFeed: 'anyone',
  announceEvidence: 'office head*',
  listEvidence: 'office leader chief head*',
  getEvidence: 'office leader chief head*',
  openForm: 'anyone',
  headForm: 'anyone',
  sendForm: 'anyone',
  makeChatTexts: 'office',
  listLinks: 'office',
  revokeLink: 'office',
  revokeLinksOf: 'office',
  listRuns: 'office chief',
  listBounces: 'office',
  endBounce: 'office',
  previewReminders: 'office',
  makeOrganizationDocument: 'office',
  getOrganizationDocument: 'office',
  takeOrganizationSheets: 'office',
  exchangeShareSheets: 'office',
};

/** Everybody who might knock, by the address's first part. The tasks of the cells are led by 农业综合服务中心. */
const PEOPLE = ['office', 'leader', 'chief', 'agriculture', 'health', 'viewer', 'stranger', 'operator', 'nobody'] as const;
type Who = (typeof PEOPLE)[number];
const ROLE_OF: Partial<Record<Who, 'office' | 'leader' | 'chief' | 'head' | 'viewer'>> = {
  office: 'office',
  leader: 'leader',
  chief: 'chief',
  agriculture: 'head',
  health: 'head',
  viewer: 'viewer',
};

const BASIS = { text: '望府发〔2022〕8号', date: '2022-03-01', decidedBy: '镇长办公会' };
const DATED = { due: '2022-09-30', dueStated: true };
const OBJECTION: Pending = { kind: 'objection', reason: '不归我单位', proposed: null, day: '2022-03-02', update: 1 };
const EXTENSION: Pending = {
  kind: 'extension',
  node: null,
  from: '2022-09-30',
  due: '2022-10-20',
  reason: '雨季停工',
  day: '2022-03-02',
  update: 1,
};

const HAPPENED: Partial<Task> = { kind: 'zero-incident', incidents: [anIncident({ date: '2022-03-01' })] };

/** Operations that touch one task: only its own lead may, where the reach says `own`. */
const MOVES_OF: Partial<Record<Operation, { move: MoveName; from: TaskState; body?: object; task?: Partial<Task>; at?: string }>> = {
  acknowledgeTask: { move: 'acknowledge', from: 'issued' },
  reportProgress: { move: 'report', from: 'underway', body: { progress: '按计划推进' } },
  claimCompletion: { move: 'claim', from: 'underway' },
  verifyClaim: { move: 'verify', from: 'claimed' },
  returnClaim: { move: 'return', from: 'claimed', body: { reason: '缺验收单' } },
  assessTask: { move: 'assess', from: 'underway', body: { verdict: 'met', sentence: '全面完成' }, at: '2022-12-05T09:00:00+08:00' },
  objectToTask: { move: 'object', from: 'issued', body: { reason: '不归我单位' } },
  decideObjection: { move: 'decide-objection', from: 'issued', body: { upheld: false }, task: { pending: OBJECTION } },
  askExtension: { move: 'ask-extension', from: 'underway', body: { due: '2022-10-20', reason: '雨季停工' }, task: DATED },
  decideExtension: {
    move: 'decide-extension',
    from: 'underway',
    body: { granted: true },
    task: { ...DATED, pending: EXTENSION },
  },
  adjustTask: { move: 'suspend', from: 'underway', body: { change: { kind: 'suspend' }, basis: BASIS } },
  fillShares: {
    move: 'fill-shares',
    from: 'underway',
    body: { measures: [{ measure: '玉米种植面积', shares: [{ unit: '八柏村', target: null, value: 640 }] }] },
    task: { measures: [aMeasure()] },
  },
  reportIncident: {
    move: 'incident',
    from: 'underway',
    body: { date: '2022-03-01', level: 'general', count: 1, facts: '小型火情' },
    task: { kind: 'zero-incident' },
  },
  handleIncident: { move: 'handle-incident', from: 'underway', body: { date: '2022-03-02' }, task: HAPPENED },
  discountIncident: { move: 'discount-incident', from: 'underway', body: { reason: '不在辖区' }, task: HAPPENED },
  answerSupport: {
    move: 'support',
    from: 'underway',
    body: { department: HEALTH, answer: '已联合检查一次' },
    task: { supporting: [HEALTH], asks: [{ department: HEALTH, ask: '每季联合检查一次' }] },
  },
};

/** What else touches a thing of one department, with what it is sent. */
const OF_A_DEPARTMENT: Partial<Record<Operation, object>> = {
  recordUnplanned: { department: AGRICULTURE, day: '2022-03-01', sentence: '改造危房24户。' },
  editUnplanned: { sentence: '改造危房26户。' },
  withdrawUnplanned: {},
  announceEvidence: { name: '验收表.pdf', bytes: 9, sha256: 'a'.repeat(64), type: 'application/pdf' },
  listEvidence: {},
  getEvidence: {},
};
const EVIDENCE = 'b'.repeat(16);
const SECRET = 'c'.repeat(43);
const EDIT = 'e'.repeat(12);

/** Own tasks only; only those that ask the own department for something. */
const REACH_MARKS = { town: '', own: '*', supporting: '+' } as const;

const OPERATIONS = Object.keys(ROUTES) as Operation[];

/** Operations on a draft, each with what it is sent; every one has a draft of its own, since an edit makes the draft's version go up. */
const ON_DRAFTS: Partial<Record<Operation, object>> = {
  listDraft: {},
  listUnsplit: {},
  addDraftRow: { text: '组织义务植树。', area: '生态' },
  getDraftRow: {},
  editDraftRow: { star: true },
  splitDraftRow: { at: 4 },
  mergeDraftRows: { with: '002' },
  groupDraftRows: { rows: ['001', '002'] },
  dissolveDraftGroup: {},
  undoDraft: {},
  getSplit: {},
  listCarryOvers: {},
  decideCarryOver: { dismiss: '已并入日常工作' },
};
/** A year of which one task is unfinished; the draft of the year after decides on it. */
const UNFINISHED = 2090;
/** Operations on the whole of a published plan, each with what it is sent; every caller has a plan of an own year. */
const ON_PLANS: Partial<Record<Operation, object>> = {
  putReviewLayout: { chapters: [{ title: '民生', tasks: ['001'] }] },
  putReviewProblems: { decisions: [] },
  acknowledgePlan: { department: AGRICULTURE },
  addTask: {
    text: '迎接河长制督查。',
    area: '生态',
    kind: 'continuing',
    lead: AGRICULTURE,
    source: 'superior',
    basis: BASIS,
  },
};
/** Operations on the town itself, each with whom or what it is about and what it is sent; the town's version goes up with each. */
const ON_TOWNS: Partial<Record<Operation, (place: Place) => { department?: string; person?: string; body?: object }>> = {
  putTown: ({ town }) => ({ body: furnishedTown(town, town) }),
  changeOrganization: ({ town }) => ({ body: { name: town } }),
  takeOrganizationSheets: () => ({ body: { base64: 'UEs=' } }),
  addDepartment: ({ cell }) => ({ body: { name: `新办${cell}` } }),
  changeDepartment: () => ({ department: HEALTH, body: { duties: '卫生健康' } }),
  changeHead: ({ town }) => ({ department: HEALTH, body: { person: at(town, 'health'), from: '2022-03-02' } }),
  mergeDepartments: () => ({ body: { from: [POLICE], into: { name: '综合执法办' }, basis: BASIS, validFrom: '2022-03-02' } }),
  addPerson: ({ town, cell }) => ({ body: { name: '新人', post: '', email: at(town, `new${cell}`), role: 'viewer' } }),
  changePerson: ({ town }) => ({ person: at(town, 'spare'), body: { post: '科员' } }),
  removePerson: ({ town }) => ({ person: at(town, 'spare') }),
  nameDeputy: ({ town }) => ({
    person: at(town, 'health'),
    body: { person: at(town, 'viewer'), from: '2022-12-01', to: '2022-12-05' },
  }),
  endDeputy: ({ town }) => ({ person: at(town, 'health') }),
  putCalendar: () => ({ body: { daysOff: [], workdays: [] } }),
};

/** A town as the tests have it, with one person more, of whom nothing hangs. */
const furnishedTown = (town: string, name: string) => {
  const body = townBody(town, name);
  const spare = { name: '备用', post: '', email: at(town, 'spare'), role: 'viewer', departments: [] };
  return { ...body, people: [...body.people, spare] };
};

const yearOf = (operation: Operation): number =>
  operation === 'decideCarryOver'
    ? UNFINISHED + 1
    : operation in ON_DRAFTS
      ? 2003 + Object.keys(ON_DRAFTS).indexOf(operation)
      : operation === 'publishPlan'
        ? 2024
        : 2022;
const TOWN = 'wangjing';
const OTHER = 'bailin';

/** Where a cell knocks: a town, and a number of its own. */
interface Place {
  readonly town: string;
  readonly cell: number;
}
const numberOf = ({ cell }: Place): string => String(cell + 100).padStart(3, '0');

/** The year of the plan on which a cell knocks. */
const yearAt = ({ cell }: Place): number => {
  const { operation, who } = CELLS[cell]!;
  return operation in ON_PLANS ? 2100 + Object.keys(ON_PLANS).indexOf(operation) * PEOPLE.length + PEOPLE.indexOf(who) : yearOf(operation);
};

/** The secret of a cell's own link, which opens the cell's own task. */
const tokenOf = ({ town, cell }: Place): string => `a-token-of-${town}-${cell}`;

/** What the form of a cell's link sends. */
const formOf = (place: Place): Pick<Call, 'body' | 'headers'> => {
  const n = numberOf(place);
  const nonce = nonceOf(aLink(place.town, tokenOf(place)), [[n, '1']]);
  const body = new URLSearchParams({ nonce, reporter: '李某', [`${n}.v`]: '1', [`${n}.progress`]: '按计划推进' }).toString();
  return { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
};

/** Each operation as its callers make it. */
const callOf = (operation: Operation, as: string | null, place: Place, version: number): Call => {
  const { method, path } = ROUTES[operation];
  const { town, cell } = place;
  const { body: sent, ...about } = ON_TOWNS[operation]?.(place) ?? {};
  const params: Record<string, string> = {
    town,
    year: '2022',
    plan: `${town}-${yearAt(place)}`,
    task: operation === 'decideCarryOver' ? `${town}-${UNFINISHED}-001` : `${town}-2022-${numberOf(place)}`,
    n: path.includes('/unplanned/') ? numberOf(place) : '001',
    feed: `${SECRET}.ics`,
    evidence: EVIDENCE,
    k: '1',
    group: 'g1',
    operation: operation === 'getImport' ? `files-${town}-2022-import-1` : `publish-${town}-2023-v1`,
    month: '2022-03',
    revision: '1',
    edit: EDIT,
    name: operation === 'getOrganizationDocument' ? 'organization-1.xlsx' : 'review-r1.html',
    token: tokenOf(place),
    link: linkId(aLink(town, tokenOf(place))),
    person: at(town, 'inspection'),
    ...about,
  };
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
  if (operation === 'sendForm') return { method, path: address, as, ...formOf(place) };
  if (operation in ON_TOWNS && method === 'POST') return { ...aPost(as ?? '', address, sent, { version }), as };
  if (operation in ON_TOWNS) return { method, path: address, as, headers: { 'if-match': `"${version}"` }, ...(sent && { body: sent }) };
  if (operation === 'findPromises') return { method, path: address, as, query: { words: '种植' } };
  if (operation === 'createPlan')
    return aPost(as ?? '', address, { year: 2030 + (cell % PEOPLE.length), name: '报告.txt', text: '政府工作报告' });
  if (operation === 'produceDocument') return aPost(as ?? '', address, { kind: 'breakdown', format: 'xlsx' });
  if (operation === 'handInSheet') return aPost(as ?? '', address, { base64: 'UEs=', dryRun: true });
  if (operation === 'compareReview') return { ...aPost(as ?? '', address, { name: '修改稿.txt', text: '一年来' }), as };
  if (operation === 'createImport') return { ...aPost(as ?? '', address, { year: 2031, base64: 'UEs=' }), as };
  if (method === 'PATCH')
    return { method, path: address, as, body: ON_DRAFTS[operation] ?? OF_A_DEPARTMENT[operation], headers: { 'if-match': '"1"' } };
  if (method === 'DELETE') return { method, path: address, as, headers: { 'if-match': '"1"' } };
  if (method === 'PUT')
    return { method, path: address, as, body: MOVES_OF[operation]?.body ?? ON_PLANS[operation], headers: { 'if-match': '"1"' } };
  if (method !== 'POST') return { method, path: address, as };
  const body = { ...(MOVES_OF[operation]?.body ?? ON_DRAFTS[operation] ?? ON_PLANS[operation] ?? OF_A_DEPARTMENT[operation]) };
  const when = MOVES_OF[operation]?.at;
  return { ...aPost(as ?? '', address, { ...body, ...saidByOffice(operation, as) }, { version: 1, ...(when && { at: when }) }), as };
};

/** The office says whose decision it records. */
const saidByOffice = (operation: Operation, as: string | null): object =>
  operation === 'decideExtension' && as?.startsWith('office@') ? { onBehalfOf: '主要领导' } : {};

const addressOf = (who: Who): string | null =>
  who === 'nobody' ? null : who === 'operator' ? OPERATOR : who === 'stranger' ? 'stranger@elsewhere.example' : at(TOWN, who);

/** What ROUTES says of a cell of the own town: nothing, or the code of the refusal. */
const refusalOf = (operation: Operation, who: Who): string | null => {
  const { callers } = ROUTES[operation] as Route;
  if (callers.anyone) return null;
  if (who === 'nobody') return 'EmailNotVerified';
  if (callers.operator) return who === 'operator' ? null : 'NotAllowed';
  const role = ROLE_OF[who];
  if (!role) return 'StrangerToTown';
  const reach = callers[role];
  const isOfOne = operation in MOVES_OF || operation in ON_PLANS || operation in OF_A_DEPARTMENT;
  // Each task is led by 农业综合服务中心, or asks 卫生健康办公室 for something.
  const isForeignTask = reach === 'own' && isOfOne && who === 'health';
  const isUnasked = reach === 'supporting' && who !== 'health';
  return !reach || isForeignTask || isUnasked ? 'NotAllowed' : null;
};

const CELLS = OPERATIONS.flatMap((operation) => PEOPLE.map((who) => ({ operation, who }))).map((cell, i) => ({ ...cell, cell: i }));
/** Operations whose address names a town's thing, but not the town: only the operator says which one is meant. */
const NAMING = /^(?!.*\{town\}).*\{(plan|task|operation|link)\}/;

let table: Table;
let services: Services;
let call: Caller;
let before: unknown;
let code: ReturnType<typeof functionsBesideDescription>;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
let machines: Awaited<ReturnType<typeof functionsOnMachines>>;

const REPORT = '落实耕地保护责任制。开展耕地巡查。同志们！';

/** A draft of two rows that are reported together, and that one edit made what they are. */
const furnishDraft = async (town: string, year: number): Promise<void> => {
  const { plans, drafts, histories, commit } = services;
  const plan = `${town}-${year}`;
  const rows = [
    { n: '001', text: REPORT.slice(0, 10), start: 0, end: 10 },
    { n: '002', text: REPORT.slice(10, 17), start: 10, end: 17 },
  ].map((row) => aDraftRow(plan, row.n, { ...row, lead: AGRICULTURE, together: 'g1' }));
  const sides = { before: { rows: [], unsplit: [], lastEdit: null }, after: { rows: [], unsplit: [], lastEdit: 1 } };
  const by = { person: at(town, 'office'), name: 'office' };
  await commit([
    plans.create(aHeader(town, year, { split: splitKey(town, 'a'.repeat(64)), lastEdit: 1, tasks: 2 })),
    ...rows.map((row) => drafts.put(row)),
    drafts.putUnsplit(plan, [{ start: 17, end: 21, why: 'address' }]),
    histories.chronicle({
      of: plan,
      version: 1,
      kind: 'draft-edited',
      by,
      via: 'api',
      at: `${year}-03-01T09:00:00+08:00`,
      ...sides,
      note: '',
    }),
  ]);
};

/** A town with one of everything, and in each cell a task of its own in the state from which its move starts. */
const furnish = async (town: string): Promise<void> => {
  const { bounces, plans, tasks, histories, bulletins, reviews, unplanned, evidenceFiles, feeds, links, commit } = services;
  expect((await call({ method: 'PUT', path: `/v1/towns/${town}`, as: OPERATOR, body: furnishedTown(town, `${town}镇`) })).status).toBe(201);
  const lived = `${town}-2022`;
  const split = splitKey(town, 'a'.repeat(64));
  await commit([plans.create(aHeader(town, 2022, { status: 'published', publishedOn: '2022-03-02', split, revisions: 1 }))]);
  for (const operation of ['publishPlan', ...Object.keys(ON_DRAFTS)]) await furnishDraft(town, yearOf(operation as Operation));
  await commit([
    plans.create(aHeader(town, UNFINISHED, { status: 'published', publishedOn: `${UNFINISHED}-03-02` })),
    tasks.put(aTask({ plan: `${town}-${UNFINISHED}`, n: '001', lead: AGRICULTURE, kind: 'milestone' }), PUBLISHED_AT),
  ]);
  for (const { operation, cell } of CELLS) {
    const n = numberOf({ town, cell });
    const state = MOVES_OF[operation]?.from ?? 'underway';
    const task = aTask({ plan: lived, n, lead: AGRICULTURE, kind: 'milestone', state, ...MOVES_OF[operation]?.task });
    const link = aLink(town, tokenOf({ town, cell }), { tasks: [taskId(lived, n)], expiresAt: '2022-03-20T00:00:00+08:00' });
    await commit([tasks.put(task, PUBLISHED_AT), ...links.make(link)]);
    if (/^(edit|withdraw)Unplanned$/.test(operation))
      await commit([unplanned.create(aWork({ plan: lived, n, department: AGRICULTURE, day: '2022-03-01' }))]);
    if (operation === 'getEvidence') await commit([evidenceFiles.put(aFile({ plan: lived, n, id: EVIDENCE, arrived: true }))]);
  }
  for (const { cell } of CELLS.filter((one) => one.operation in ON_PLANS)) {
    const year = yearAt({ town, cell });
    const plan = `${town}-${year}`;
    await commit([plans.create(aHeader(town, year, { status: 'published', publishedOn: '2022-03-02', lastNumber: 1 }))]);
    await commit([tasks.put(aTask({ plan, n: '001', lead: AGRICULTURE, state: 'issued' }), PUBLISHED_AT)]);
  }
  // Of one who makes and ends none in the cells.
  const owner = { town: townOfMachine(town), person: at(town, 'inspection'), hash: hashOf(town === TOWN ? SECRET : 'other'), version: 1 };
  await commit([bounces.record({ town, address: at(town, 'inspection'), why: 'bounced', day: '2022-03-02' })]);
  await commit(feeds.renew({ ...owner, at: '2022-03-02T09:00:00+08:00' }, undefined));
  await commit([
    tasks.put(aTask({ plan: lived, n: '001', lead: INSPECTION, sensitive: true, text: '持之以恒纠四风，查处案件。' }), PUBLISHED_AT),
  ]);
  const by = { person: at(town, 'inspection'), name: '纪检', role: 'head' } as const;
  const after = { state: 'underway', values: {} } as const;
  const entry = {
    plan: lived,
    n: '001',
    version: 1,
    move: { kind: 'claim' },
    by,
    onBehalfOf: null,
    via: 'api',
    day: '2022-03-02',
  } as const;
  const instant = '2022-03-02T09:00:00+08:00';
  await commit([histories.append({ ...entry, at: instant, reportedBy: null, before: null, after })]);
  await bulletins.keep(anEmptyBulletin(town, lived, '2022-03'));
  await reviews.keep(anEmptyReview(town, lived, 1));
  await reviews.keepComparison(...aComparison(town, lived, EDIT));
  const unsplit = [{ text: REPORT.slice(17), start: 17, end: 21, why: 'address' }];
  const result = { organization: town, year: 2022, areas: [], unsplit, baselines: [], review: { chapters: [] } };
  await bucket.put(split, JSON.stringify(result), 'application/json');
  await bucket.put(textKey(town, 'a'.repeat(64)), REPORT, 'text/plain');
  await bucket.put(documentKey(lived, 'review-r1.html'), `# ${town}`, 'text/html; charset=utf-8');
  await bucket.put(documentKey(town, 'organization-1.xlsx'), 'PK', 'application/octet-stream');
};

beforeAll(async () => {
  table = await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  machines = await functionsOnMachines();
  services = servicesOver(table);
  code = functionsBesideDescription();
  call = callerOf(await importApi());
  for (const town of [TOWN, OTHER]) {
    await furnish(town);
    await services.machines.start('publish', `publish-${town}-2023-v1`, { town });
    await services.machines.start('files', `files-${town}-2022-import-1`, { town });
  }
  before = await itemsOf(table, OTHER);
});

/** Cells of the own town, and those of a second one, at whose things only what has an address can be aimed. */
const sayCells = (): void => {
  const foreign = CELLS.filter(({ operation }) => NAMING.test(ROUTES[operation].path)).length;
  console.log(
    `${CELLS.length + foreign} cells: ${OPERATIONS.length} operations × ${PEOPLE.length} callers, ${foreign} of them at a second town`,
  );
};

afterAll(async () => {
  sayCells();
  await bucket.stop();
  await machines.stop();
  code.remove();
});

const versionOf = async (town: string): Promise<number> => (await services.organizations.header(townOfMachine(town))).version;

const expectAllowed = ({ status, body }: Answered): void => {
  expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(200);
  expect(status, JSON.stringify(body)).toBeLessThan(300);
};

describe('the matrix of rights', () => {
  it.each(OPERATIONS)('says of %s what ROUTES says', (operation) => {
    const stated = Object.entries(ROUTES[operation].callers).map(([role, reach]) => `${role}${REACH_MARKS[reach]}`);
    expect(stated.toSorted()).toEqual(RIGHTS[operation].split(' ').toSorted());
  });

  it.each(Object.entries(MOVES_OF))('lets those %s who may make the move', (operation, { move }) => {
    expect(Object.keys(ROUTES[operation as Operation].callers).toSorted()).toEqual([...MOVES[move].by].toSorted());
  });
});

describe.each(OPERATIONS)('%s', (operation) => {
  const cells = CELLS.filter((cell) => cell.operation === operation).map((cell) => ({ ...cell, code: refusalOf(operation, cell.who) }));

  it.each(cells)('$who: $code', async ({ who, code, cell }) => {
    const answer = await call(callOf(operation, addressOf(who), { town: TOWN, cell }, await versionOf(TOWN)));
    if (code) expectProblem(answer, 403, code);
    else expect((ROUTES[operation] as Route).statuses ?? [200], JSON.stringify(answer.body)).toContain(answer.status);
    // Only the operator stands above the towns, and says which one is meant.
    expect(JSON.stringify(answer.body)).not.toContain(OTHER);
  });

  if (!NAMING.test(ROUTES[operation].path)) return;
  it.each(cells)('$who, at a second town', async ({ who, code, cell }) => {
    const answer = await call(callOf(operation, addressOf(who), { town: OTHER, cell }, await versionOf(OTHER)));
    // That a thing of another town exists is not even said: what the role may do at home ends in 404.
    const isAllowedAtHome = code === null || (code === 'NotAllowed' && (ROUTES[operation] as Route).callers[ROLE_OF[who] ?? 'operator']);
    if (isAllowedAtHome) expectProblem(answer, 404, 'NotFound');
    else expectProblem(answer, 403, code ?? '');
    expect(JSON.stringify(answer.body)).not.toContain(OTHER);
  });
});

describe('a second town', () => {
  it('is as it was, to the last attribute', async () => expect(await itemsOf(table, OTHER)).toEqual(before));

  it('had none of its machines started', () => {
    const touched = machines.started().filter(({ name, input }) => `${name} ${JSON.stringify(input)}`.includes(OTHER));
    expect(touched.map(({ name }) => name)).toEqual([`publish-${OTHER}-2023-v1`, `files-${OTHER}-2022-import-1`]);
  });

  it.each([
    { why: 'a plan that only begins like the own', path: `/v1/plans/${TOWN}-${OTHER}-2022` },
    { why: 'a way up the path', path: `/v1/plans/${TOWN}-2022%2F..%2F${OTHER}-2022` },
    { why: 'the other town behind the own', path: `/v1/tasks/${TOWN}-2022%23${OTHER}-2022-100` },
    { why: 'a run of every town', path: '/v1/operations/daily-reminders-2022-03-02' },
    { why: 'an operation whose town begins like the own', path: `/v1/operations/publish-${TOWN}${OTHER}-2023-v1` },
  ])('is not reached by $why', async ({ path }) => {
    expectProblem(await call({ path, as: at(TOWN, 'office') }), 404, 'NotFound');
  });

  it.each([
    { why: 'its import behind the address of another town', path: `/v1/towns/${TOWN}/imports/files-${OTHER}-2022-import-1` },
    { why: 'what is no import', path: `/v1/towns/${TOWN}/imports/publish-${TOWN}-2023-v1` },
    { why: 'a town that is a pattern', path: '/v1/towns/.*/imports/files-bailin-2022-import-1' },
  ])('is not shown to an operator: $why', async ({ path }) => {
    expectProblem(await call({ path, as: OPERATOR }), 404, 'NotFound');
  });

  it.each(['leader', 'chief', 'agriculture', 'viewer'])('never hands what holds sensitive tasks whole to %s', async (who) => {
    for (const name of ['export-abc.zip', 'shares-abc.xlsx']) {
      const path = `/v1/plans/${TOWN}-2022/documents/${name}`;
      expectProblem(await call({ path, as: at(TOWN, who) }), 403, 'NotAllowed');
      expectProblem(await call({ path, as: at(TOWN, 'office') }), 404, 'NotFound');
    }
  });
});

describe('who the caller is', () => {
  it.each([
    { why: 'an access token', claims: { token_use: 'access' } },
    { why: 'an address that was not verified', claims: { email_verified: 'false' } },
    { why: 'an address of which nobody says whether it was verified', claims: { email_verified: undefined } },
    { why: 'no address', claims: { email: '' } },
    { why: 'something else than an address', claims: { email: ['office@wangjing.example'] } },
  ])('is not told by $why', async ({ claims }) => {
    expectProblem(await call({ path: '/v1/organization', as: at(TOWN, 'office'), claims }), 403, 'EmailNotVerified');
  });

  it('is told by the address in any case', async () =>
    expectAllowed(await call({ path: '/v1/organization', as: 'Office@WANGJING.example' })));
});

describe('a sensitive task', () => {
  const watchers = ['office', 'leader', 'chief', 'inspection'];
  const others = ['viewer', 'agriculture'];
  const path = `/v1/tasks/${TOWN}-2022-001`;

  it.each(watchers)('is open to %s', async (who) => {
    expect((await call({ path, as: at(TOWN, who) })).body.text).toContain('查处案件');
    expectAllowed(await call({ path: `${path}/history`, as: at(TOWN, who) }));
  });

  it.each(others)('shows %s its title and figures only', async (who) => {
    expect((await call({ path, as: at(TOWN, who) })).body.text).not.toContain('查处案件');
    const { items } = (await call({ path: `/v1/plans/${TOWN}-2022/tasks`, as: at(TOWN, who), query: { lead: INSPECTION } })).body;
    expect(items).toHaveLength(1);
    expect(items[0].text).not.toContain('查处案件');
    expectProblem(await call({ path: `${path}/history`, as: at(TOWN, who) }), 403, 'NotAllowed');
  });
});

describe('a viewer', () => {
  it('learns the offices of the town, not its people', async () => {
    const { body } = await call({ path: '/v1/organization', as: at(TOWN, 'viewer') });
    expect(body.departments.map(({ name }: { name: string }) => name)).toContain(AGRICULTURE);
    expect(body.people).toEqual([]);
  });
});
