import { describe, expect, it } from 'vitest';
import { routerOf } from '#local/routes.ts';

const route = (key: string) => ({ key, functionArn: key, patienceMs: 1, authorized: false });
const find = routerOf(
  ['$default', 'ANY /files/{proxy+}', 'GET /v1/tasks/{task}', 'GET /v1/tasks/mine', 'ANY /v1/tasks/{task}', 'GET /healthz'].map(route),
);

describe('which route answers', () => {
  it.each([
    { request: 'GET /healthz', key: 'GET /healthz' },
    { request: 'POST /healthz', key: '$default' },
    { request: 'GET /v1/tasks/7', key: 'GET /v1/tasks/{task}', parameters: { task: '7' } },
    { request: 'PUT /v1/tasks/7', key: 'ANY /v1/tasks/{task}', parameters: { task: '7' } },
    { request: 'GET /v1/tasks/mine', key: 'GET /v1/tasks/mine' },
    { request: 'GET /v1/tasks/%E4%B8%80', key: 'GET /v1/tasks/{task}', parameters: { task: '一' } },
    { request: 'GET /v1/tasks/%ZZ', key: 'GET /v1/tasks/{task}', parameters: { task: '%ZZ' } },
    { request: 'GET /v1/tasks/7/history', key: '$default' },
    { request: 'DELETE /files/a/b', key: 'ANY /files/{proxy+}', parameters: { proxy: 'a/b' } },
    { request: 'GET /', key: '$default' },
  ])('$request → $key', ({ request, key, parameters }) => {
    const [method = '', path = ''] = request.split(' ');
    const found = find(method, path);
    expect(found?.route.key).toBe(key);
    expect(found?.pathParameters).toEqual(parameters);
  });

  it('none, where there is no default', () => expect(routerOf([route('GET /a')])('GET', '/b')).toBeUndefined());
  it('refuses a key that is no path', () => expect(() => routerOf([route('$connect')])).toThrow('$connect is not understood'));
});
