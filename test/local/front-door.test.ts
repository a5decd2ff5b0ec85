import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalCloudError } from '#local/errors.ts';
import { type FrontDoor, openFrontDoor } from '#local/front-door.ts';

const saying =
  (text: string): RequestListener =>
  (request, response) =>
    response.end(`${text} ${request.url}`);

let door: FrontDoor;
beforeEach(async () => {
  door = await openFrontDoor(0);
});
afterEach(() => door.close());
const get = async (path: string): Promise<[number, string]> => {
  const answer = await fetch(`${door.url}${path}`);
  return [answer.status, await answer.text()];
};

describe('the front door', () => {
  it('is open at once, and says as API Gateway would that nothing is there yet', async () => {
    expect(await get('/v1/me')).toEqual([503, '{"message":"Service Unavailable"}']);
  });

  it('listens on this machine only', () => expect(door.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/));

  it.each([
    { path: '/', is: 'page /' },
    { path: '/?lang=zh', is: 'page /?lang=zh' },
    { path: '/v1/me', is: 'api /v1/me' },
    { path: '/index.html', is: 'api /index.html' },
    { path: '/oidc/jwks', is: 'oidc /oidc/jwks' },
    { path: '/oidc/deep/x', is: 'deep /oidc/deep/x' },
    { path: '/oidc', is: 'api /oidc' },
    { path: '/v1?back=/oidc/', is: 'api /v1?back=/oidc/' },
  ])('$path goes to the exact page, else to the longest path: $is', async ({ path, is }) => {
    door.serve('/oidc/', saying('oidc'));
    door.serve('/', saying('api'));
    door.serve('/oidc/deep/', saying('deep'));
    door.servePage('/', saying('page'));
    expect(await get(path)).toEqual([200, is]);
  });

  it('at a busy port is one line that says what to do', async () => {
    const port = Number(new URL(door.url).port);
    const error = await openFrontDoor(port).catch((caught: Error) => caught);
    expect(error).toBeInstanceOf(LocalCloudError);
    expect((error as Error).message).toMatch(new RegExp(`^端口 ${port} 已被占用.*--port\\.$`));
  });

  it('closed, frees its port, though somebody is still waiting', async () => {
    door.serve('/', () => {});
    const waiting = get('/').catch((error: Error) => error.name);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await door.close();
    expect(await waiting).toBe('TypeError');
    door = await openFrontDoor(Number(new URL(door.url).port));
  });
});
