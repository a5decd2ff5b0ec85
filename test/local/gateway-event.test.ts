import { describe, expect, it } from 'vitest';
import { httpAnswer } from '#local/gateway-event.ts';

const json = { 'content-type': 'application/json' };
const plain = { 'content-type': 'text/plain;charset=UTF-8' };

describe('the answer of a function as HTTP', () => {
  it.each([
    { why: 'text without more is the body', result: 'Hello from Lambda!', is: [200, json, 'Hello from Lambda!'] },
    { why: 'an object without a status is JSON', result: { message: '你好' }, is: [200, json, '{"message":"你好"}'] },
    { why: 'so are a list, a number and nothing', result: [1, null], is: [200, json, '[1,null]'] },
    { why: 'nothing', result: null, is: [200, json, 'null'] },
    { why: 'a status alone', result: { statusCode: 204 }, is: [204, plain, ''] },
    { why: 'a status as text', result: { statusCode: '404', body: 'no' }, is: [404, plain, 'no'] },
    {
      why: 'own headers, names in small letters',
      result: { statusCode: 200, headers: { 'Content-Type': 'text/calendar', ETag: '"7"' }, body: 'B' },
      is: [200, { 'content-type': 'text/calendar', etag: '"7"' }, 'B'],
    },
    {
      why: 'a header that is a number or a claim',
      result: { statusCode: 200, headers: { 'x-n': 7, 'x-is': true } },
      is: [200, { ...plain, 'x-n': '7', 'x-is': 'true' }, ''],
    },
    {
      why: 'each cookie is a header of its own',
      result: { statusCode: 200, cookies: ['a=1; Secure', 'b=2'] },
      is: [200, { ...plain, 'set-cookie': ['a=1; Secure', 'b=2'] }, ''],
    },
    {
      why: 'bytes in base64',
      result: { statusCode: 200, headers: { 'content-type': 'application/zip' }, body: 'UEsDBA==', isBase64Encoded: true },
      is: [200, { 'content-type': 'application/zip' }, 'PK\u0003\u0004'],
    },
    { why: 'base64 that is not said to be so stays text', result: { statusCode: 200, body: 'UEsDBA==' }, is: [200, plain, 'UEsDBA=='] },
  ])('$why', ({ result, is }) => {
    const { status, headers, body } = httpAnswer(result);
    expect([status, headers, body.toString()]).toEqual(is);
  });

  it.each([
    { why: 'a status that there is not', result: { statusCode: 99 } },
    { why: 'a status that answers nothing yet', result: { statusCode: 101 } },
    { why: 'a status that is a word', result: { statusCode: 'OK' } },
    { why: 'a body that is no text', result: { statusCode: 200, body: { a: 1 } } },
    { why: 'a header with a line break', result: { statusCode: 200, headers: { location: '/a\r\nset-cookie: b=1' } } },
    { why: 'a header that is Chinese', result: { statusCode: 200, headers: { 'content-disposition': 'attachment; filename=计划.xlsx' } } },
    { why: 'a name that is no header', result: { statusCode: 200, headers: { 'x y': '1' } } },
    { why: 'a cookie with a line break', result: { statusCode: 200, cookies: ['a=1\nb'] } },
    { why: 'more than 6 MB', result: { statusCode: 200, body: 'x'.repeat(6_300_000) } },
  ])('500 for $why', ({ result }) => {
    const { status, body } = httpAnswer(result);
    expect([status, body.toString()]).toEqual([500, '{"message":"Internal Server Error"}']);
  });
});
