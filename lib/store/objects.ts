import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { RuleError } from '#domain/errors.ts';
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
export const documentKey = (plan: string, name: string): string => `files/${plan}/${name}`;

/** Keys are made of content hashes or of plan and revision, so that a repeated step writes the same object. */
export const objects = (bucket: Bucket) => ({
  put: async (key: string, body: Uint8Array | string, type: string): Promise<void> => {
    await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body: body, ContentType: type }));
  },

  /** @throws RuleError NotFound */
  get: (key: string): Promise<{ bytes: Uint8Array; type: string }> => get(bucket, key),

  /** @throws RuleError NotFound */
  text: (key: string): Promise<string> => textOf(bucket, key),

  /** @throws RuleError NotFound */
  split: async (key: string): Promise<SplitResult> => JSON.parse(await textOf(bucket, key)) as SplitResult,
});

const textOf = async (bucket: Bucket, key: string): Promise<string> => Buffer.from((await get(bucket, key)).bytes).toString('utf8');

const get = async ({ name, client }: Bucket, key: string): Promise<{ bytes: Uint8Array; type: string }> => {
  try {
    const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
    return { bytes: await Body!.transformToByteArray(), type: ContentType ?? 'application/octet-stream' };
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') throw new RuleError('NotFound', '没有找到这份文件。', [], { cause: error });
    throw error;
  }
};
