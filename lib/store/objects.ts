import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { RuleError } from '#domain/errors.ts';
import { townOf } from '#domain/ids.ts';
import type { SplitResult } from '#domain/plan.ts';

/** Objects in the bucket: reports as handed in, split results, produced documents. */
export interface Bucket {
  readonly name: string;
  readonly client: S3Client;
}

export const openBucket = (name: string, client = new S3Client({})): Bucket => ({ name, client });

export const reportKey = (town: string, sha256: string): string => `reports/${town}/${sha256}`;
export const splitKey = (town: string, sha256: string): string => `splits/${town}/${sha256}.json`;
/** The report as it was decoded: what every offset of its split result counts in. */
export const textKey = (town: string, sha256: string): string => `texts/${town}/${sha256}.txt`;
/** Of a plan, or of a town: no town's name ends like that of a plan. */
export const documentFolder = (plan: string): string => `files/${plan}/`;
export const documentKey = (plan: string, name: string): string => `${documentFolder(plan)}${name}`;

/** An edited review as the office handed it in. */
export const editKey = (plan: string, sha256: string): string => `edits/${plan}/${sha256}`;

/** An archive as an operator handed it in. */
export const importKey = (town: string, sha256: string): string => `imports/${town}/${sha256}.zip`;

/** A workbook as the office handed it in; what it changed is in the history, so no archive takes it along. */
export const sheetKey = (town: string, sha256: string): string => `imports/${town}/${sha256}.xlsx`;

/** Where the bytes of a plan's evidence lie, below it `<n>/<id>`. */
export const evidenceFolder = (plan: string): string => `evidence/${plan}/`;

/** Where objects of a plan lie, beside its report: produced documents, evidence. */
export const plansFolders = (plan: string): readonly string[] => [documentFolder(plan), evidenceFolder(plan)];

/** Whether an object is one of a plan: of its own folders, or the report of its town as handed in, decoded or split. */
export const isObjectOf = (plan: string, key: string): boolean => {
  const town = townOf(plan);
  if (plansFolders(plan).some((folder) => key.startsWith(folder))) return !key.split('/').some((part) => part === '' || /^\.+$/.test(part));
  return new RegExp(`^(reports/${town}/[0-9a-f]{64}|texts/${town}/[0-9a-f]{64}\\.txt|splits/${town}/[0-9a-f]{64}\\.json)$`).test(key);
};

/** What an object holds, and how a browser keeps it when it is fetched (RFC 6266; null for nothing said). */
export interface Content {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly disposition: string | null;
}

export interface ObjectSize {
  readonly key: string;
  readonly bytes: number;
}

/** Keys are made of content hashes or of plan and revision, so that a repeated step writes the same object. */
export const objects = (bucket: Bucket) => ({
  put: async (key: string, body: Uint8Array | string, type: string, disposition: string | null = null): Promise<void> => {
    await bucket.client.send(
      new PutObjectCommand({
        Bucket: bucket.name,
        Key: key,
        Body: body,
        ContentType: type,
        ...(disposition !== null && { ContentDisposition: disposition }),
      }),
    );
  },

  /** @throws RuleError NotFound */
  get: (key: string): Promise<Content> => get(bucket, key),

  /** How large an object is, before it is read; null when there is none. */
  size: async (key: string): Promise<number | null> => {
    try {
      const { ContentLength } = await bucket.client.send(new HeadObjectCommand({ Bucket: bucket.name, Key: key }));
      return ContentLength ?? 0;
    } catch (error) {
      if (error instanceof Error && error.name === 'NotFound') return null;
      throw error;
    }
  },

  /** Objects in a folder, in order of their keys. */
  list: async (folder: string): Promise<ObjectSize[]> => {
    const found: ObjectSize[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await bucket.client.send(new ListObjectsV2Command({ Bucket: bucket.name, Prefix: folder, ContinuationToken }));
      found.push(...(page.Contents ?? []).map(({ Key = '', Size = 0 }) => ({ key: Key, bytes: Size })));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    return found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  },

  /** @throws RuleError NotFound */
  text: (key: string): Promise<string> => textOf(bucket, key),

  /** @throws RuleError NotFound */
  split: async (key: string): Promise<SplitResult> => JSON.parse(await textOf(bucket, key)) as SplitResult,
});

const textOf = async (bucket: Bucket, key: string): Promise<string> => Buffer.from((await get(bucket, key)).bytes).toString('utf8');

const get = async ({ name, client }: Bucket, key: string): Promise<Content> => {
  try {
    const { Body, ContentType, ContentDisposition } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
    return {
      bytes: await Body!.transformToByteArray(),
      type: ContentType ?? 'application/octet-stream',
      disposition: ContentDisposition ?? null,
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') throw new RuleError('NotFound', '没有找到这份文件。', [], { cause: error });
    throw error;
  }
};
