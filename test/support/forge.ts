import { createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import { inventoryText } from '#documents/inventory-text.ts';
import type { Manifest } from '#domain/archive.ts';

type Files = Record<string, Uint8Array>;

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
export const textOf = (files: Files, name: string): string => Buffer.from(files[name]!).toString('utf8');
export const manifestOf = (files: Files): Manifest => JSON.parse(textOf(files, 'manifest.json'));

/** A zip in which somebody changed something, and left the inventory as it was. */
export const altered = (zip: Uint8Array, change: (files: Files) => void): Uint8Array => {
  const files = unzipSync(zip);
  change(files);
  return zipSync(files);
};

/** Replaces a text in a file that must hold it. */
export const replaceIn = (files: Files, name: string, from: string, to: string): void => {
  const text = textOf(files, name);
  if (!text.includes(from)) throw new Error(`${name} holds no ${from}`);
  files[name] = bytes(text.replace(from, to));
};

/** A zip in which somebody changed something who knows how: every checksum, count and the printed inventory agree. */
export const forged = (
  zip: Uint8Array,
  change: (files: Files) => void,
  manifestChange: (manifest: Manifest) => Manifest = (manifest) => manifest,
): Uint8Array =>
  altered(zip, (files) => {
    change(files);
    const before = manifestOf(files);
    const manifest = manifestChange({
      ...before,
      files: before.files.map((file) => {
        const content = files[file.name];
        if (!content) return file;
        const records = file.name.endsWith('.json') && file.records !== null ? JSON.parse(textOf(files, file.name)).length : file.records;
        return { ...file, records, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
      }),
    });
    files['manifest.json'] = bytes(`${JSON.stringify(manifest, null, 1)}\n`);
    files['清单.txt'] = bytes(inventoryText(manifest));
  });
