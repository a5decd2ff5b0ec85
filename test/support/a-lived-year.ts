import { createHash } from 'node:crypto';
import { vi } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import { put } from '#store/commit.ts';
import type { Item, Table } from '#store/table.ts';
import { DEPARTMENTS, OFFICE, REPORT } from './a-draft.ts';
import { aPost, type Caller, callerOf, functionsOnFreshTable, importApi } from './api.ts';
import { functionsOnBucket } from './bucket.ts';
import { aFile } from './builders.ts';
import { runStep } from './step.ts';
import { publish, setUp, takeIn } from './taken-in.ts';
import { at } from './town.ts';

export const TOWN = 'shihe';
export const PLAN = 'shihe-2022';

type Step = (name: string, input: object) => Promise<unknown>;

export interface Stack {
  readonly table: Table;
  readonly bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
  readonly call: Caller;
  readonly services: Services;
  readonly step: Step;
}

/** A table, a bucket and functions of their own, as in a new account; those of a stack opened before are not called any more. */
export const openStack = async (): Promise<Stack> => {
  vi.resetModules();
  const table = await functionsOnFreshTable();
  const bucket = await functionsOnBucket();
  const call = callerOf(await importApi());
  const step: Step = async (name, input) => {
    const [folder, file] = name.split('/');
    return runStep((await import(`../../functions/${folder}/${file}.ts`)).handler as Parameters<typeof runStep>[0], input);
  };
  return { table, bucket, call, services: servicesOver(table), step };
};

const person = (who: string, role: string, departments: readonly string[] = []) => ({
  name: who,
  post: who,
  email: at(TOWN, who),
  role,
  departments,
});

/** A head of each department, an office, a leader and a chief. */
export const BODY = {
  name: '石河镇',
  departments: DEPARTMENTS,
  people: [
    person('office', 'office', [OFFICE]),
    person('chief', 'chief'),
    person('leader', 'leader', [DEPARTMENTS[1]!.name]),
    ...DEPARTMENTS.slice(1).map(({ name }, i) => person(`head${i + 1}`, 'head', [name])),
  ],
};

/** What a spreadsheet would run, quotes, lines, and signs beyond the plane. */
export const NARRATIVE = '=HYPERLINK("http://x.example")，已种“玉米”1900亩,\n其中𠮷家村300亩';

/** A plan that was edited, published, reported on, reminded of, told in a bulletin and reviewed; with letters in every state. */
export const liveAYear = async (stack: Stack): Promise<void> => {
  const { bucket, call, services } = stack;
  await setUp(call, TOWN, BODY as unknown as Parameters<typeof setUp>[2]);
  await takeIn(bucket, TOWN, 2022, REPORT);
  await editDraft(stack);
  await publish(PLAN, (await services.plans.load(PLAN)).version);
  await handInEvidence(stack);
  await report(stack);
  await letTimePass(stack);
  await settleLetters(stack);
  await besides(stack);
};

const editDraft = async ({ call, services }: Stack): Promise<void> => {
  const office = at(TOWN, 'office');
  const edit = { star: true, milestones: [{ name: '摸清底数', by: '2022-06-30' }] };
  const headers = { 'if-match': '"1"' };
  await call({ method: 'PATCH', path: `/v1/plans/${PLAN}/draft/003`, as: office, body: edit, headers });
  await call({ method: 'PATCH', path: `/v1/plans/${PLAN}/draft/006`, as: office, body: { dropped: '并入日常工作' }, headers });
  const { version } = await services.plans.load(PLAN);
  await call(aPost(office, `/v1/plans/${PLAN}/draft`, { text: '组织义务植树。', area: '生态' }, { version }));
};

/** Files of evidence of task 001, of which the second was announced and never sent. */
export const EVIDENCE = ['0a1b2c3d4e5f6071', 'ffffffffffffffff'] as const;

const handInEvidence = async ({ services: { evidenceFiles, commit }, bucket }: Stack): Promise<void> => {
  const [id, unsent] = EVIDENCE;
  const file = aFile({ plan: PLAN, n: '001', id, name: '验收单.pdf' });
  await commit([evidenceFiles.put(file), evidenceFiles.put({ ...file, id: unsent })]);
  await bucket.put(`evidence/${PLAN}/001/${id}`, Buffer.from([0, 255, 10]), 'application/pdf', 'attachment; filename="a.pdf"');
};

const report = async ({ call, services }: Stack): Promise<void> => {
  for (const { n, version, lead, measures } of await services.tasks.ofPlan(PLAN)) {
    const who = lead === OFFICE ? 'office' : `head${DEPARTMENTS.findIndex(({ name }) => name === lead)}`;
    const task = `/v1/tasks/${PLAN}-${n}`;
    const figures = measures.filter(({ accumulation }) => accumulation === 'sum').map(({ name }) => ({ measure: name, added: 1900.5 }));
    await call({ ...aPost(at(TOWN, who), `${task}/acknowledgement`, {}, { version }), at: '2022-03-03T09:00:00+08:00' });
    const update = {
      measures: figures,
      progress: NARRATIVE,
      problems: '-1天即到期',
      nextSteps: '+@继续',
      ...(n === '001' && { evidence: EVIDENCE }),
    };
    await call({ ...aPost(at(TOWN, who), `${task}/updates`, update, { version: version + 1 }), at: '2022-06-24T09:00:00+08:00' });
  }
};

