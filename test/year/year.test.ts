import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReportFile } from '#documents/read-report-file.ts';
import { diffReview } from '#domain/review-diff.ts';
import type { Review as DraftedReview } from '#domain/review-draft.ts';
import { freePort } from '#local/free-port.ts';
import type { ReceivedMail } from '#local/mail.ts';
import { openingDay } from '#local/opening-day.ts';
import { OPERATOR, officeEmail } from '#local/simulated-year.ts';
import { synthesizeInto } from '#local/synthesize.ts';
import { readYearInput } from '#local/year-input.ts';
import type { YearSummary } from '#local/year-summary.ts';
import { editState } from '../support/edit-state.ts';
import { type Ended, run } from '../support/npm-start.ts';
import { attributesOf, partsOf } from '../support/office-files.ts';
import { type Review, reviewFaults, sentencesOf } from '../support/recompute-review.ts';
import { recount } from '../support/recount-letters.ts';
import { clientOf, cloudOf2022, filesOf, scratch } from '../support/run-a-year.ts';

const A_YEAR_MS = 400_000;
const folder = scratch();
const [first, data] = ['first', 'data'].map((name) => join(folder.path, name)) as [string, string];
let ended: Ended;

const json = <Value>(out: string, name: string): Value => JSON.parse(readFileSync(join(out, name), 'utf8')) as Value;
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

beforeAll(async () => {
  ended = await run('start', ['--once', '--port', String(await freePort()), '--out', first, '--data', data]);
}, A_YEAR_MS);

afterAll(() => folder.remove());

describe('a year of the example town', () => {
  it('ends well, and says so in Chinese and English', () => {
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/望京镇2022年：任务 \d+ 项/);
    expect(ended.stdout).toMatch(/\d+ tasks, \d+ targets; \d+ updates, \d+ letters/);
    expect(ended.stderr).not.toMatch(/error|warn/i);
  });

  it('leaves its files', () => {
    const months = ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].flatMap((month) =>
      ['-archive.docx', '.docx', '.html', '.json'].map((ending) => `bulletins/2022-${month}${ending}`),
    );
    const others = filesOf(first).filter((name) => !name.startsWith('mail/'));
    expect(others).toEqual([
      'breakdown-2022.docx',
      'breakdown-2022.xlsx',
      ...months,
      'history.json',
      'organization.json',
      'plan.json',
      'review-2022.docx',
      'review-2022.json',
      'summary.json',
      'tasks.json',
    ]);
  });

  it('counts what happened', () => {
    const summary = json<YearSummary>(first, 'summary.json');
    expect(sum(summary.tasksByKind)).toBe(summary.tasks);
    expect(summary.letters).toBe(readdirSync(join(first, 'mail')).length);
    expect(sum(summary.lettersByKind)).toBe(summary.letters);
    expect(summary.lettersByKind.unknown).toBeUndefined();
    expect(summary.deadLetters).toBe(0);
    expect(Object.keys(summary.executions)).toHaveLength(6);
    for (const [machine, byStatus] of Object.entries(summary.executions)) expect(Object.keys(byStatus), machine).toEqual(['SUCCEEDED']);
    expect(summary.dynamodb.Scan).toBeUndefined();
  });

  it('is a year as years are: late, by phone, returned, and with a part of a target missed', () => {
    const summary = json<YearSummary>(first, 'summary.json');
    const review = json<Review & { shortfalls: readonly { measure: string }[] }>(first, 'review-2022.json');
    expect(summary.filledInByOffice).toBeGreaterThan(0);
    expect(summary.historyByKind.return).toBeGreaterThan(0);
    expect(review.shortfalls.map(({ measure }) => measure)).toContain('大豆玉米带状复合种植');
  });

  it('sends each letter that the rules ask for, none twice, none on a day off', async () => {
    const { expected, ...differences } = await recount(first);
    expect(differences).toEqual({ missing: [], extra: [], twice: [], onDayOff: [] });
    expect(expected).toBeGreaterThan(500);
  });

  it('rests every figure of its review on a source that says it', () => {
    const { figures, faults } = reviewFaults(first, 2022);
    expect(faults).toEqual([]);
    expect(figures).toBeGreaterThan(30);
  });
});

