import { manifest as ManifestShape } from '#contract/archive-file.ts';
import { inventoryText } from '#documents/inventory-text.ts';
import { recordsIn } from '#documents/record-file.ts';
import { unzip, type ZipRefusal } from '#documents/zip.ts';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ArchivedObject,
  type ArchiveFile,
  INVENTORY,
  MANIFEST,
  type Manifest,
} from '#domain/archive.ts';
import { RuleError } from '#domain/errors.ts';
import { planId } from '#domain/ids.ts';
import { fileOf } from '#store/archive-place.ts';
import { keyText } from '#store/archives.ts';
import { isObjectOf } from '#store/objects.ts';
import type { Item } from '#store/table.ts';
import { sha256Of } from './export-year.ts';

/** A town-year with all its evidence; the function has 2 GB. */
const LIMITS = { files: 10_000, bytes: 400_000_000 };

/** What an archive holds, every byte of it checked. */
export interface Archive {
  readonly manifest: Manifest;
  readonly items: readonly Item[];
  readonly objects: readonly (ArchivedObject & { readonly bytes: Uint8Array })[];
}

type Files = ReadonlyMap<string, Uint8Array>;

const REFUSALS: Record<ZipRefusal, string> = {
  'not-a-zip': '这不是一个完好的 zip 文件。',
  'too-many-files': `压缩包里的文件超过${LIMITS.files}个，不是本系统导出的数据包。`,
  'too-large': `压缩包展开后超过${LIMITS.bytes / 1_000_000} MB，不予展开。`,
  twice: '压缩包里有重名的文件，不是本系统导出的数据包。',
};

const refusal = (message: string, cause?: unknown): RuleError => new RuleError('FileRefused', message, [], { cause });

/**
 * Reads an archive of a plan. Nothing of it is believed before its checksum agrees, and no record is taken that stands elsewhere than an
 * export of this very plan would put it.
 * @throws RuleError FileRefused, in Chinese, naming the file that is wrong
 */
export const readArchive = (zip: Uint8Array, plan: string): Archive => {
  const files = unzip(zip, LIMITS);
  if (typeof files === 'string') throw refusal(REFUSALS[files]);
  const manifest = manifestOf(files);
  if (manifest.plan !== plan || manifest.plan !== planId(manifest.town, manifest.year))
    throw refusal(`这份数据包是“${manifest.plan}”的，要导入的是“${plan}”。`);
  refuseAltered(files, manifest);
  const items = manifest.files.flatMap((file) => (file.records === null || file.name.endsWith('.csv') ? [] : itemsOf(file, files, plan)));
  refuseRepeated(items);
  return { manifest, items, objects: manifest.files.flatMap((file) => (file.object ? [objectOf(file, file.object, files, plan)] : [])) };
};

const textOf = (files: Files, name: string): string => Buffer.from(files.get(name) ?? []).toString('utf8');

const manifestOf = (files: Files): Manifest => {
  for (const name of [MANIFEST, INVENTORY]) if (!files.has(name)) throw refusal(`压缩包里没有 ${name}，不是本系统导出的数据包。`);
  const written = jsonOf(files);
  const { format, version } = (written ?? {}) as Partial<Manifest>;
  if (format === ARCHIVE_FORMAT && typeof version === 'number' && version !== ARCHIVE_VERSION)
    throw refusal(`这份数据包是第${version}版格式，本系统只认第${ARCHIVE_VERSION}版，请用对应版本的系统导入。`);
  const read = ManifestShape.safeParse(written);
  if (!read.success) throw refusal(`${MANIFEST} 的内容不对，不是本系统导出的数据包。`, read.error);
  return read.data;
};

const jsonOf = (files: Files): unknown => {
  try {
    return JSON.parse(textOf(files, MANIFEST));
  } catch {
    return null;
  }
};

/** Every file is listed, every listed file is there, and each is byte for byte what the list says. */
const refuseAltered = (files: Files, manifest: Manifest): void => {
  for (const { name, sha256, bytes } of manifest.files) {
    const found = files.get(name);
    if (!found) throw refusal(`缺少文件 ${name}（清单上有，压缩包里没有）。`);
    if (found.length !== bytes || sha256Of(found) !== sha256) throw refusal(`文件 ${name} 与清单上的校验值不符，可能被改动或损坏。`);
  }
  if (textOf(files, INVENTORY) !== inventoryText(manifest))
    throw refusal(`文件 ${INVENTORY} 与 ${MANIFEST} 不符，其中一个可能被改动或损坏。`);
  const known = new Set([...manifest.files.map(({ name }) => name), MANIFEST, INVENTORY]);
  const strange = [...files.keys()].find((name) => !known.has(name));
  if (strange !== undefined) throw refusal(`压缩包里多出了文件 ${strange}，清单上没有。`);
};

const itemsOf = ({ name, records }: ArchiveFile, files: Files, plan: string): Item[] => {
  const items = parsed(name, textOf(files, name));
  if (items.length !== records) throw refusal(`文件 ${name} 有${items.length}条记录，清单上是${records}条。`);
  const strange = items.findIndex(({ pk, sk }) => typeof pk !== 'string' || typeof sk !== 'string' || fileOf({ pk, sk }, plan) !== name);
  if (strange >= 0) throw refusal(`文件 ${name} 的第${strange + 1}条记录不属于这份计划，不予导入。`);
  return items;
};

const parsed = (name: string, text: string): Item[] => {
  try {
    return recordsIn(name, text) as Item[];
  } catch (error) {
    throw refusal(`文件 ${name} 不是数据包里应有的格式。`, error);
  }
};

const refuseRepeated = (items: readonly Item[]): void => {
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(keyText(item))) throw refusal(`记录“${keyText(item)}”在数据包里出现了两次。`);
    seen.add(keyText(item));
  }
};

const objectOf = ({ name }: ArchiveFile, object: ArchivedObject, files: Files, plan: string) => {
  if (!isObjectOf(plan, object.key)) throw refusal(`文件 ${name} 不属于这份计划，不予导入。`);
  return { ...object, bytes: files.get(name)! };
};
