import { createHash } from 'node:crypto';
import { sheetKey } from '#store/objects.ts';
import type { Town } from '#store/town.ts';
import { bucket } from './bucket.ts';

/** Keeps a workbook that was handed in for the machine that reads it. */
export const keepSheet = async (town: Town, base64: string): Promise<{ readonly key: string; readonly sha256: string }> => {
  const bytes = Buffer.from(base64, 'base64');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = sheetKey(town, sha256);
  await bucket().put(key, bytes, 'application/octet-stream');
  return { key, sha256 };
};
