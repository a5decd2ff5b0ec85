import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { type Configuration, Provider } from 'oidc-provider';

export interface IdentityProvider {
  readonly listener: RequestListener;
  /** A bearer token for the API, as a person would get it by signing in. */
  mintIdToken(email: string): Promise<string>;
}

export interface IdentityOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  /** Where the signing key is kept; without it every start makes a new one, and old tokens are worth nothing. */
  readonly keyFile: string | null;
}

const TOKEN_SECONDS = 12 * 3600;

const newKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'local' };
};

const signingKey = async (file: string | null): Promise<JWK> => {
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const key = await newKey();
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(key), { mode: 0o600 });
  }
  return key;
};

const claimsOf = (email: string) => ({ sub: email, email, email_verified: true });

const configuration = (key: JWK, { clientId, redirectUris }: IdentityOptions): Configuration => ({
  jwks: { keys: [key] } as Configuration['jwks'],
  clients: [
    {
      client_id: clientId,
      redirect_uris: [...redirectUris],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: 'RS256',
    },
  ],
  // The e-mail belongs into the ID token: it is the bearer.
  conformIdTokenClaims: false,
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  scopes: ['openid', 'email'],
  pkce: { required: () => true },
  cookies: { keys: ['local'] },
  ttl: { IdToken: TOKEN_SECONDS, AccessToken: TOKEN_SECONDS, Session: TOKEN_SECONDS, Grant: TOKEN_SECONDS, Interaction: 3600 },
  findAccount: (_, email) => ({ accountId: email, claims: () => claimsOf(email) }),
});

/** It warns on the screen of what a server on the Internet must not do; this one listens on this machine only. */
const quietly = <Made>(make: () => Made): Made => {
  const { warn, info } = console;
  Object.assign(console, { warn: () => {}, info: () => {} });
  try {
    return make();
  } finally {
    Object.assign(console, { warn, info });
  }
};

/** An issuer of tokens for the authorizer. Whoever sits at this machine may sign in as anybody. */
export const startIdentity = async (options: IdentityOptions): Promise<IdentityProvider> => {
  const key = await signingKey(options.keyFile);
  const provider = quietly(() => new Provider(options.issuer, configuration(key, options)));
  const path = new URL(options.issuer).pathname;
  const handle = provider.callback();
  return {
    listener: (request, response) => {
      // Mounted below a path: it is told both the whole address and the part that is its own.
      Object.assign(request, { originalUrl: request.url });
      request.url = request.url?.slice(path.length) || '/';
      return handle(request, response);
    },
    mintIdToken: async (email) => {
      const client = await provider.Client.find(options.clientId);
      const address = email.toLowerCase();
      const token = new provider.IdToken(claimsOf(address), { client } as unknown as ConstructorParameters<typeof provider.IdToken>[1]);
      Object.assign(token, { scope: 'openid email' });
      return token.issue({ use: 'idtoken' });
    },
  };
};
