import type { Day } from '#domain/day.ts';

/**
 * What the ETag of all that has a version looks like: the version, alone or, of what changes by the day and with something else (its
 * town, the plan of the year before) without a write, with the day and that one's version behind it. Only the version is compared when something is changed.
 * @example '"3"' · '"3.2022-05-24.7"'
 */
export const ETAG = /^"(\d{1,9})(?:\.\d{4}-\d{2}-\d{2}\.\d{1,9})?"$/;

/** Any strong or weak ETag, ours or not (RFC 9110, 8.8.3). */
const ANY_ETAG = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]{0,200}"$/;

/** ETag of what changes by a write alone; also of what a change answers, which is no copy of the thing that was changed. */
export const etagOf = (version: number | string): string => `"${version}"`;

/** ETag of what goes by the day and by something else, too: a task with its light by its town's policy and calendar, a draft by the year before. */
export const litEtagOf = (version: number, day: Day, other: number): string => etagOf(`${version}.${day}.${other}`);

/** ETag of a draft: its version alone, or with how far the plan of the year before was looked at, once there is one. */
export const draftEtagOf = (version: number, day: Day, lastYear: number): string =>
  lastYear === 0 ? etagOf(version) : litEtagOf(version, day, lastYear);

/** The version that an ETag names; null for an ETag that was never ours or is weak, and so matches nothing; undefined for what is none. */
export const versionIn = (etag: string): number | null | undefined => {
  const [, version] = ETAG.exec(etag) ?? [];
  if (version !== undefined) return Number(version);
  return ANY_ETAG.test(etag) ? null : undefined;
};
