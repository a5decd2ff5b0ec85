import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { authorizerOf } from '#local/authorizer.ts';
import { type IdentityProvider, startIdentity } from '#local/identity.ts';

const folder = mkdtempSync(join(tmpdir(), 'identity-'));
const keyFile = join(folder, 'deep', 'key.json');
let server: Server;
let issuer = '';
let provider: IdentityProvider;
const start = (file: string | null): Promise<IdentityProvider> =>
  startIdentity({ issuer, clientId: 'page', redirectUris: ['http://127.0.0.1/'], keyFile: file });

beforeAll(async () => {
  server = createServer((request, response) => provider.listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`;
  provider = await start(keyFile);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

describe('a token of the desk', () => {
  it('says who somebody is as the API wants to know it', async () => {
    const token = await provider.mintIdToken('Zhang@Wangjing.Example');
    const claims = decodeJwt(token);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: 'local' });
    expect(claims).toMatchObject({ iss: issuer, aud: 'page', email: 'zhang@wangjing.example', email_verified: true });
    expect(claims.exp! - claims.iat!).toBe(12 * 3600);
  });

  it('is let in by the authorizer of this issuer, and by no other', async () => {
    const token = await provider.mintIdToken('z@wangjing.example');
    expect(await authorizerOf({ issuer, audience: ['page'] })(`Bearer ${token}`)).toMatchObject({ email: 'z@wangjing.example' });
    expect(await authorizerOf({ issuer, audience: ['another'] })(`Bearer ${token}`)).toBeUndefined();
  });

  it('outlives a restart where the key is kept, for this person only', async () => {
    const token = await provider.mintIdToken('z@wangjing.example');
    provider = await start(keyFile);
    expect(await authorizerOf({ issuer, audience: ['page'] })(token)).toMatchObject({ sub: 'z@wangjing.example' });
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  });

  it('is worth nothing after a restart where the key is not kept', async () => {
    const token = await (await start(null)).mintIdToken('z@wangjing.example');
    expect(await authorizerOf({ issuer, audience: ['page'] })(token)).toBeUndefined();
  });
});

describe('the issuer', () => {
  it('publishes where its keys are, and of its key nothing but the public half', async () => {
    const configuration = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<string, string>;
    expect(configuration).toMatchObject({ issuer, jwks_uri: `${issuer}/jwks` });
    const { keys } = (await (await fetch(configuration.jwks_uri!)).json()) as { keys: Record<string, string>[] };
    expect(Object.keys(keys[0]!).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(JSON.parse(readFileSync(keyFile, 'utf8'))).toHaveProperty('d');
  });

  it.each([
    { why: 'asks who it is, for a sign-in with PKCE', more: {}, says: /\/oidc\/interaction\// },
    { why: 'refuses one without PKCE', more: { code_challenge: '' }, says: /error=invalid_request/ },
  ])('$why', async ({ more, says }) => {
    const challenge = createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url');
    const query = {
      client_id: 'page',
      response_type: 'code',
      scope: 'openid email',
      redirect_uri: 'http://127.0.0.1/',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...more,
    };
    const answer = await fetch(`${issuer}/auth?${new URLSearchParams(query)}`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toMatch(says);
  });

  it('keeps the screen clean when it starts', async () => {
    const said = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'info'), vi.spyOn(console, 'error')];
    await start(null);
    for (const one of said) {
      expect(one).not.toHaveBeenCalled();
      one.mockRestore();
    }
  });
});
