/** Written into every archive; a reader of another version refuses it. */
export const ARCHIVE_FORMAT = 'annual-plan-archive';
export const ARCHIVE_VERSION = 1;

/** An object of the bucket that stands in an archive as a file. */
export interface ArchivedObject {
  readonly key: string;
  readonly type: string;
  /** How a browser keeps it, RFC 6266; null for nothing said. */
  readonly disposition: string | null;
}

/** One file of an archive, as its inventory lists it. */
export interface ArchiveFile {
  /** Path in the zip. */
  readonly name: string;
  /** What it is, in Chinese. */
  readonly what: string;
  /** Records that it holds; null for a file that is none of records. */
  readonly records: number | null;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** The object whose bytes these are; null for a file that was made for the archive. */
  readonly object: ArchivedObject | null;
}

/** `manifest.json`: what an archive holds. It holds no day and nobody's name, so that the same year always gives the same bytes. */
export interface Manifest {
  readonly format: typeof ARCHIVE_FORMAT;
  readonly version: number;
  readonly town: string;
  readonly townName: string;
  readonly plan: string;
  readonly year: number;
  readonly files: readonly ArchiveFile[];
  /** Objects that were too much for one archive, and must be copied apart. */
  readonly omitted: readonly { readonly key: string; readonly bytes: number }[];
}

export const MANIFEST = 'manifest.json';
export const INVENTORY = '清单.txt';
