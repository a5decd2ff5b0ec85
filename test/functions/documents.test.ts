import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentDisposition } from '#documents/content-disposition.ts';
import { servicesOver } from '#runtime/services.ts';
import { type Caller, callerOf, functionsOnFreshTable, importApi, putTown } from '../support/api.ts';
import { functionsOnBucket } from '../support/bucket.ts';
import { expectProblem } from '../support/problem.ts';
import { aHeader, at, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const OTHER = 'bailin';
const FOLDER = `files/${TOWN}-2022/`;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const NAMES = [
  'review-r1.html',
  'review-r1.docx',
  'bulletin-2022-06.html',
  'breakdown-abc.xlsx',
  'breakdown-abc.docx',
  'export-a.zip',
  'shares-a.xlsx',
];

let call: Caller;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
const path = (name: string, plan = `${TOWN}-2022`): string => `/v1/plans/${plan}/documents/${name}`;

beforeAll(async () => {
  const table = await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  call = callerOf(await importApi());
  const { commit, plans } = servicesOver(table);
  for (const town of [TOWN, OTHER]) {
    expect((await putTown(call, town, townBody(town, `${town}镇`))).status).toBe(201);
    await commit([plans.create(aHeader(town, 2022, { status: 'published', publishedOn: '2022-03-02' }))]);
  }
  for (const name of NAMES) {
    const type = name.endsWith('.html') ? 'text/html; charset=utf-8' : name.endsWith('.docx') ? WORD : 'application/octet-stream';
    await bucket.put(`${FOLDER}${name}`, name, type, name.endsWith('.html') ? null : contentDisposition(`望京镇“回顾”(第1稿)'*.docx`));
  }
  await bucket.put(`${FOLDER}deep/review-r1.html`, '<p>', 'text/html; charset=utf-8');
});
afterAll(() => bucket.stop());

describe('a produced document', () => {
  it.each(['office', 'leader', 'chief', 'agriculture', 'viewer'])('of what everybody may read is handed to %s', async (who) => {
    for (const name of ['review-r1.html', 'review-r1.docx', 'bulletin-2022-06.html'])
      expect((await call({ path: path(name), as: at(TOWN, who) })).status).toBe(200);
  });

  it.each(['leader', 'chief', 'agriculture', 'viewer'])(
    'that holds sensitive tasks whole is neither handed to %s nor named',
    async (who) => {
      for (const name of ['breakdown-abc.xlsx', 'breakdown-abc.docx', 'export-a.zip', 'shares-a.xlsx'])
        expectProblem(await call({ path: path(name), as: at(TOWN, who) }), 403, 'NotAllowed');
      const { items } = (await call({ path: `/v1/plans/${TOWN}-2022/documents`, as: at(TOWN, who) })).body;
      expect(items.map(({ name }: { name: string }) => name)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(breakdown|export|shares)-/)]),
      );
    },
  );

  it('as a page runs no script and fetches nothing', async () => {
    const { headers } = await call({ path: path('review-r1.html'), as: at(TOWN, 'viewer') });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; /);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect((await call({ path: path('review-r1.docx'), as: at(TOWN, 'viewer') })).headers).not.toHaveProperty('content-security-policy');
  });

  it('comes under a name that every header may have', async () => {
    const { headers } = await call({ path: path('review-r1.docx'), as: at(TOWN, 'viewer') });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%~!#$&+^`|-]+$/);
  });

  it.each([
    { why: 'of another town', name: '', plan: `${OTHER}-2022` },
    { why: 'one step up', name: '..%2Fwangjing-2022%2Fbreakdown-abc.xlsx' },
    { why: 'a folder below', name: 'deep%2F..%2Fbreakdown-abc.xlsx' },
    { why: 'behind a dot', name: '.%2Fbreakdown-abc.xlsx' },
    { why: 'behind a second stroke', name: '%2Fbreakdown-abc.xlsx' },
    { why: 'a stroke of Windows', name: '.%5Cbreakdown-abc.xlsx' },
    { why: 'written twice over', name: '%252Fbreakdown-abc.xlsx' },
    { why: 'in capitals', name: 'BREAKDOWN-abc.xlsx' },
    { why: 'a folder', name: 'deep' },
    { why: 'a file in a folder', name: 'deep%2Freview-r1.html' },
    { why: 'no byte', name: 'breakdown-abc.xlsx%00' },
    { why: 'a line', name: 'review-r1.html%0D%0Ax: y' },
    { why: 'half a sign', name: '%ED%A0%80' },
    { why: 'a long one', name: 'a'.repeat(2000) },
  ])('is not reached: $why', async ({ name, plan }) => {
    const { status } = await call({ path: path(name === '' ? 'review-r1.html' : name, plan), as: at(TOWN, 'viewer') });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(405);
  });
});