const letTimePass = async ({ step }: Stack): Promise<void> => {
  const range = { from: TOWN, to: TOWN };
  const at = '2022-06-22T08:30:00+08:00';
  await step('daily-reminders/queue-reminders', { day: '2022-06-22', at, ...range });
  const bulletin = await step('monthly-bulletin/draft-bulletin', { day: '2022-07-05', at: '2022-07-05T08:40:00+08:00', ...range });
  await step('monthly-bulletin/render-bulletin', bulletin as object);
  await step('monthly-bulletin/queue-bulletin', bulletin as object);
  const review = { plan: PLAN, at: '2022-12-12T08:50:00+08:00', revision: 1 };
  for (const name of ['take-snapshot', 'draft-review', 'render-review', 'queue-review-letter'])
    await step(`year-end-review/${name}`, review);
};

/** One letter sent, one in the middle of it, one given up; the others wait. */
const settleLetters = async ({ services }: Stack): Promise<void> => {
  const { letters } = services;
  const [first, second, third] = await letters.waiting('2023-01-01T00:00:00+08:00');
  const now = { at: '2022-12-13T08:00:00+08:00', day: '2022-12-13' };
  for (const key of [first!, second!, third!]) await letters.claim(key, now);
  await letters.sent(first!, '<a@county.example>');
  await letters.refused(third!, 10_000, now.at);
};

/** What other nouns keep beside the year's, some of it never to be exported; and a neighbour. */
const besides = async ({ services, call }: Stack): Promise<void> => {
  const hash = createHash('sha256').update('token').digest('hex');
  const items: Item[] = [
    { pk: `TOWN#${TOWN}`, sk: 'CALENDAR#2022', daysOff: ['2022-05-05'] },
    { pk: `TOWN#${TOWN}`, sk: 'PLAN#2021', plan: `${TOWN}-2021`, status: 'published', version: 1 },
    { pk: `HISTORY#${PLAN}#001`, sk: '000099', n: '001', version: 99, kind: 'reported' },
    { pk: `LINK#${hash}`, sk: '-', town: TOWN, person: at(TOWN, 'head1') },
    { pk: `LETTERS#${TOWN}#2022-12`, sk: '2022-12-28#digest#next#x', day: '2022-12-28', content: { kind: 'digest', plan: `${TOWN}-2023` } },
    { pk: `LETTERS#${TOWN}#2020-03`, sk: '2020-03-02#digest#old#x', status: 'sent' },
  ];
  const by = { person: at(TOWN, 'office'), name: 'office' };
  const left = { plan: PLAN, task: `${TOWN}-2021-003`, reason: '并入日常工作', by, at: '2022-03-01T10:00:00+08:00' };
  await services.commit([...items.map(put), services.carryOvers.dismiss(left)]);
  const [, farming] = DEPARTMENTS;
  const work = { department: farming!.name, day: '2022-05-10', sentence: '抢修水毁道路2处' };
  const head = { as: at(TOWN, 'head1'), at: '2022-05-12T09:00:00+08:00' };
  await call({ ...aPost(head.as, `/v1/plans/${PLAN}/unplanned`, work), ...head });
  const change = { method: 'PATCH', path: `/v1/plans/${PLAN}/unplanned/001`, body: { sentence: '抢修水毁道路3处' } };
  await call({ ...change, ...head, headers: { 'if-match': '"1"', 'content-type': 'application/merge-patch+json' } });
  await call({ ...aPost(head.as, '/v1/me/calendar'), ...head });
  await setUp(call, 'bailin');
};

/** The year in one zip, as the machine writes it. */
export const exportOf = async ({ step, bucket }: Stack, plan = PLAN): Promise<{ readonly zip: Uint8Array; readonly document: string }> => {
  const input = { plan, kind: 'export', at: '2022-12-31T09:00:00+08:00', by: at(TOWN, 'office'), key: null };
  const { document } = (await step('produce-files/produce-file', input)) as { document: string };
  return { zip: (await bucket.get(`files/${plan}/${document}`)).bytes, document };
};

/** Puts a zip into a stack, as the machine does. */
export const importInto = async ({ step, bucket }: Stack, zip: Uint8Array, plan = PLAN): Promise<unknown> => {
  const key = `imports/${TOWN}/archive.zip`;
  await bucket.put(key, zip, 'application/zip');
  return step('produce-files/produce-file', { plan, kind: 'import', at: '2023-03-01T09:00:00+08:00', by: 'operator@county.example', key });
};
