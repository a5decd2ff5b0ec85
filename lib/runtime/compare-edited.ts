import { readReportFile } from '#documents/read-report-file.ts';
import { diffReview } from '#domain/review-diff.ts';
import { bucket } from './bucket.ts';
import type { Services } from './services.ts';

/** An edited draft that the office handed in, with the revision that it was made from. */
export interface EditedFile {
  readonly revision: number;
  readonly edit: string;
  readonly name: string;
}

/**
 * Compares an edited draft with its revision and keeps what it finds.
 * @throws RuleError NotFound · NotAReport · TooLarge
 */
export const compareEdited = async (
  { plan, key, at, edited }: { readonly plan: string; readonly key: string; readonly at: string; readonly edited: EditedFile },
  { reviews }: Services,
): Promise<{ document: null; records: number; bytes: number }> => {
  const { revision, edit, name } = edited;
  const [review, { bytes }] = await Promise.all([reviews.load(plan, revision), bucket().get(key)]);
  const diff = diffReview(review, (await readReportFile(bytes, name)).split(/\r?\n/));
  await reviews.keepComparison(diff, { edit, name, at });
  return { document: null, records: diff.numbers.length + diff.claims.length, bytes: bytes.length };
};
