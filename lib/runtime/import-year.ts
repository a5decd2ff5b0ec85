import { RuleError } from '#domain/errors.ts';
import { townOf } from '#domain/ids.ts';
import { isSameContent } from '#domain/same-content.ts';
import { fileOf, RECORD_FILES } from '#store/archive-place.ts';
import { underway } from '#store/archive-writes.ts';
import { keyText } from '#store/archives.ts';
import type { Item } from '#store/table.ts';
import { bucket } from './bucket.ts';
import type { Archive } from './read-archive.ts';
import { yearArchives } from './year-archives.ts';

/** Items of an archive by the part that they have in an import. */
interface Parts {
  readonly header: Item;
  /** The town's line in the list of towns: with it the daily runs begin. */
  readonly town: Item;
  /** Who may come in, written after what they would see. */
  readonly rest: readonly Item[];
}

/**
 * Puts a year into a system that does not have it. Written under a header that says `importing`, opened last; repeated, it goes on where it
 * stopped, and once it is done it changes nothing.
 * @param sha256 of the archive
 * @throws RuleError FileRefused · PlanExists when the table or the bucket has something else in its place: then nothing was written
 */
export const importYear = async ({ manifest, items, objects }: Archive, sha256: string): Promise<void> => {
  const archives = yearArchives();
  const { header, town, rest } = partsOf(items, manifest.plan);
  const present = await archives.present(items);
  const began = present.get(keyText(header));
  const isBegun = began !== undefined && isSameContent(began, underway(header, sha256));
  refuseOther(isBegun ? [town, ...rest] : items, present, manifest.plan);
  const absent = rest.filter((item) => !present.has(keyText(item)));
  if (began !== undefined && !isBegun) return refuseHoles(absent);
  const missing = await missingObjects(objects);
  if (!isBegun) await archives.begin(header, sha256);
  for (const { key, type, disposition, bytes } of missing) await bucket().put(key, bytes, type, disposition);
  await archives.add(absent, header, sha256);
  await archives.open(header, town, sha256);
};

const partsOf = (items: readonly Item[], plan: string): Parts => {
  const of = townOf(plan);
  const header = items.find((item) => fileOf(item, plan) === 'plan.json');
  const town = items.find(({ pk }) => pk === 'TOWNS');
  if (!header || !town || !items.some(({ pk, sk }) => pk === `TOWN#${of}` && sk === 'ORG'))
    throw new RuleError('FileRefused', '数据包里没有乡镇的机构信息或计划本身，不能导入。');
  if (header.plan !== plan || !['draft', 'published'].includes(String(header.status)))
    throw new RuleError('FileRefused', '数据包里的计划不是草稿，也没有发布，不能导入。');
  const rest = items.filter((item) => item !== header && item !== town);
  const isPerson = ({ pk }: Item): boolean => pk.startsWith('EMAIL#');
  return { header, town, rest: [...rest.filter((item) => !isPerson(item)), ...rest.filter(isPerson)] };
};

/** @throws RuleError PlanExists naming what is there already and says something else */
const refuseOther = (items: readonly Item[], present: ReadonlyMap<string, Item>, plan: string): void => {
  const other = items.find((item) => present.has(keyText(item)) && !isSameContent(present.get(keyText(item)), item));
  if (!other) return;
  const file = fileOf(other, plan) ?? '';
  const what = (RECORD_FILES as Readonly<Record<string, string>>)[file] ?? file;
  throw new RuleError('PlanExists', `系统里已有与数据包不同的内容（${what}；${other.sk}），只能导入没有这个乡镇、这份计划的系统。`);
};

/** A year that is open has all that its archive has, or it is another one. */
const refuseHoles = (absent: readonly Item[]): void => {
  if (absent.length > 0) throw new RuleError('PlanExists', `系统里已有这份计划，但缺少数据包里的内容（${absent[0]?.sk}），不能再导入。`);
};

const missingObjects = async (objects: Archive['objects']): Promise<Archive['objects']> => {
  const missing: Archive['objects'][number][] = [];
  for (const object of objects) {
    if ((await bucket().size(object.key)) === null) missing.push(object);
    else if (!Buffer.from((await bucket().get(object.key)).bytes).equals(Buffer.from(object.bytes)))
      throw new RuleError('PlanExists', `存储桶里已有另一份“${object.key}”，不能导入。`);
  }
  return missing;
};
