import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { descriptionFiles } from '#cloud/description.ts';
import { type Answered, type Caller, callerOf, functionsOnFreshTable, importApi } from '../support/api.ts';
import { functionsBesideDescription } from '../support/description.ts';

let call: Caller;
let code: ReturnType<typeof functionsBesideDescription>;

beforeAll(async () => {
  await functionsOnFreshTable();
  code = functionsBesideDescription();
  call = callerOf(await importApi());
});

afterAll(() => code.remove());

const hashOf = (text: string, length?: number): string => createHash('sha256').update(text).digest('base64url').slice(0, length);

describe.each([
  { path: '/openapi.json', file: 'openapi.json', type: 'application/json' },
  { path: '/docs', file: 'docs.html', type: 'text/html; charset=utf-8' },
])('$path', ({ path, file, type }) => {
  const get = (headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answered> =>
    call({ path, method, as: null, headers });
  const text = descriptionFiles()[file]!;

  it('is open to anyone, may be kept for five minutes, and is told by its content', async () => {
    const { status, headers, etag, body } = await get();
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, 'public, max-age=300']);
    expect(etag).toBe(`"${hashOf(text, 22)}"`);
    expect(typeof body === 'string' ? body : JSON.stringify(body)).toBe(text);
  });

  it('is not sent again to whoever has it', async () => {
    const { etag } = await get();
    const again = await get({ 'if-none-match': etag });
    expect([again.status, again.etag, again.headers['cache-control']]).toEqual([304, etag, 'public, max-age=300']);
    expect((await get({ 'if-none-match': '"another"' })).status).toBe(200);
  });

  it('answers HEAD, and no other method', async () => {
    expect((await get({}, 'HEAD')).status).toBe(200);
    const posted = await get({}, 'POST');
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('the page', () => {
  it('lets its own style sheet in and nothing else', async () => {
    const { headers, body } = await call({ path: '/docs', as: null, headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(body) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(style.length).toBeGreaterThan(500);
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
  });
});
