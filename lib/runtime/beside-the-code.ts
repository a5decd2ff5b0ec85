import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from './endpoint.ts';
import { setting } from './settings.ts';

/** A file that the bundle lays beside the code, with a strong ETag of its content. */
interface File {
  readonly text: string;
  readonly etag: string;
}

const read = async (name: string): Promise<File> => {
  const text = await readFile(join(setting('codeFolder'), name), 'utf8');
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
};

const known = new Map<string, File>();

/** Answers with a file that lies beside the code. It names nobody, so it may be kept for five minutes by whoever reads it. */
export const fileBesideTheCode = async (name: string, type: string): Promise<Answer<string>> => {
  const file = known.get(name) ?? (await read(name));
  known.set(name, file);
  return {
    status: 200,
    headers: { 'content-type': type, etag: file.etag, 'cache-control': 'public, max-age=300' },
    body: file.text,
  };
};
