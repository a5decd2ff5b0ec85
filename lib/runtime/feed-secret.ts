import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A secret that nobody can guess, for an address. */
export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

/** What is kept of a secret. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
