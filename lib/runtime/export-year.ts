import { createHash } from 'node:crypto';
import { archiveTables, type ByFile } from '#documents/archive-tables.ts';
import { inventoryText } from '#documents/inventory-text.ts';
import { recordFile } from '#documents/record-file.ts';
import { type ZipEntry, zipOf } from '#documents/zip.ts';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ArchivedObject,
  type ArchiveFile,
  INVENTORY,
  MANIFEST,
  type Manifest,
} from '#domain/archive.ts';
import type { EvidenceFile } from '#domain/evidence-file.ts';
import { townOf } from '#domain/ids.ts';
import { fileOf, RECORD_FILES } from '#store/archive-place.ts';
import { evidenceFolder } from '#store/objects.ts';
import type { PlanHeader } from '#store/plans.ts';
import type { Item } from '#store/table.ts';
import { objectsOfYear } from './objects-of-year.ts';
import { yearArchives } from './year-archives.ts';

/** A file of an archive before it is counted. */
interface Made {
  readonly name: string;
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly records: number | null;
  readonly object: ArchivedObject | null;
}

export interface Exported {
  readonly zip: Uint8Array;
  readonly records: number;
}

/** A year in one zip, which opens without this system. The same year gives the same bytes. */
export const exportYear = async (header: PlanHeader): Promise<Exported> => {
  const { plan, year } = header;
  const town = townOf(plan);
  const items = await yearArchives().read(header);
  const files = byFile(items, plan);
  const { made, omitted } = await objectsOfYear(header, (files['evidence.json'] ?? []) as EvidenceFile[]);
  const counted = [
    ...recordFiles(files),
    ...tables(files, arrivedIn(plan, [...made.map(({ object }) => object), ...omitted])),
    ...made,
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const manifest: Manifest = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    town,
    townName: String(items.find(({ pk, sk }) => pk === `TOWN#${town}` && sk === 'ORG')?.name ?? town),
    plan,
    year,
    files: counted.map(entryOf),
    omitted,
  };
  return { zip: zipOf([...counted, ...inventories(manifest)]), records: items.length };
};

const textBytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** Every noun has its file, also when there is nothing of it. */
const byFile = (items: readonly Item[], plan: string): ByFile => {
  const files: Record<string, Item[]> = Object.fromEntries(Object.keys(RECORD_FILES).map((name) => [name, []]));
  for (const item of items) {
    const name = fileOf(item, plan)!;
    files[name] ??= [];
    files[name].push(item);
  }
  return files;
};

const recordFiles = (files: ByFile): Made[] =>
  Object.entries(files).map(([name, records]) => ({
    name,
    what: (RECORD_FILES as Readonly<Record<string, string>>)[name] ?? '其他记录',
    bytes: textBytes(recordFile(name, records)),
    records: records.length,
    object: null,
  }));

/** Files of evidence among objects, also those that are too much for the archive. */
const arrivedIn = (plan: string, objects: readonly { readonly key: string }[]): ReadonlySet<string> => {
  const folder = evidenceFolder(plan);
  return new Set(objects.flatMap(({ key }) => (key.startsWith(folder) ? [key.slice(folder.length)] : [])));
};

const tables = (files: ByFile, arrived: ReadonlySet<string>): Made[] =>
  archiveTables(files, arrived).map(({ name, what, records, text }) => ({ name, what, bytes: textBytes(text), records, object: null }));

const entryOf = ({ bytes, ...file }: Made): ArchiveFile => ({ ...file, bytes: bytes.length, sha256: sha256Of(bytes) });

/** What an archive says of itself: for programs, and printed. */
const inventories = (manifest: Manifest): ZipEntry[] => [
  { name: MANIFEST, bytes: textBytes(`${JSON.stringify(manifest, null, 1)}\n`) },
  { name: INVENTORY, bytes: textBytes(inventoryText(manifest)) },
];

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
