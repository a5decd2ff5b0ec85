import { evidenceFolder } from '#store/objects.ts';
import { bucket } from './bucket.ts';

/** Files of evidence of a plan whose bytes are there, `<n>/<id>`: what the bucket holds, not what was announced. */
export const arrivedEvidence = async (plan: string): Promise<readonly string[]> => {
  const folder = evidenceFolder(plan);
  return (await bucket().list(folder)).map(({ key }) => key.slice(folder.length));
};
