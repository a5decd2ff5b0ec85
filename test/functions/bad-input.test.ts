import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import { splitKey, textKey } from '#store/objects.ts';
import type { Item, Table } from '#store/table.ts';
import { aPost, type Call, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { functionsOnBucket } from '../support/bucket.ts';
import { aMeasure, aNode, aTask } from '../support/builders.ts';
import { functionsOnMachines } from '../support/machines.ts';
import { expectProblem } from '../support/problem.ts';
import { itemsOf } from '../support/table.ts';
import { AGRICULTURE, aDraftRow, aHeader, at, POLICE, PUBLISHED_AT, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const OFFICE = at(TOWN, 'office');
const HEAD = at(TOWN, 'agriculture');
const TASK = '/v1/tasks/wangjing-2022-001';
const CORN = '玉米种植面积';

let table: Table;
let services: Services;
let call: Caller;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
let machines: Awaited<ReturnType<typeof functionsOnMachines>>;
let before: Item[];

const REPORT = '落实耕地保护责任制。各位代表！开展治安巡逻。';

/** One task with a sum, a ratio and two nodes; two drafts with two rows of two leads, and a piece between them. */
beforeAll(async () => {
  table = await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  machines = await functionsOnMachines();
  services = servicesOver(table);
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  const { plans, tasks, drafts, commit } = services;
  const measures = [aMeasure({ name: CORN, target: 6000 }), aMeasure({ name: '普及率', unit: '%', accumulation: 'ratio', target: 60 })];
  const nodes = [aNode({ name: '选址' }), aNode()];
  await commit([
    plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    plans.create(aHeader(TOWN, 2023, { split: splitKey(TOWN, 'a'.repeat(64)) })),
    plans.create(aHeader(TOWN, 2021, { split: splitKey(TOWN, 'a'.repeat(64)) })),
    tasks.put(aTask({ lead: AGRICULTURE, kind: 'milestone', measures, nodes }), PUBLISHED_AT),
    ...['wangjing-2023', 'wangjing-2021'].flatMap((of) => [
      drafts.put(aDraftRow(of, '001', { lead: AGRICULTURE, text: REPORT.slice(0, 10), start: 0, end: 10 })),
      drafts.put(aDraftRow(of, '002', { lead: POLICE, text: REPORT.slice(15, 22), start: 15, end: 22 })),
      drafts.putUnsplit(of, [{ start: 10, end: 15, why: 'address' }]),
    ]),
  ]);
  const unsplit = [{ text: REPORT.slice(10, 15), start: 10, end: 15, why: 'address' }];
  const split = { organization: '望京镇', year: 2023, areas: [], unsplit, baselines: [], review: { chapters: [] } };
  await bucket.put(splitKey(TOWN, 'a'.repeat(64)), JSON.stringify(split), 'application/json');
  await bucket.put(textKey(TOWN, 'a'.repeat(64)), REPORT, 'text/plain');
});

afterAll(async () => {
  await bucket.stop();
  await machines.stop();
});

/** Nothing that is refused may leave a trace. */
const expectUnchanged = async (): Promise<void> => expect(await itemsOf(table)).toEqual(before);
beforeEach(async () => {
  before ??= await itemsOf(table);
});

const update = (body: unknown): Call => aPost(HEAD, `${TASK}/updates`, body, { version: 1 });
const edit = (body: unknown): Call => ({
  method: 'PATCH',
  path: '/v1/plans/wangjing-2023/draft/001',
  as: OFFICE,
  body,
  headers: { 'if-match': '"1"', 'content-type': 'application/merge-patch+json' },
});
const addedUp = (unit: string, accumulation: string): Call =>
  edit({ measures: [{ name: CORN, unit, source: 'plan', lastYear: null, accumulation }] });
const sown = (...season: readonly unknown[]): Call =>
  edit({ measures: [{ name: CORN, unit: '亩', source: 'plan', lastYear: null, season }] });
/** An operation on the draft, or on its first row. */
const onDraft = (rest: string, body: unknown, of = 'wangjing-2023'): Call =>
  aPost(OFFICE, `/v1/plans/${of}/draft${rest}`, body, { version: 1 });
const cut = (body: unknown) => onDraft('/001/split', body);
const merge = (body: unknown) => onDraft('/001/merge', body);
const group = (body: unknown) => onDraft('/groups', body);
const add = (body: unknown) => onDraft('', body);
const town = (body: unknown): Call => ({ method: 'PUT', path: '/v1/towns/xinzhen', as: OPERATOR, body });
const added = (text: string) => ({
  text,
  area: '粮食',
  kind: 'continuing',
  lead: AGRICULTURE,
  source: 'meeting',
  basis: { text: '会议', date: '2022-03-01', decidedBy: '镇长' },
});
const plan = (body: unknown): Call => aPost(OFFICE, '/v1/plans', body);
const measures = (...said: readonly unknown[]) => ({ measures: said });
const body = townBody('xinzhen', '新镇');
const [person] = body.people;
const [department] = body.departments;
const policy = {
  feedbackDay: 25,
  feedbackAdvance: 3,
  missedAfter: 2,
  statedAdvance: [10],
  overdue: [1],
  chiefAfter: 10,
  officeAfter: 2,
  clearing: { opens: '12-01', due: '12-10' },
  bulletinDay: 5,
  reviewDays: ['12-12'],
};
const target = { metric: '玉米', comparison: '=', value: 6000, valueMax: null, unit: '亩', within: null, place: null, by: null };
const aMeasureOf = (name: string) => ({ name, unit: '亩', source: 'head', lastYear: null });
const LONE_SURROGATE = '\ud83d';
const corn = { name: '玉米', words: ['玉米'], windows: [['04-01', '05-05']] };
const HALF = ['07-01', '12-31'];
const seasons = (...rows: readonly unknown[]): Call => town({ ...body, seasons: rows });

interface Wrong {
  readonly why: string;
  readonly call: Call;
  /** Of each field that is wrong. */
  readonly at: readonly string[];
  readonly code?: string;
}

const WRONG: readonly Wrong[] = [
  // A report: its shape …
  { why: 'a report that says nothing', call: update({}), at: [''], code: 'ReportIsWrong' },
  { why: 'a report that is a list', call: update([]), at: [''] },
  { why: 'a report that is null', call: update(null), at: [''] },
  { why: 'a report that is a number', call: update(7), at: [''] },
  { why: 'a field that there is not', call: update({ progress: '好', percent: 80 }), at: ['/percent'] },
  { why: 'measures that are no list', call: update({ measures: {} }), at: ['/measures'] },
  { why: 'a measure that is a text', call: update(measures('1900')), at: ['/measures/0'] },
  { why: 'an added figure in words', call: update(measures({ measure: CORN, added: '1900' })), at: ['/measures/0/added'] },
  { why: 'an added figure with a comma', call: update(measures({ measure: CORN, added: '1,200' })), at: ['/measures/0/added'] },
  { why: 'a total in full-width digits', call: update(measures({ measure: CORN, total: '１２００' })), at: ['/measures/0/total'] },
  {
    why: 'a ratio in words',
    call: update(measures({ measure: CORN, numerator: '1,200', denominator: '两千' })),
    at: ['/measures/0/numerator', '/measures/0/denominator'],
  },
  {
    why: 'a correction with a comma',
    call: update({ corrections: [{ measure: CORN, value: '1,200', reason: '误填' }] }),
    at: ['/corrections/0/value'],
  },
  { why: 'an added figure of null', call: update(measures({ measure: CORN, added: null })), at: ['/measures/0/added'] },
  { why: 'two figures in one', call: update(measures({ measure: CORN, added: 1, total: 2 })), at: ['/measures/0'] },
  { why: 'a negative figure', call: update(measures({ measure: CORN, added: -1 })), at: ['/measures/0/added'] },
  { why: 'an absurd figure', call: update(measures({ measure: CORN, added: 1e13 })), at: ['/measures/0/added'] },
  { why: 'a figure past all bounds', call: update(measures({ measure: CORN, added: 1e300 })), at: ['/measures/0/added'] },
  { why: 'a figure too small to be one', call: update(measures({ measure: CORN, added: 1e-200 })), at: ['/measures/0/added'] },
  { why: 'infinity', call: update('{"measures":[{"measure":"玉米种植面积","added":1e999}]}'), at: ['/measures/0/added'] },
  { why: 'thirty-one measures', call: update(measures(...Array(31).fill({ measure: CORN, added: 1 }))), at: ['/measures'] },
  { why: 'a narrative of 10,000 characters', call: update({ progress: '字'.repeat(10_000) }), at: ['/progress'] },
  { why: 'a problem of 2,001 characters', call: update({ problems: '字'.repeat(2001) }), at: ['/problems'] },
  { why: 'half a character', call: update({ progress: `好${LONE_SURROGATE}` }), at: ['/progress'] },
  { why: 'next steps that are a number', call: update({ nextSteps: 3 }), at: ['/nextSteps'] },
  { why: 'unchanged in words', call: update({ unchanged: 'yes' }), at: ['/unchanged'] },
  { why: 'a node without a name', call: update({ node: { doneOn: '2022-03-01' } }), at: ['/node/name'] },
  { why: 'a day that does not exist', call: update({ node: { name: '选址', doneOn: '2022-02-30' } }), at: ['/node/doneOn'] },
  { why: 'a day that is an instant', call: update({ node: { name: '选址', doneOn: '2022-03-01T00:00:00Z' } }), at: ['/node/doneOn'] },
  { why: 'a next node without a day', call: update({ node: { name: '选址', next: { name: '圈舍' } } }), at: ['/node/next/planned'] },
  { why: 'a source that there is not', call: update({ progress: '好', via: 'import' }), at: ['/via'] },
  { why: 'several at once', call: update({ progress: 1, problems: 2, via: 'x' }), at: ['/via', '/progress', '/problems'] },
  // … and what its task says to it.
  {
    why: 'a measure that the task does not have',
    call: update(measures({ measure: '甘蔗', added: 1 })),
    at: ['/measures/0/measure'],
    code: 'ReportIsWrong',
  },
  { why: 'a total of a sum', call: update(measures({ measure: CORN, total: 1 })), at: ['/measures/0/total'], code: 'ReportIsWrong' },
  {
    why: 'a share of nothing',
    call: update(measures({ measure: '普及率', numerator: 0, denominator: 0 })),
    at: ['/measures/0/denominator'],
    code: 'ReportIsWrong',
  },
  { why: 'a node not of the task', call: update({ node: { name: '封顶' } }), at: ['/node/name'], code: 'ReportIsWrong' },
  {
    why: 'a node done tomorrow',
    call: update({ node: { name: '选址', doneOn: '2022-03-03' } }),
    at: ['/node/doneOn'],
    code: 'ReportIsWrong',
  },
  { why: 'no incident where none is asked', call: update({ noIncident: true }), at: ['/noIncident'], code: 'ReportIsWrong' },
  { why: 'a head who fills in for another', call: update({ progress: '好', onBehalfOf: '派出所' }), at: ['/onBehalfOf'] },
  {
    why: 'an office that fills in for the wrong department',
    call: { ...update({ progress: '好', onBehalfOf: '派出所' }), as: OFFICE },
    at: ['/onBehalfOf'],
  },
  // Other acts on a task
  { why: 'a return without a reason', call: aPost(OFFICE, `${TASK}/return`, {}, { version: 1 }), at: ['/reason'] },
  { why: 'a return with an empty reason', call: aPost(OFFICE, `${TASK}/return`, { reason: '' }, { version: 1 }), at: ['/reason'] },
  { why: 'a return with a blank reason', call: aPost(OFFICE, `${TASK}/return`, { reason: ' \n' }, { version: 1 }), at: ['/reason'] },
  {
    why: 'an assessment in a blank sentence',
    call: aPost(OFFICE, `${TASK}/assessment`, { verdict: 'met', sentence: ' ' }, { version: 1 }),
    at: ['/sentence'],
  },
  {
    why: 'an incident of blank facts',
    call: aPost(HEAD, `${TASK}/incidents`, { date: '2022-03-01', level: 'general', count: 1, facts: '　' }, { version: 1 }),
    at: ['/facts'],
  },
  {
    why: 'a blank reason not to count it',
    call: aPost(OFFICE, `${TASK}/incidents/1/discount`, { reason: ' ' }, { version: 1 }),
    at: ['/reason'],
  },
  { why: 'a blank answer of support', call: aPost(OFFICE, `${TASK}/support`, { answer: ' ' }, { version: 1 }), at: ['/answer'] },
  { why: 'a task without a word', call: aPost(OFFICE, '/v1/plans/wangjing-2022/tasks', added('……'), { version: 1 }), at: ['/text'] },
  { why: 'an assessment without a verdict', call: aPost(HEAD, `${TASK}/assessment`, { sentence: '好' }, { version: 1 }), at: ['/verdict'] },
  {
    why: 'an assessment with a verdict of its own',
    call: aPost(HEAD, `${TASK}/assessment`, { verdict: 'great', sentence: '好' }, { version: 1 }),
    at: ['/verdict'],
  },
  { why: 'a claim that says more', call: aPost(HEAD, `${TASK}/claim`, { reason: '完成' }, { version: 1 }), at: ['/reason'] },
  // The draft
  { why: 'a lead that the town does not have', call: edit({ lead: '城管局' }), at: ['/lead'] },
  {
    why: 'supporting offices unknown',
    call: edit({ supporting: [POLICE, '城管局', '税务局'] }),
    at: ['/supporting/1', '/supporting/2'],
  },
  { why: 'a kind that there is not', call: edit({ kind: 'other' }), at: ['/kind'] },
  { why: 'a lead taken away', call: edit({ lead: null }), at: ['/lead'] },
  { why: 'an empty text', call: edit({ text: '' }), at: ['/text'] },
  { why: 'a text without a word', call: edit({ text: '……（）' }), at: ['/text'] },
  { why: 'a text of 10,001 characters', call: edit({ text: '字'.repeat(10_001) }), at: ['/text'] },
  { why: 'half a character in a text', call: edit({ text: `做好${LONE_SURROGATE}` }), at: ['/text'] },
  { why: 'an area of 61 characters', call: edit({ area: '域'.repeat(61) }), at: ['/area'] },
  { why: 'a slice of its own', call: edit({ start: 1, end: 2 }), at: ['/start', '/end'] },
  { why: 'its own proposal', call: edit({ proposed: null, origin: 'added' }), at: ['/proposed', '/origin'] },
  { why: 'its group, which has an address of its own', call: edit({ together: 'g1' }), at: ['/together'] },
  {
    why: 'an ask of one who does not support',
    call: edit({ asks: [{ department: POLICE, ask: '提供数据' }] }),
    at: ['/asks/0/department'],
  },
  {
    why: 'an ask of the lead',
    call: edit({
      supporting: [POLICE],
      asks: [
        { department: POLICE, ask: '检查' },
        { department: AGRICULTURE, ask: '检查' },
      ],
    }),
    at: ['/asks/1/department'],
  },
  { why: 'the lead among those who support it', call: edit({ supporting: [POLICE, AGRICULTURE] }), at: ['/supporting/1'] },
  { why: 'a due date of another century', call: edit({ due: '1923-06-30' }), at: ['/due'] },
  { why: 'a due date behind the next year', call: edit({ due: '2025-01-01' }), at: ['/due'] },
  { why: 'a step on such a day', call: edit({ milestones: [{ name: '招标', by: '2032-04-30' }] }), at: ['/milestones/0/by'] },
  { why: 'a figure by such a day', call: edit({ targets: [{ ...target, by: '0023-04-30' }] }), at: ['/targets/0/by'] },
  { why: 'one who supports it twice', call: edit({ supporting: [POLICE, POLICE] }), at: ['/supporting/1'] },
  { why: 'two measures of one name', call: edit({ measures: [aMeasureOf(CORN), aMeasureOf(CORN)] }), at: ['/measures/1/name'] },
  {
    why: 'measures of one name but for space and case',
    call: edit({ measures: [aMeasureOf('GDP'), aMeasureOf(CORN), aMeasureOf(' gdp　')] }),
    at: ['/measures/2/name'],
  },
  {
    why: 'a step twice',
    call: edit({ milestones: ['2023-04-30', '2023-05-31', '2023-04-30'].map((by) => ({ name: '招标', by })) }),
    at: ['/milestones/2/name'],
  },
  {
    why: 'a part of a figure that the row does not have',
    call: edit({ targets: [{ ...target, within: '大豆' }] }),
    at: ['/targets/0/within'],
  },
  { why: 'a part of itself', call: edit({ targets: [{ ...target, within: '玉米' }] }), at: ['/targets/0/within'] },
  { why: 'an area of space', call: edit({ area: ' ' }), at: ['/area'] },
  { why: 'an area of wide space', call: edit({ area: '\u3000\u3000' }), at: ['/area'] },
  { why: 'a row dropped for a blank reason', call: edit({ dropped: ' ' }), at: ['/dropped'] },
  { why: 'a measure of a blank name', call: edit({ measures: [aMeasureOf(' ')] }), at: ['/measures/0/name'] },
  { why: 'a row of an area of space', call: add({ text: '推广良种。', area: ' ' }), at: ['/area'] },
  { why: 'an ask for nothing', call: edit({ supporting: [POLICE], asks: [{ department: POLICE, ask: '' }] }), at: ['/asks/0/ask'] },
  { why: 'a step without a day', call: edit({ milestones: [{ name: '招标' }] }), at: ['/milestones/0/by'] },
  {
    why: 'a step on a day that does not exist',
    call: edit({ milestones: [{ name: '招标', by: '2023-02-29' }] }),
    at: ['/milestones/0/by'],
  },
  { why: 'thirteen steps', call: edit({ milestones: Array(13).fill({ name: '招标', by: '2023-04-30' }) }), at: ['/milestones'] },
  { why: 'a leader of 41 characters', call: edit({ leader: '长'.repeat(41) }), at: ['/leader'] },
  { why: 'a number of its own', call: edit({ n: '002', version: 9, plan: 'bailin-2022' }), at: ['/n', '/version', '/plan'] },
  { why: 'a target past all bounds', call: edit({ targets: [{ ...target, value: 1e300 }] }), at: ['/targets/0/value'] },
  { why: 'a target too small to be one', call: edit({ targets: [{ ...target, value: 1e-200 }] }), at: ['/targets/0/value'] },
  { why: 'an upper end past all bounds', call: edit({ targets: [{ ...target, valueMax: -1e30 }] }), at: ['/targets/0/valueMax'] },
  { why: 'a target without a figure', call: edit({ targets: [{ ...target, value: null }] }), at: ['/targets/0/value'] },
  {
    why: 'a last year past all bounds',
    call: edit({ measures: [{ name: CORN, unit: '亩', source: 'plan', lastYear: 1e22 }] }),
    at: ['/measures/0/lastYear'],
  },
  { why: 'a due date that does not exist', call: edit({ due: '2023-13-01' }), at: ['/due'] },
  { why: 'a season of a day that does not exist', call: sown({ from: '2023-02-30', to: '2023-04-30' }), at: ['/measures/0/season/0/from'] },
  { why: 'a share in percent that adds up', call: addedUp('%', 'sum'), at: ['/measures/0/accumulation'] },
  { why: 'a share of acres', call: addedUp('亩', 'ratio'), at: ['/measures/0/accumulation'] },
  { why: 'a season that ends before it begins', call: sown({ from: '2023-04-30', to: '2023-03-20' }), at: ['/measures/0/season'] },
  {
    why: 'seasons that overlap',
    call: sown({ from: '2023-03-20', to: '2023-04-30' }, { from: '2023-04-30', to: '2023-05-10' }),
    at: ['/measures/0/season'],
  },
  // A row cut in two
  { why: 'no place to cut', call: cut({}), at: ['/at'] },
  { why: 'a place in words', call: cut({ at: '4' }), at: ['/at'] },
  { why: 'half a place', call: cut({ at: 4.5 }), at: ['/at'] },
  { why: 'the very beginning', call: cut({ at: 0 }), at: ['/at'] },
  { why: 'a place before it', call: cut({ at: -3 }), at: ['/at'] },
  { why: 'the very end', call: cut({ at: 10 }), at: ['/at'] },
  { why: 'a place past all bounds', call: cut({ at: 1e15 }), at: ['/at'] },
  { why: 'a place that leaves a mark alone', call: cut({ at: 9 }), at: ['/at'] },
  { why: 'a text beside the place', call: cut({ at: 4, text: '落实' }), at: ['/text'] },
  // Rows joined
  { why: 'nothing to join with', call: merge({}), at: ['/with'] },
  { why: 'a number that is none', call: merge({ with: '2' }), at: ['/with'] },
  { why: 'a number without quotation marks', call: merge({ with: 2 }), at: ['/with'] },
  { why: 'an empty list', call: merge({ with: [] }), at: ['/with'] },
  { why: 'twenty others', call: merge({ with: Array(20).fill('002') }), at: ['/with'] },
  { why: 'one of a list that is no number', call: merge({ with: ['002', 'x'] }), at: ['/with/1'] },
  { why: 'a row that is not there', call: merge({ with: '077' }), at: ['/with'] },
  { why: 'the row itself', call: merge({ with: '001' }), at: ['/with'] },
  { why: 'a row that is no neighbour', call: merge({ with: '002' }), at: ['/with'] },
  // Rows reported together
  { why: 'no rows', call: group({}), at: ['/rows'] },
  { why: 'one row alone', call: group({ rows: ['001'] }), at: ['/rows'] },
  { why: 'twenty-one rows', call: group({ rows: Array(21).fill('001') }), at: ['/rows'] },
  { why: 'rows that are numbers', call: group({ rows: [1, 2] }), at: ['/rows/0', '/rows/1'] },
  { why: 'rows of two leads', call: group({ rows: ['001', '002'] }), at: ['/rows/1'] },
  { why: 'a row twice, and one that is not there', call: group({ rows: ['001', '001', '077'] }), at: ['/rows/1', '/rows/2'] },
  { why: 'a name for the group', call: group({ rows: ['001', '002'], group: 'g1' }), at: ['/group'] },
  // A row added
  { why: 'no area', call: add({ text: '推广良种。' }), at: ['/area'] },
  { why: 'no text, and no piece', call: add({ area: '粮食' }), at: ['/text'] },
  { why: 'an empty row', call: add({ text: '', area: '粮食' }), at: ['/text'] },
  { why: 'a row of spaces', call: add({ text: ' \n ', area: '粮食' }), at: ['/text'] },
  { why: 'a row of 10,001 characters', call: add({ text: '字'.repeat(10_001), area: '粮食' }), at: ['/text'] },
  { why: 'half a character in a row', call: add({ text: `推广${LONE_SURROGATE}`, area: '粮食' }), at: ['/text'] },
  { why: 'behind a row that is not there', call: add({ text: '推广良种。', area: '粮食', after: '077' }), at: ['/after'] },
  { why: 'behind a row that is no number', call: add({ text: '推广良种。', area: '粮食', after: 1 }), at: ['/after'] },
  { why: 'a piece without its end', call: add({ area: '粮食', from: { start: 10 } }), at: ['/from/end'] },
  { why: 'a piece that begins before the report', call: add({ area: '粮食', from: { start: -1, end: 3 } }), at: ['/from/start'] },
  { why: 'half a piece', call: add({ area: '粮食', from: { start: 10, end: 12 } }), at: ['/from'] },
  { why: 'a slice that is a row', call: add({ area: '粮食', from: { start: 0, end: 10 } }), at: ['/from'] },
  { why: 'a lead of its own', call: add({ text: '推广良种。', area: '粮食', lead: AGRICULTURE }), at: ['/lead'] },
  { why: 'an undo that says how far', call: onDraft('/undo', { steps: 3 }), at: ['/steps'] },
  // A report handed in
  { why: 'no year', call: plan({ name: 'a', text: 'b' }), at: ['/year'] },
  { why: 'a year of another age', call: plan({ year: 1922, name: 'a', text: 'b' }), at: ['/year'] },
  { why: 'half a year', call: plan({ year: 2022.5, name: 'a', text: 'b' }), at: ['/year'] },
  { why: 'neither text nor file', call: plan({ year: 2024, name: 'a' }), at: ['/text'] },
  { why: 'text and file', call: plan({ year: 2024, name: 'a', text: 'b', base64: 'Yg==' }), at: ['/text'] },
  { why: 'a file that is no base64', call: plan({ year: 2024, name: 'a', base64: '不是' }), at: ['/base64'] },
  { why: 'a name of 201 characters', call: plan({ year: 2024, name: 'a'.repeat(201), text: 'b' }), at: ['/name'] },
  // A town
  {
    why: 'a town without departments',
    call: town({ ...body, departments: [], people: [{ ...person, departments: [] }] }),
    at: ['/departments'],
  },
  { why: 'a town without people', call: town({ ...body, people: [] }), at: ['/people'] },
  { why: 'a role that there is not', call: town({ ...body, people: [{ ...person, role: 'king' }] }), at: ['/people/0/role'] },
  { why: 'an address that is none', call: town({ ...body, people: [{ ...person, email: 'office' }] }), at: ['/people/0/email'] },
  {
    why: 'a department that is not listed',
    call: town({ ...body, people: [{ ...person, departments: ['城管局'] }] }),
    at: ['/people/0/departments/0'],
  },
  {
    why: 'a person twice, in capitals once',
    call: town({ ...body, people: [person, { ...person, email: person?.email.toUpperCase() }] }),
    at: ['/people/1/email'],
  },
  { why: 'a department twice', call: town({ ...body, departments: [...body.departments, department] }), at: ['/departments/4/name'] },
  { why: 'half a character in a name', call: town({ ...body, name: LONE_SURROGATE }), at: ['/name'] },
  {
    why: 'a feedback day that February lacks',
    call: town({ ...body, policy: { ...policy, feedbackDay: 30 } }),
    at: ['/policy/feedbackDay'],
  },
  {
    why: 'a policy half said',
    call: town({ ...body, policy: { feedbackDay: 25 } }),
    at: Object.keys(policy)
      .slice(1)
      .map((key) => `/policy/${key}`),
  },
  {
    why: 'a day of review that is none',
    call: town({ ...body, policy: { ...policy, reviewDays: ['13-01'] } }),
    at: ['/policy/reviewDays/0'],
  },
  // Its seasons
  { why: 'a region that there is not', call: town({ ...body, region: '四川' }), at: ['/region'] },
  { why: 'seasons that are no list', call: town({ ...body, seasons: corn }), at: ['/seasons'] },
  { why: 'a row without words', call: seasons({ ...corn, words: [] }), at: ['/seasons/0/words'] },
  { why: 'a row with an empty word, found everywhere', call: seasons({ ...corn, words: ['玉米', ''] }), at: ['/seasons/0/words/1'] },
  { why: 'a row without windows', call: seasons({ name: '玉米', words: ['玉米'] }), at: ['/seasons/0/windows'] },
  { why: 'a field that a row does not have', call: seasons({ ...corn, region: 'north' }), at: ['/seasons/0/region'] },
  { why: 'a month that there is not', call: seasons({ ...corn, windows: [['13-01', '05-05']] }), at: ['/seasons/0/windows/0/0'] },
  { why: 'a day that no year has', call: seasons({ ...corn, windows: [['02-30', '05-05']] }), at: ['/seasons/0/windows/0/0'] },
  { why: 'a day that few years have', call: seasons({ ...corn, windows: [['02-01', '02-29']] }), at: ['/seasons/0/windows/0/1'] },
  { why: 'a whole date', call: seasons({ ...corn, windows: [['2022-04-01', '05-05']] }), at: ['/seasons/0/windows/0/0'] },
  { why: 'half a window', call: seasons({ ...corn, windows: [['04-01']] }), at: ['/seasons/0/windows/0'] },
  {
    why: 'windows out of order',
    call: seasons(corn, {
      ...corn,
      name: '征兵',
      windows: [
        ['08-01', '09-30'],
        ['02-15', '03-31'],
      ],
    }),
    at: ['/seasons/1/windows'],
  },
  { why: 'a harvest that overlaps', call: seasons({ ...corn, harvest: [HALF, HALF] }), at: ['/seasons/0/harvest'] },
  { why: 'a limit that is no day', call: seasons({ ...corn, before: '四月底' }), at: ['/seasons/0/before'] },
  { why: 'a row twice', call: seasons(corn, { ...corn, words: ['苞谷'] }), at: ['/seasons/1/name'] },
  {
    why: 'forty-one rows',
    call: seasons(...Array.from({ length: 41 }, (_, i) => ({ ...corn, name: `玉米${i}` }))),
    at: ['/seasons'],
  },
];

describe('a wrong field is named, in Chinese, and nothing is saved', () => {
  it.each(WRONG)('$why', async ({ call: wrong, at: pointers, code = 'BodyIsWrong' }) => {
    expectProblem(await call(wrong), 422, code, pointers);
    await expectUnchanged();
  });

  it.each([
    { why: 'two hundred thousand fields', body: `{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":1`).join(',')}}`, errors: 100 },
    { why: 'one of three million characters', body: `{"${'k'.repeat(3_000_000)}":1}`, errors: 1 },
  ])('$why that there are not: the answer stays one that a function can give', async ({ body: sent, errors }) => {
    const answer = await call(update(sent));
    expectProblem(answer, 422, 'BodyIsWrong');
    expect(answer.body.errors).toHaveLength(errors);
    expect(JSON.stringify(answer.body).length).toBeLessThan(20_000);
    await expectUnchanged();
  });

  it.each(['Wangjing', 'w', '1town', 'wang-jing', 'wang%20jing', '%2e%2e', '望京'])('a town called %s', async (name) => {
    expectProblem(await call({ ...town(body), path: `/v1/towns/${name}` }), 422, 'BodyIsWrong', ['/town']);
    await expectUnchanged();
  });
});

describe('any body', () => {
  const PLAN = 'wangjing-2021';
  const field = fc.oneof(
    { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    { weight: 1, arbitrary: fc.integer({ min: -1, max: 12 }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<unknown>('001', '002', '003', '推广良种。', ['001', '002'], ['001', '003'], { start: 10, end: 15 }, null),
    },
  );
  const bodyOf = (...names: readonly string[]) =>
    fc.oneof(
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
      { weight: 4, arbitrary: fc.record(Object.fromEntries(names.map((name) => [name, field])), { requiredKeys: [] }) },
    );
  const versionNow = async (rest: string): Promise<number> => {
    const { plans, drafts } = services;
    return (rest.startsWith('/001') && !rest.endsWith('merge') ? await drafts.load(PLAN, '001') : await plans.load(PLAN)).version;
  };
  const sent = async (rest: string, body: unknown): Promise<Call> => {
    const made = aPost(OFFICE, `/v1/plans/${PLAN}/draft${rest}`, JSON.stringify(body), { version: await versionNow(rest) });
    const headers = { ...made.headers, 'content-type': 'application/json' };
    return { ...made, headers, method: rest === '/001' ? 'PATCH' : 'POST' };
  };

  afterAll(async () => {
    before = await itemsOf(table);
  });

  it.each([
    { rest: '', fields: bodyOf('text', 'area', 'after', 'from') },
    { rest: '/001', fields: bodyOf('text', 'area', 'kind', 'lead', 'asks', 'due', 'milestones', 'targets', 'dropped', 'star') },
    { rest: '/001/split', fields: bodyOf('at') },
    { rest: '/001/merge', fields: bodyOf('with') },
    { rest: '/groups', fields: bodyOf('rows') },
    { rest: '/undo', fields: bodyOf() },
  ])('sent to …/draft$rest is taken, or refused in Chinese with pointers; nothing breaks', async ({ rest, fields }) => {
    const answers: number[] = [];
    await fc.assert(
      fc.asyncProperty(fields, async (body) => {
        const { status, body: told } = await call(await sent(rest, body));
        answers.push(status);
        expect(status).toBeLessThan(500);
        if (status < 300) return;
        expect(told.detail).toMatch(/[\u4e00-\u9fa5]/);
        for (const { pointer, message } of told.errors ?? []) {
          expect(pointer).toMatch(/^(?:\/|$)/);
          expect(message).toMatch(/[\u4e00-\u9fa5]/);
        }
      }),
      { numRuns: 80, endOnFailure: true },
    );
    expect(answers).toContain(422);
  });
});

describe('a body that cannot be read', () => {
  const post = (text: string, headers: Record<string, string> = {}) => {
    const made = update(text);
    return call({ ...made, headers: { ...made.headers, ...headers } });
  };

  it.each([
    { why: 'half a JSON', text: '{"progress":' },
    { why: 'a form', text: 'progress=好' },
    { why: 'XML', text: '<progress>好</progress>' },
    { why: 'two values', text: '{} {}' },
    { why: 'GBK, whose bytes are no UTF-8,', text: Buffer.from('7b2270726f6772657373223a22bac3227d', 'hex').toString() },
  ])('$why is no JSON', async ({ text }) => {
    expectProblem(await post(text), 400, 'BodyIsNotJson', ['']);
    await expectUnchanged();
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', ''])('is refused by its type: %s', async (type) => {
    expectProblem(await post('{}', { 'content-type': type }), 415, 'TypeNotSupported');
  });

  it.each([
    { why: 'in letters', text: `{"progress":"${'a'.repeat(4_600_000)}"}` },
    { why: 'in Chinese, which takes three bytes a character', text: `{"progress":"${'字'.repeat(1_600_000)}"}` },
  ])('is too large: $why', async ({ text }) => {
    expectProblem(await post(text), 413, 'TooLarge');
    await expectUnchanged();
  });

  it('is refused, not choked on, when it is nested 100,000 deep', async () => {
    const answer = await post(`{"measures":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(answer.status).toBe(422);
  });

  it('takes a key named like a part of JavaScript for what it is', async () => {
    expectProblem(await post('{"__proto__":{"unchanged":true},"constructor":1}'), 422, 'BodyIsWrong');
    await expectUnchanged();
  });
});

describe('the longest that is right', () => {
  it('is kept whole in the history, its start in the task', async () => {
    const text = '字'.repeat(2000);
    const { tasks, histories, commit } = services;
    await commit([tasks.put(aTask({ n: '002', lead: AGRICULTURE }), PUBLISHED_AT)]);
    const said = { progress: text, problems: text, nextSteps: text };
    expect((await call(aPost(HEAD, '/v1/tasks/wangjing-2022-002/updates', said, { version: 1 }))).status).toBe(200);
    expect((await histories.ofTask('wangjing-2022', '002')).at(-1)?.move).toMatchObject({ kind: 'report', report: said });
    expect((await tasks.load('wangjing-2022', '002')).lastReport?.progress).toBe('字'.repeat(200));
  });

  it('may hold every character that there is', async () => {
    const { tasks, histories, commit } = services;
    await commit([tasks.put(aTask({ n: '003', lead: AGRICULTURE }), PUBLISHED_AT)]);
    const progress = '完成“五烧”管控 𠮷 👩‍🌾 \u0000 \u202e <script>alert(1)</script> {{x}} \\ " \' \n\t%s {a}';
    expect((await call(aPost(HEAD, '/v1/tasks/wangjing-2022-003/updates', { progress }, { version: 1 }))).status).toBe(200);
    expect((await histories.ofTask('wangjing-2022', '003')).at(-1)?.move).toMatchObject({ report: { progress } });
  });
});

describe('a query', () => {
  it.each([
    { query: { cursor: 'abc' }, pointers: ['/cursor'] },
    { query: { cursor: '' }, pointers: ['/cursor'] },
    { query: { cursor: '0001' }, pointers: ['/cursor'] },
    { query: { cursor: '１２３' }, pointers: ['/cursor'] },
    { query: { limit: '-1' }, pointers: ['/limit'] },
    { query: { limit: '0' }, pointers: ['/limit'] },
    { query: { limit: '201' }, pointers: ['/limit'] },
    { query: { limit: '1e3' }, pointers: ['/limit'] },
    { query: { limit: 'all' }, pointers: ['/limit'] },
    { query: { state: 'done' }, pointers: ['/state'] },
    { query: { light: 'red,green' }, pointers: ['/light'] },
    { query: { kind: '' }, pointers: ['/kind'] },
    { query: { dueBefore: '2022-02-30' }, pointers: ['/dueBefore'] },
    { query: { lead: '' }, pointers: ['/lead'] },
    { query: { order: 'due' }, pointers: ['/order'] },
  ])('$query is refused', async ({ query, pointers }) => {
    const answer = await call({ path: '/v1/plans/wangjing-2022/tasks', as: HEAD, query: query as unknown as Record<string, string> });
    expectProblem(answer, 400, 'QueryIsWrong', pointers);
  });

  it('whose cursor lies past the end finds nothing more', async () => {
    const { body: page } = await call({ path: '/v1/plans/wangjing-2022/tasks', as: HEAD, query: { cursor: '999' } });
    expect(page).toEqual({ items: [], nextCursor: null });
  });

  it('goes through the pages and gives every task once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '2', ...(cursor && { cursor }) };
      const { body: page } = await call({ path: '/v1/plans/wangjing-2022/tasks', as: HEAD, query });
      seen.push(...page.items.map(({ task }: { task: string }) => task));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['001', '002', '003'].map((n) => `wangjing-2022-${n}`));
  });
});

