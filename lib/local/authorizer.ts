import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';

export interface JwtAuthorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** Claims as API Gateway hands them to a function: text all, a list as `[a b]`. */
export type Claims = Readonly<Record<string, string>>;

const RSA = ['RS256', 'RS384', 'RS512'];

const claimText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const claimsOf = (payload: JWTPayload): Claims =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]));

const keysOf = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  const { jwks_uri } = (await response.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(jwks_uri));
};

/**
 * Checks a bearer token as the template's JWT authorizer does: signature by the issuer's published keys, issuer, audience (`aud`, or
 * `client_id` where there is none), expiry, and that it was not issued in the future. By the real clock, always: a simulated one would let expired tokens in.
 *
 * @returns the claims, or undefined when the request is not to be let in
 */
export const authorizerOf = ({ issuer, audience }: JwtAuthorizer): ((authorization: string | undefined) => Promise<Claims | undefined>) => {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (authorization) => {
    const token = authorization?.replace(/^Bearer\s+/i, '').trim();
    if (!token) return undefined;
    try {
      keys ??= keysOf(issuer);
      const { payload } = await jwtVerify(token, await keys, { issuer, algorithms: RSA, requiredClaims: ['exp'] });
      if (payload.iat !== undefined && payload.iat * 1000 > Date.now()) return undefined;
      const meant = payload.aud === undefined ? [payload.client_id] : [payload.aud].flat();
      return meant.some((one) => audience.includes(String(one))) ? claimsOf(payload) : undefined;
    } catch (error) {
      if (!(error as { code?: string }).code?.startsWith('ERR_J')) keys = undefined;
      return undefined;
    }
  };
};
