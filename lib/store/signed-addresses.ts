import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Bucket } from './objects.ts';

/** What an upload must be, to the byte: the address takes nothing else. */
export interface Announced {
  readonly bytes: number;
  /** Of the content, hex. */
  readonly sha256: string;
  readonly type: string;
  /** How a browser keeps it when it is fetched, RFC 6266. */
  readonly disposition: string;
}

export interface Upload {
  readonly url: string;
  /** To be sent with the PUT as they are; the length goes by itself. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How long an address works, by the clock of S3. */
export const ADDRESS_SECONDS = 900;

/** Addresses by which a browser sends and fetches objects without passing through a function. */
export const signedAddresses = (bucket: Bucket) => ({
  /**
   * Length, checksum, type and name are part of the signature: a PUT of other bytes, or of more, is refused. The name goes with the
   * object, since S3-like servers differ in how they sign one that is asked for with the GET.
   */
  toPut: async (key: string, { bytes, sha256, type, disposition }: Announced): Promise<Upload> => {
    const checksum = Buffer.from(sha256, 'hex').toString('base64');
    const input = { Bucket: bucket.name, Key: key, ContentLength: bytes, ContentType: type, ChecksumSHA256: checksum };
    const url = await getSignedUrl(bucket.client, new PutObjectCommand({ ...input, ContentDisposition: disposition }), {
      expiresIn: ADDRESS_SECONDS,
      signableHeaders: new Set(['content-type', 'content-length', 'content-disposition', 'x-amz-checksum-sha256']),
      unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    });
    return { url, headers: { 'content-type': type, 'content-disposition': disposition, 'x-amz-checksum-sha256': checksum } };
  },

  toGet: (key: string): Promise<string> =>
    getSignedUrl(bucket.client, new GetObjectCommand({ Bucket: bucket.name, Key: key }), { expiresIn: ADDRESS_SECONDS }),

  isThere: async (key: string): Promise<boolean> => {
    try {
      await bucket.client.send(new HeadObjectCommand({ Bucket: bucket.name, Key: key }));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'NotFound') return false;
      throw error;
    }
  },
});
