import { unzipSync, zipSync } from 'fflate';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The first day that a zip can hold, as the clock on the wall: the same bytes in every zone and on every day. */
const NO_DAY = '1980-01-01T00:00:00';

/**
 * Written by a Unix, as plain files that everybody may read: what a zip says it was made under decides in which letters `unzip` reads its
 * names, and under MS-DOS, which is what nothing said means, Chinese ones come out as the signs of an old code page.
 */
const MADE_BY = { os: 3, attrs: (0o100644 << 16) >>> 0 } as const;

/** The same entries give the same bytes, in whatever order they come. Names in UTF-8, marked as such. */
export const zipOf = (entries: readonly ZipEntry[]): Uint8Array => {
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return zipSync(Object.fromEntries(sorted.map(({ name, bytes }) => [name, bytes])), { ...MADE_BY, level: 6, mtime: NO_DAY });
};

/** What a zip may be at most. */
export interface ZipLimits {
  readonly files: number;
  /** Of all files together, unpacked. */
  readonly bytes: number;
}

/** Why a zip is not read. */
export type ZipRefusal = 'not-a-zip' | 'too-many-files' | 'too-large' | 'twice';

/**
 * Unpacks a zip whose directory stays within the limits. Nothing is unpacked before all sizes are known, and no file grows beyond the size
 * that the directory states: one that would is cut, which its checksum tells. Entries of folders are passed over.
 */
export const unzip = (bytes: Uint8Array, limits: ZipLimits): ReadonlyMap<string, Uint8Array> | ZipRefusal => {
  const seen: { readonly name: string; readonly size: number }[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        seen.push({ name, size: Math.max(size, originalSize) });
        return false;
      },
    });
    if (seen.length > limits.files) return 'too-many-files';
    if (seen.reduce((sum, { size }) => sum + size, 0) > limits.bytes) return 'too-large';
    if (new Set(seen.map(({ name }) => name)).size < seen.length) return 'twice';
    return new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => !name.endsWith('/') })));
  } catch {
    return 'not-a-zip';
  }
};
