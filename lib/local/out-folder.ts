import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '#domain/day.ts';
import { LocalCloudError } from './errors.ts';
import type { ReceivedMail } from './mail.ts';
import { maskTokens } from './mask-tokens.ts';
import { everyTask, lastReview, type TownClient } from './town-client.ts';
import type { YearSummary } from './year-summary.ts';

/** What `--out` holds: the year as files. Two years of one seed leave the same bytes. */
export interface OutFolder {
  readonly path: string;
  readonly mailFolder: string;
  /** Keeps a letter as it came over the wire, but for the secrets of its links. */
  mail(mail: ReceivedMail): void;
  json(name: string, value: unknown): void;
  text(name: string, value: string): void;
  bytes(name: string, value: Uint8Array): void;
  /** Names of the letters that are there. */
  letters(): readonly string[];
  /** The day to which the year was lived whose files are there; null when they are not, or not all. */
  livedTo(): Day | null;
}

/** Written when all else is there. */
export const SUMMARY = 'summary.json';
const MAIL = 'mail';
const BULLETINS = 'bulletins';

/** Only what an earlier year may have left is cleared away; other files in the folder, and in those below it, are the user's. */
const OURS: readonly (readonly [folder: string, names: RegExp])[] = [
  ['.', /^(plan|summary|tasks|history|organization)\.json$|^review-\d{4}\.(json|docx)$|^breakdown-\d{4}\.(xlsx|docx)$/],
  [MAIL, /^\d{4}-\d{2}-\d{2}-[\w.-]*\.eml$/],
  [BULLETINS, /^\d{4}-\d{2}(-archive\.docx|\.docx|\.html|\.json)$/],
];

const clear = (path: string): void => {
  for (const [folder, names] of OURS) {
    const files = readdirSync(join(path, folder)).filter((name) => names.test(name));
    for (const name of files) rmSync(join(path, folder, name));
  }
};

/** @param keep whether what is there belongs to the year that goes on */
export const openOutFolder = (path: string, keep: boolean): OutFolder => {
  for (const folder of [MAIL, BULLETINS]) mkdirSync(join(path, folder), { recursive: true });
  if (!keep) clear(path);
  const text = (name: string, value: string): void => writeFileSync(join(path, name), value);
  return {
    path,
    mailFolder: join(path, MAIL),
    text,
    bytes: (name, value) => writeFileSync(join(path, name), value),
    json: (name, value) => text(name, `${JSON.stringify(value, null, 2)}\n`),
    mail: (mail) => writeFileSync(join(path, MAIL, letterName(mail)), maskTokens(mail.raw)),
    letters: () => readdirSync(join(path, MAIL)).toSorted(),
    livedTo: () => livedToOf(join(path, SUMMARY)),
  };
};

const livedToOf = (summary: string): Day | null => {
  try {
    return (JSON.parse(readFileSync(summary, 'utf8')) as Partial<YearSummary>).livedTo ?? null;
  } catch {
    // It is not there, or a kill has cut it short.
    return null;
  }
};

const headerOf = (head: string, name: string): string => new RegExp(`^${name}: (.{1,200})$`, 'im').exec(head)?.[1]?.trim() ?? '';

/** Day, kind, reader, and the first of the Message-ID. @example '2022-06-21-digest-nongye-1f0c9a2b.eml' */
export const letterName = ({ raw, to }: ReceivedMail): string => {
  const head = raw.subarray(0, 4000).toString('latin1').split('\r\n\r\n')[0]?.replaceAll('\r', '') ?? '';
  const day = new Date(Date.parse(headerOf(head, 'Date')) + 8 * 3_600_000).toISOString().slice(0, 10);
  const reader = (to[0] ?? 'nobody').split('@')[0]?.replace(/[^\w.-]/g, '_');
  return `${day}-${headerOf(head, 'X-Letter-Kind')}-${reader}-${headerOf(head, 'Message-ID').slice(1, 9)}.eml`;
};

/** Writes the files of a lived year, all of it read through the API by the office; a review only if one was drafted by then. */
export const writeYear = async (out: OutFolder, plan: string, office: TownClient, idle: () => Promise<void>): Promise<void> => {
  const params = { plan };
  const year = plan.slice(-4);
  out.json('plan.json', (await office.must('getSplit', { params })).body);
  out.json('organization.json', (await office.must('getOrganization')).body);
  const tasks = await everyTask(office, plan);
  out.json('tasks.json', tasks);
  const histories: Record<string, unknown> = {};
  for (const { task } of tasks) histories[task] = (await office.must('listHistory', { params: { task } })).body.items;
  out.json('history.json', histories);
  const { items: months } = (await office.must('listBulletins', { params })).body;
  for (const month of months) {
    out.json(`${BULLETINS}/${month}.json`, (await office.must('getBulletin', { params: { plan, month } })).body);
    for (const ending of ['.docx', '-archive.docx', '.html'])
      out.bytes(`${BULLETINS}/${month}${ending}`, await documentOf(office, plan, `bulletin-${month}${ending}`));
  }
  for (const format of ['xlsx', 'docx'] as const)
    out.bytes(`breakdown-${year}.${format}`, await documentOf(office, plan, await breakdownIn(format, plan, { office, idle })));
  const review = await lastReview(office, plan);
  if (!review) return;
  out.json(`review-${year}.json`, review);
  out.bytes(`review-${year}.docx`, await documentOf(office, plan, `review-r${review.revision}.docx`));
};

const documentOf = async (office: TownClient, plan: string, name: string): Promise<Uint8Array> => {
  const { body } = await office.must('getDocument', { params: { plan, name } });
  return new Uint8Array(await body.arrayBuffer());
};

/**
 * Has the 任务分解表 written; its name. The work is waited for before it is asked how it went: two years of one seed ask as often.
 * @throws LocalCloudError when it failed
 */
const breakdownIn = async (
  format: 'xlsx' | 'docx',
  plan: string,
  { office, idle }: { readonly office: TownClient; readonly idle: () => Promise<void> },
): Promise<string> => {
  const asked = await office.must('produceDocument', { params: { plan }, key: randomUUID(), body: { kind: 'breakdown', format } });
  await idle();
  const { operation } = asked.body;
  const { result, reason } = (await office.must('getOperation', { params: { operation } })).body;
  if (!result?.document) throw new LocalCloudError(`${operation}: ${reason}`);
  return result.document;
};
