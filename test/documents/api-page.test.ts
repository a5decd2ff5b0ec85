import { describe, expect, it } from 'vitest';
import { openApiDocument } from '#contract/openapi/document.ts';
import { ROUTES } from '#contract/routes.ts';
import { apiPage } from '#documents/api-page.ts';
import { curlOf } from '#documents/api-page-curl.ts';
import { fieldRows, typeWords } from '#documents/api-page-fields.ts';

const page = apiPage(openApiDocument());

describe('the page', () => {
  it('needs no script and nothing from outside', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|style=|\bon\w+=/i);
    expect([...page.matchAll(/(?:src|href)="([^"#]*)/g)].map(([, address]) => address).filter((address) => address !== '')).toEqual([
      '/openapi.json',
    ]);
  });

  it.each(Object.entries(ROUTES))('tells of %s', (operation, { method, path }) => {
    const [, own = ''] = page.split(`<article id="${operation}">`);
    expect(own.slice(0, 600)).toContain(`<span class="method ${method}">${method}</span>${path}</span>`);
  });

  it('leads nowhere that is not there', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const led = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(led.length).toBeGreaterThan(100);
    expect(led.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('says how to set each variable of its lines for a shell', () => {
    const [start = ''] = page.split('<nav');
    const used = new Set([...page.matchAll(/\$([A-Z]+)/g)].map(([, name]) => name));
    expect(used.size).toBeGreaterThan(1);
    for (const name of used) expect(start).toMatch(new RegExp(`^(.*<pre>)?${name}=`, 'm'));
  });

  it('writes what it is given as text', () => {
    const { info, ...rest } = openApiDocument();
    const text = apiPage({ ...rest, info: { ...info, title: '<b onclick="x">', description: '`<i>`' } });
    expect(text).toContain('<h1>&lt;b onclick=&quot;x&quot;&gt;</h1>');
    expect(text).toContain('<p><code>&lt;i&gt;</code></p>');
  });
});

describe('the words for a type', () => {
  it.each([
    { schema: { type: 'string', maxLength: 40 }, words: '文本 至多40字' },
    { schema: { type: 'string', minLength: 1, maxLength: 40 }, words: '文本 1–40字' },
    { schema: { type: 'integer', minimum: 1 }, words: '整数 至少1' },
    { schema: { type: 'string', minLength: 1 }, words: '文本 至少1字' },
    { schema: { type: 'string', format: 'date' }, words: '日期' },
    { schema: { type: ['number', 'null'] }, words: '数 或 空' },
    { schema: { enum: ['a', 'b'] }, words: '<code>a</code> <code>b</code>' },
    { schema: { anyOf: [{ $ref: '#/components/schemas/Day' }, { type: 'null' }] }, words: '<a href="#Day">Day</a> 或 空' },
    { schema: { type: 'array', items: { type: 'string' }, maxItems: 3 }, words: '文本 的列表 至多3项' },
    { schema: { type: 'object', additionalProperties: { type: 'number' } }, words: '名称 → 数' },
    { schema: {}, words: '任何值' },
  ])('$words', ({ schema, words }) => expect(typeWords(schema)).toBe(words));
});

describe('the fields of an object', () => {
  it('stand by their paths, those of a choice together', () => {
    const one = { type: 'object', properties: { name: { type: 'string' }, added: { type: 'number' } }, required: ['name', 'added'] };
    const other = { type: 'object', properties: { name: { type: 'string' }, total: { type: 'number' } }, required: ['name', 'total'] };
    const schema = { type: 'object', properties: { list: { type: 'array', items: { anyOf: [one, other] }, default: [] } } };
    expect(fieldRows(schema).map(({ name, required, type, description }) => [name, required, type, description])).toEqual([
      ['list', false, '对象的列表', '缺省 []'],
      ['list[].name', true, '文本', ''],
      ['list[].added', false, '数', ''],
      ['list[].total', false, '数', ''],
    ]);
  });
});

describe('the fields of a choice', () => {
  it('that tells itself apart by a word show each word', () => {
    const due = {
      type: 'object',
      properties: { kind: { const: 'due', description: '何种' }, due: { type: 'string' } },
      required: ['kind'],
    };
    const lead = { type: 'object', properties: { kind: { const: 'lead' } }, required: ['kind'] };
    expect(fieldRows({ oneOf: [due, lead] })).toEqual([
      { name: 'kind', required: true, type: '<code>due</code> 或 <code>lead</code>', description: '何种' },
      { name: 'due', required: false, type: '文本', description: '' },
    ]);
  });
});

describe('the line for a shell', () => {
  it('is quoted', () => {
    const operation = {
      operationId: 'x',
      tags: [],
      description: '',
      parameters: [],
      responses: {},
      requestBody: { content: { 'application/json': { schema: {}, example: { reason: "it's" } } } },
    };
    const parameters = [
      { name: 'n', in: 'path', schema: {}, example: 'a b' },
      { name: 'q', in: 'query', schema: {}, example: '亩' },
      { name: 'If-Match', in: 'header', required: true, schema: {}, example: '"1"' },
    ];
    expect(curlOf({ method: 'POST', path: '/v1/{n}', operation }, parameters).split(' \\\n  ')).toEqual([
      'curl -X POST "$API/v1/a%20b?q=%E4%BA%A9"',
      '-H "authorization: Bearer $TOKEN"',
      `-H 'if-match: "1"'`,
      "-H 'content-type: application/json'",
      `-d '{"reason":"it'\\''s"}'`,
    ]);
  });
});
