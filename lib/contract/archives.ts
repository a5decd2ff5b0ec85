import * as z from 'zod/mini';
import { base64 } from './fields.ts';

/** POST /v1/towns/{town}/imports: the archive in base64 (3 MB), or the key at which the operator put it into the bucket. */
export const createImport = z
  .strictObject({
    year: z.int().check(z.minimum(2000), z.maximum(2100)),
    base64: z.optional(base64),
    key: z.optional(
      z.string().check(z.maxLength(200), z.regex(/^imports\/[a-z0-9]{1,40}\/[\w.-]{1,120}$/, '应为 imports/乡镇代号/文件名')),
    ),
  })
  .check(
    z.refine(({ base64, key }) => (base64 === undefined) !== (key === undefined), {
      error: 'base64 与 key 应填且只填一个',
      path: ['base64'],
    }),
  );
