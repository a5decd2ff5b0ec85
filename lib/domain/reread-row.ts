import { type Draft, rowOf, withRows } from './draft.ts';
import { coherent } from './edit-row.ts';
import { withoutLoners } from './group-rows.ts';
import type { RowRules } from './row-rules.ts';
import { saidWhoLeads, setByHandAtAll } from './set-by-hand.ts';

/** Words that the office writes in the place of a row's own. */
interface Reworded {
  readonly text: string;
  /** When it is changed with the text. */
  readonly area?: string | undefined;
}

/**
 * The draft after the office wrote other words into a row, read anew by the rules like the halves of a row that is cut.
 *
 * - what the office had set by hand stays, figures and steps too: it is still the same piece of work
 * - of a row that the office wrote, what was set by hand is what it says otherwise than the rules read its words until now
 * - the proposal is what the rules make of the new words; its text and area stay those of the report, so that the change is told
 * - slice, star, rhythm (反馈周期) and number stay; the group while the lead stays
 *
 * @throws RuleError NotFound · TooLarge
 */
export const rereadRow = (draft: Draft, n: string, { text, area }: Reworded, { read }: RowRules): Draft => {
  const row = rowOf(draft, n);
  if (row.text === text) return draft;
  const others = draft.rows.filter((one) => one !== row);
  const before = { ...row, proposed: row.proposed ?? read(row.text, row, others) };
  const proposed = read(text, { ...row, area: area ?? row.area }, others);
  const kept = coherent({ ...row, ...proposed, area: row.area, ...setByHandAtAll(before) });
  const reread = {
    ...kept,
    reason: saidWhoLeads(kept.lead, proposed),
    proposed: row.proposed && { ...proposed, text: row.proposed.text, area: row.proposed.area },
    together: kept.lead === row.lead ? row.together : null,
  };
  return withoutLoners(withRows(draft, [reread]));
};
