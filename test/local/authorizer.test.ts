import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorizerOf } from '#local/authorizer.ts';

const keys = await generateKeyPair('RS256', { extractable: true });
const others = await generateKeyPair('RS256');
const curve = await generateKeyPair('ES256', { extractable: true });

let server: Server;
let issuer = '';
let configurationAsked = 0;
let available = true;
beforeAll(async () => {
  const jwks = {
    keys: [
      { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' },
      { ...(await exportJWK(curve.publicKey)), kid: 'curve', alg: 'ES256', use: 'sig' },
    ],
  };
  server = createServer((request, response) => {
    if (!available) return response.writeHead(503).end('{"message":"Service Unavailable"}');
    if (request.url === '/keys') return response.end(JSON.stringify(jwks));
    configurationAsked += 1;
    return response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const seconds = (): number => Math.floor(Date.now() / 1000);
const good = (): JWTPayload => ({ iss: issuer, aud: 'page', sub: 'z', email: 'z@a.example', exp: seconds() + 60, iat: seconds() });
const signed = (payload: JWTPayload, key = keys.privateKey, header = { alg: 'RS256', kid: 'one' }): Promise<string> =>
  new SignJWT(payload).setProtectedHeader(header).sign(key);
const admitted = (authorization: string | undefined, audience: readonly string[] = ['page']) =>
  authorizerOf({ issuer, audience })(authorization);

/** A part of a token written anew, its signature kept. */
const forged = (token: string, change: (payload: JWTPayload) => JWTPayload): string => {
  const [header, payload = '', signature] = token.split('.');
  const changed = change(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
};

describe('who is let in', () => {
  it.each([
    { why: 'a good token', payload: {} },
    { why: 'for one of several audiences', payload: { aud: ['other', 'page'] } },
    { why: 'of a client, where it names no audience', payload: { aud: undefined, client_id: 'page' } },
  ])('$why', async ({ payload }) => {
    expect(await admitted(`Bearer ${await signed({ ...good(), ...payload })}`)).toMatchObject({ sub: 'z' });
  });

  it.each([
    { why: 'the word Bearer in any letters', before: 'bearer  ' },
    { why: 'the bare token, as API Gateway allows', before: '' },
  ])('$why', async ({ before }) => expect(await admitted(before + (await signed(good())))).toMatchObject({ sub: 'z' }));

  it('with all claims as text, a list in brackets', async () => {
    const token = await signed({ ...good(), email_verified: true, groups: ['a', 'b'], address: { city: '望京' } });
    const claims = await admitted(`Bearer ${token}`);
    expect(claims).toMatchObject({ email_verified: 'true', groups: '[a b]', address: '{"city":"望京"}' });
    expect(claims?.exp).toMatch(/^\d{10}$/);
  });
});

describe('who is not', () => {
  it.each([
    { why: 'expired', payload: () => ({ exp: seconds() - 1 }) },
    { why: 'without an end', payload: () => ({ exp: undefined }) },
    { why: 'not valid yet', payload: () => ({ nbf: seconds() + 60 }) },
    { why: 'issued in the future', payload: () => ({ iat: seconds() + 60 }) },
    { why: 'for another audience', payload: () => ({ aud: 'another' }) },
    { why: 'for another audience, though our client asked for it', payload: () => ({ aud: 'another', client_id: 'page' }) },
    { why: 'for nobody', payload: () => ({ aud: undefined }) },
    { why: 'of another issuer', payload: () => ({ iss: 'https://id.example' }) },
    { why: 'of an issuer that only begins so', payload: () => ({ iss: `${issuer}/` }) },
    { why: 'of no issuer', payload: () => ({ iss: undefined }) },
  ])('a token $why', async ({ payload }) => {
    expect(await admitted(`Bearer ${await signed({ ...good(), ...payload() })}`)).toBeUndefined();
  });

  it.each([
    { why: 'signed by another key', token: () => signed(good(), others.privateKey) },
    { why: 'signed by a key that is not published', token: () => signed(good(), others.privateKey, { alg: 'RS256', kid: 'two' }) },
    {
      why: 'signed on a curve, which API Gateway does not know',
      token: () => signed(good(), curve.privateKey, { alg: 'ES256', kid: 'curve' }),
    },
    { why: 'not signed: alg none', token: async () => new UnsecuredJWT(good()).encode() },
    {
      why: 'not signed, in capitals',
      token: async () => new UnsecuredJWT(good()).encode().replace(/^[^.]*/, Buffer.from('{"alg":"NONE"}').toString('base64url')),
    },
    {
      why: 'signed with the public key as a shared secret',
      token: async () =>
        new SignJWT(good())
          .setProtectedHeader({ alg: 'HS256', kid: 'one' })
          .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)))),
    },
    {
      why: 'changed after it was signed',
      token: async () => forged(await signed(good()), (claims) => ({ ...claims, email: 'mayor@a.example' })),
    },
    { why: 'with its signature cut off', token: async () => (await signed(good())).replace(/[^.]*$/, '') },
    { why: 'that is no token', token: async () => 'a.b.c' },
  ])('one $why', async ({ token }) => expect(await admitted(`Bearer ${await token()}`)).toBeUndefined());

  it.each([
    { why: 'nothing', authorization: undefined },
    { why: 'an empty header', authorization: '' },
    { why: 'the word alone', authorization: 'Bearer ' },
    { why: 'a password', authorization: 'Basic YTpi' },
  ])('who shows $why', async ({ authorization }) => expect(await admitted(authorization)).toBeUndefined());
});

describe('the issuer', () => {
  it('is asked once for many tokens, a bad one among them', async () => {
    const check = authorizerOf({ issuer, audience: ['page'] });
    configurationAsked = 0;
    for (const token of [await signed(good()), 'a.b.c', await signed({ ...good(), exp: 1 }), await signed(good())]) await check(token);
    expect(configurationAsked).toBe(1);
  });

  it('that did not answer is asked again with the next token', async () => {
    const check = authorizerOf({ issuer, audience: ['page'] });
    available = false;
    expect(await check(await signed(good()))).toBeUndefined();
    available = true;
    expect(await check(await signed(good()))).toMatchObject({ sub: 'z' });
  });
});
