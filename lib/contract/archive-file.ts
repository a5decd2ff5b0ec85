import * as z from 'zod/mini';
import { ARCHIVE_FORMAT, type Manifest } from '#domain/archive.ts';

const bytes = z.int().check(z.minimum(0));

/** A file's name of 120 characters stands in it twice, in ASCII and by bytes: nine signs for each that is Chinese. */
const disposition = z.string().check(z.maxLength(1500));

/** `manifest.json` of an archive of this version. */
export const manifest = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.int(),
  town: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  townName: z.string(),
  plan: z.string().check(z.regex(/^[a-z0-9-]{1,40}-\d{4}$/)),
  year: z.int(),
  files: z.array(
    z.strictObject({
      name: z.string().check(z.minLength(1), z.maxLength(300)),
      what: z.string(),
      records: z.nullable(bytes),
      bytes,
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      object: z.nullable(
        z.strictObject({
          key: z.string().check(z.maxLength(300)),
          type: z.string().check(z.maxLength(200)),
          disposition: z.nullable(disposition),
        }),
      ),
    }),
  ),
  omitted: z.array(z.strictObject({ key: z.string(), bytes })),
}) satisfies z.ZodMiniType<Manifest>;