describe('an address', () => {
  const long = 'x'.repeat(3000);
  it.each(
    [
      '/',
      '/v1',
      '/v2/plans',
      '/v1/plans/',
      '/v1/plan',
      '/v1//plans',
      '/v1/plans/wangjing-2022/tasks/',
      '/V1/plans',
      '/v1/plans/wangjing-2022/unknown',
      '/v1/plans/%E0%A4%A/tasks',
      '/v1/plans/wangjing-2022%00/tasks',
      '/v1/plans/__proto__',
      '/v1/plans/wangjing-1999',
      '/v1/plans/wangjing-20222',
      '/v1/tasks/wangjing-2022-999',
      '/v1/tasks/wangjing-2022-0001',
      '/v1/tasks/wangjing-2022',
      '/v1/tasks/001',
      `/v1/tasks/wangjing-2022-${long}`,
      '/v1/plans/wangjing-2023/draft/999',
      '/v1/plans/wangjing-2023/draft/%00',
      '/v1/plans/wangjing-2023/draft/001/unknown',
      '/v1/plans/wangjing-2022/unsplit',
      `/v1/plans/wangjing-2023/draft/${long}`,
      '/v1/plans/wangjing-2022/bulletins/2022-13',
      `/v1/plans/wangjing-2022/bulletins/${long}`,
      '/v1/plans/wangjing-2022/reviews/latest',
      '/v1/plans/wangjing-2022/reviews/0',
      '/v1/plans/wangjing-2022/reviews/-1',
      '/v1/plans/wangjing-2022/reviews/1.5',
      '/v1/plans/wangjing-2022/reviews/NaN',
      `/v1/plans/wangjing-2022/reviews/9${'0'.repeat(3000)}`,
      '/v1/plans/wangjing-2022/documents/none.docx',
      '/v1/plans/wangjing-2022/documents/..',
      '/v1/plans/wangjing-2022/documents/..%2F..%2Fbailin-2022%2Freview-r1.html',
      '/v1/plans/wangjing-2022/split',
      '/v1/operations/none',
      '/v1/operations/publish-wangjing-2022-v9',
      `/v1/operations/publish-wangjing-2022-${long}`,
      '/v1/operations/publish-wangjing-2022-%3A%3A',
      '/v1/operations/publish-wangjing-2022-v1%0Ax',
    ].map((path) => ({ path, why: path.slice(0, 80) })),
  )('$why is not there', async ({ path }) => expectProblem(await call({ path, as: OFFICE }), 404, 'NotFound'));

  it.each([
    { method: 'DELETE', path: '/v1/plans/wangjing-2022' },
    { method: 'POST', path: TASK },
    { method: 'GET', path: `${TASK}/updates` },
    { method: 'PUT', path: '/v1/plans/wangjing-2023/draft/001' },
    { method: 'POST', path: '/v1/plans/wangjing-2023/draft/001' },
    { method: 'GET', path: '/v1/plans/wangjing-2023/draft/001/split' },
    { method: 'GET', path: '/v1/plans/wangjing-2023/draft/groups/g1' },
    { method: 'GET', path: '/v1/plans/wangjing-2023/draft/undo', allow: 'POST' },
    { method: 'PATCH', path: '/v1/plans/wangjing-2023/draft/undo', allow: 'POST' },
    { method: 'GET', path: '/v1/plans/wangjing-2023/draft/groups', allow: 'POST' },
    { method: 'DELETE', path: '/v1/plans/wangjing-2023/draft/001', allow: 'GET, HEAD, PATCH' },
    { method: 'OPTIONS', path: '/healthz', allow: 'GET, HEAD' },
  ])('$path does not know $method', async ({ method, path, allow = /^[A-Z]+(, [A-Z]+)*$/ }) => {
    const answer = await call({ method, path, as: OFFICE });
    expectProblem(answer, 405, 'MethodNotAllowed');
    expect(answer.body.detail).toMatch(/GET|POST|PATCH|DELETE/);
    expect(answer.headers.allow).toMatch(allow);
  });
});
