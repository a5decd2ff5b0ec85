import { openBucket } from '#store/objects.ts';
import { signedAddresses } from '#store/signed-addresses.ts';
import { setting } from './settings.ts';

let made: ReturnType<typeof signedAddresses> | undefined;

/** Addresses of the bucket's objects, made once a cold start. */
export const signedBucket = (): ReturnType<typeof signedAddresses> => {
  made ??= signedAddresses(openBucket(setting('bucket')));
  return made;
};
