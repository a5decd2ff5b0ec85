import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReceivedMail } from './mail.ts';

/** Keeps each letter as it came, under a name out of its content: the same letter twice is one file. */
export const keepMailIn = (folder: string): ((mail: ReceivedMail) => void) => {
  mkdirSync(folder, { recursive: true });
  return ({ raw }) => writeFileSync(join(folder, `${createHash('sha256').update(raw).digest('hex').slice(0, 16)}.eml`), raw);
};
