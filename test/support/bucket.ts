import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startObjectStore } from '#local/object-store.ts';
import { objects, openBucket } from '#store/objects.ts';

const NAME = 'annual-plan-test';

/** Points the functions at an S3-like server with an empty bucket. Call before they are imported. */
export const functionsOnBucket = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'annual-plan-bucket-'));
  const server = await startObjectStore([NAME], directory);
  Object.assign(process.env, {
    BUCKET_NAME: NAME,
    AWS_ENDPOINT_URL_S3: server.endpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
  });
  return {
    ...objects(openBucket(NAME)),
    stop: async (): Promise<void> => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