describe('the documents of the year', () => {
  const docx = (name: string): Uint8Array => readFileSync(join(first, name));
  const pageOf = (bytes: Uint8Array) => attributesOf(partsOf(bytes).get('word/document.xml') ?? '', 'w:pgMar');

  it.each(['review-2022.docx', 'bulletins/2022-06-archive.docx'])('%s has the page of the standard', (name) =>
    expect(pageOf(docx(name))).toMatchObject({ 'w:top': '2098', 'w:left': '1587', 'w:right': '1474', 'w:bottom': '1984' }),
  );

  it('the task table lies across, a line a task', () => {
    const body = partsOf(docx('breakdown-2022.docx')).get('word/document.xml') ?? '';
    expect(attributesOf(body, 'w:pgSz')).toMatchObject({ 'w:orient': 'landscape' });
    expect(body.match(/<w:tr>/g)?.length).toBeGreaterThan(34);
  });

  it('the review as it was printed says nothing but its figures, and one wrong digit anywhere is told', async () => {
    const review = json<DraftedReview>(first, 'review-2022.json');
    const text = await readReportFile(docx('review-2022.docx'), 'review-2022.docx');
    const diff = (edited: string) => diffReview(review, edited.split(/\r?\n/));
    expect(diff(text)).toMatchObject({ numbers: [], claims: [], gone: [] });
    let from = 0;
    // A figure with 余 that is made smaller may be a fair shortening: it is told as one.
    for (const { text: figure } of review.chapters.flatMap(({ sentences }) => sentences.flatMap(({ figures }) => figures))) {
      const at = text.indexOf(figure, from);
      const wrong = figure.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
      const edited = `${text.slice(0, at)}${wrong}${text.slice(at + figure.length)}`;
      expect(diff(edited).numbers, `${figure} → ${wrong}`).toEqual([
        expect.objectContaining({ old: figure, new: wrong, mark: '【待核】' }),
      ]);
      from = at + figure.length;
    }
  });
});

describe('one stored update', () => {
  const UPDATE = 'wangjing-2022-001@4';

  it('that changes, changes exactly the sentences that rest on it', { timeout: A_YEAR_MS }, async () => {
    const before = json<Review>(first, 'review-2022.json');
    const cloud = await cloudOf2022({ dataDir: data });
    try {
      await addTo(cloud.endpoints.dynamodb, 'HISTORY#wangjing-2022#001', 4, 100);
      const office = clientOf(cloud, 'ducha@wangjing.example');
      const posted = await office.must('createReview', { params: { plan: 'wangjing-2022' }, key: 'a-changed-update', body: {} });
      expect(posted.status).toBe(202);
      await cloud.idle();
      const after = (await office.must('getReview', { params: { plan: 'wangjing-2022', revision: 'latest' } })).body;
      expect(after.revision).toBe(before.revision + 1);
      const [was, is] = [sentencesOf(before), sentencesOf(after)];
      const changed = was.filter(({ text }, i) => text !== is[i]?.text);
      expect(changed).toEqual(was.filter(({ sources }) => sources.includes(UPDATE)));
      expect(changed).toHaveLength(1);
      expect(is).toHaveLength(was.length);
    } finally {
      await cloud.stop();
    }
  });
});

/** Adds to every number that the update reported, behind the back of the system. */
const addTo = async (endpoint: string, pk: string, version: number, more: number): Promise<void> => {
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  const [TableName = ''] = (await client.send(new ListTablesCommand({}))).TableNames ?? [];
  const { Items = [] } = await client.send(
    new QueryCommand({ TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: marshall({ ':pk': pk }) }),
  );
  const entry = Items.map((item) => unmarshall(item)).find((item) => item.version === version)!;
  for (const measure of entry.move.report.measures) measure.added += more;
  await client.send(new PutItemCommand({ TableName, Item: marshall(entry) }));
  client.destroy();
};

describe('the state machines of the template', () => {
  const kindOf = ({ raw }: ReceivedMail): string => /^X-Letter-Kind: (.{1,40})$/im.exec(raw.toString('latin1'))?.[1]?.trim() ?? '';

  it('are what runs: no list goes out when the state that queues them does nothing', { timeout: A_YEAR_MS }, async () => {
    const letters: string[] = [];
    const input = await readYearInput({ report: undefined, departments: undefined, people: undefined, year: undefined, seed: 1 });
    const cloud = await cloudOf2022({
      onMail: (mail) => void letters.push(kindOf(mail)),
      synthesize: async (outdir, context) => {
        await synthesizeInto(outdir, context);
        editState(outdir, 'QueueLists', ({ Next, End }) => ({ Type: 'Pass', ...(Next ? { Next } : { End: End ?? true }) }));
      },
    });
    try {
      const advanceTo = (at: string): Promise<void> => cloud.advanceTo(Date.parse(at));
      const hands = { operator: clientOf(cloud, OPERATOR), office: clientOf(cloud, officeEmail(input)), idle: cloud.idle, advanceTo };
      await openingDay(input, '2022-03-02', hands);
      await cloud.idle();
      expect((await hands.office.must('getPlan', { params: { plan: 'wangjing-2022' } })).body.status).toBe('published');
    } finally {
      await cloud.stop();
    }
    const asWritten = readdirSync(join(first, 'mail')).filter((name) => name.includes('-published-list-'));
    expect(asWritten.length).toBeGreaterThan(0);
    expect(letters).toEqual(['draft-ready']);
  });
});
