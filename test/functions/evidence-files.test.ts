import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servicesOver } from '#runtime/services.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { functionsOnBucket } from '../support/bucket.ts';
import { aTask } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { AGRICULTURE, aHeader, at, INSPECTION, PUBLISHED_AT, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const PATH = '/v1/tasks/wangjing-2022-001/evidence';
const HEAD = at(TOWN, 'agriculture');
const AT = '2022-05-12T09:00:00+08:00';

let call: Caller;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;

beforeAll(async () => {
  const { plans, tasks, commit } = servicesOver(await functionsOnFreshTable());
  bucket = await functionsOnBucket();
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await commit([
    plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    tasks.put(aTask({ n: '001', lead: AGRICULTURE }), PUBLISHED_AT),
    tasks.put(aTask({ n: '002', lead: INSPECTION, sensitive: true }), PUBLISHED_AT),
  ]);
});
afterAll(() => bucket.stop());

const sha256 = (bytes: string) => createHash('sha256').update(bytes);
const fileOf = (bytes: string, over: object = {}) => ({
  name: '验收表.pdf',
  bytes: Buffer.byteLength(bytes),
  sha256: sha256(bytes).digest('hex'),
  type: 'application/pdf',
  ...over,
});
const announce = (body: object, as = HEAD, path = PATH): Promise<Answered> => call(aPost(as, path, body, { at: AT }));
const send = ({ body }: Answered, bytes: string): Promise<Response> =>
  fetch(body.upload.url, { method: 'PUT', headers: body.upload.headers, body: bytes });
const get = (id: string, as = HEAD) => call({ path: `${PATH}/${id}`, as, at: AT });

describe('evidence', () => {
  it('is announced, sent by the page itself, and fetched under its name', async () => {
    const announced = await announce(fileOf('一份验收表'));
    const id = announced.body.evidence;
    expect([announced.status, announced.headers.location]).toEqual([201, `${PATH}/${id}`]);
    expect(announced.body.expiresAt).toBe('2022-05-12T09:15:00+08:00');
    expectProblem(await get(id), 404, 'NotFound');
    expect((await send(announced, '一份验收表')).status).toBe(200);
    const found = await get(id);
    expect([found.status, found.body.arrived, found.body.name]).toEqual([303, true, '验收表.pdf']);
    expect(found.headers.location).toBe(found.body.url);
    const file = await fetch(found.headers.location!);
    expect(await file.text()).toBe('一份验收表');
    expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''%E9%AA%8C%E6%94%B6%E8%A1%A8.pdf");
  });

  it('of other bytes than were announced is not taken', async () => {
    expect((await send(await announce(fileOf('短')), '长得多的内容')).status).toBe(403);
  });

  it('is one file when the same content is announced again, in whichever form its sum is written', async () => {
    const first = await announce(fileOf('同一份'));
    expect((await send(first, '同一份')).status).toBe(200);
    const again = await announce(fileOf('同一份', { name: '另名.pdf', sha256: sha256('同一份').digest('base64') }));
    expect(again.body.evidence).toBe(first.body.evidence);
    const items = (await call({ path: PATH, as: at(TOWN, 'leader') })).body.items.filter(
      (one: { evidence: string }) => one.evidence === first.body.evidence,
    );
    expect(items).toMatchObject([{ name: '验收表.pdf', arrived: false, by: { person: HEAD } }]);
  });
});

describe('evidence that was announced wrong', () => {
  it.each([
    { wrong: { bytes: 5 }, why: 'of another length' },
    { wrong: { name: '验收表.png', type: 'image/png' }, why: 'of another type' },
  ])('$why is announced again as it is, and sent', async ({ wrong, why }) => {
    const first = await announce(fileOf(why, wrong));
    const again = await announce(fileOf(why));
    expect(again.body.evidence).toBe(first.body.evidence);
    expect((await send(again, why)).status).toBe(200);
    const { body } = await get(again.body.evidence);
    expect(body).toMatchObject({ name: '验收表.pdf', bytes: Buffer.byteLength(why), type: 'application/pdf' });
    expect((await fetch(body.url)).headers.get('content-type')).toBe('application/pdf');
  });
});

describe('evidence is refused', () => {
  it.each([
    { over: { name: '机密★3年.pdf' }, code: 'EvidenceIsWrong', pointer: '/name', why: 'a mark of secrecy' },
    { over: { name: '验收表.docx' }, code: 'EvidenceIsWrong', pointer: '/name', why: 'an ending of another type' },
    { over: { bytes: 21_000_000 }, code: 'EvidenceIsWrong', pointer: '/bytes', why: 'more than 20 MB' },
    { over: { bytes: 0 }, code: 'EvidenceIsWrong', pointer: '/bytes', why: 'nothing' },
    { over: { type: 'text/html' }, code: 'BodyIsWrong', pointer: '/type', why: 'another type' },
    { over: { sha256: 'x' }, code: 'BodyIsWrong', pointer: '/sha256', why: 'no checksum' },
  ])('for $why', async ({ over, code, pointer }) => {
    expectProblem(await announce(fileOf('x', over)), 422, code, [pointer]);
  });

  it('of a sensitive task', async () => {
    expectProblem(await announce(fileOf('x'), at(TOWN, 'inspection'), '/v1/tasks/wangjing-2022-002/evidence'), 403, 'NotAllowed');
  });

  it('to another department, which does not see it either', async () => {
    expectProblem(await announce(fileOf('x'), at(TOWN, 'health')), 403, 'NotAllowed');
    expectProblem(await call({ path: PATH, as: at(TOWN, 'health') }), 403, 'NotAllowed');
    expectProblem(await get('a'.repeat(16), at(TOWN, 'health')), 403, 'NotAllowed');
  });

  it('where there is none', async () => {
    expectProblem(await get('a'.repeat(16)), 404, 'NotFound');
    expectProblem(await get('..%2F..'), 404, 'NotFound');
    expectProblem(await announce(fileOf('x'), HEAD, '/v1/tasks/wangjing-2022-404/evidence'), 404, 'NotFound');
  });
});
