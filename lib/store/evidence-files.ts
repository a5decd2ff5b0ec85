import { evidenceName } from '#domain/arrived-evidence.ts';
import { RuleError } from '#domain/errors.ts';
import type { EvidenceFile } from '#domain/evidence-file.ts';
import { put, type Write } from './commit.ts';
import { evidenceFolder } from './objects.ts';
import { bodyOf, getItem, type Item, queryItems, type Table } from './table.ts';

type Named = Pick<EvidenceFile, 'plan' | 'n' | 'id'>;
const keyOf = ({ plan, n, id }: Named) => ({ pk: `PLAN#${plan}`, sk: `EVIDENCE#${n}#${id}` });
const itemOf = (file: EvidenceFile): Item => ({ ...keyOf(file), ...file });

/** Where the bytes lie in the bucket. */
export const evidenceKey = ({ plan, n, id }: Named): string => `${evidenceFolder(plan)}${evidenceName(n, id)}`;

/** What was handed in with tasks: a record each; the bytes lie in the bucket. */
export const evidenceFiles = (table: Table) => ({
  ofTask: async (plan: string, n: string): Promise<EvidenceFile[]> =>
    (await queryItems(table, `PLAN#${plan}`, { prefix: `EVIDENCE#${n}#` })).map((item) => bodyOf<EvidenceFile>(item)),

  ofPlan: async (plan: string): Promise<EvidenceFile[]> =>
    (await queryItems(table, `PLAN#${plan}`, { prefix: 'EVIDENCE#' })).map((item) => bodyOf<EvidenceFile>(item)),

  find: async (named: Named): Promise<EvidenceFile | undefined> => {
    const item = await getItem(table, keyOf(named));
    return item && bodyOf<EvidenceFile>(item);
  },

  /** @throws RuleError NotFound */
  load: async (named: Named): Promise<EvidenceFile> => {
    const item = await getItem(table, keyOf(named));
    if (!item) throw new RuleError('NotFound', '没有找到这份佐证材料。');
    return bodyOf<EvidenceFile>(item);
  },

  /** By content: announcing the same file again writes the same record. */
  put: (file: EvidenceFile): Write => put(itemOf(file)),
});
