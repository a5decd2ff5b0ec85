import { objects, openBucket } from '#store/objects.ts';
import { setting } from './settings.ts';

let made: ReturnType<typeof objects> | undefined;

/** The bucket's objects, made once a cold start. */
export const bucket = (): ReturnType<typeof objects> => {
  made ??= objects(openBucket(setting('bucket')));
  return made;
};
