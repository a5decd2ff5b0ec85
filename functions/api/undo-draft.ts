import { takenBack } from '#domain/draft-edit.ts';
import { RuleError } from '#domain/errors.ts';
import { type ChronicledSide, commitEdit, edited } from '#runtime/commit-edit.ts';
import { openForEdit } from '#runtime/edit-draft.ts';
import { endpoint } from '#runtime/endpoint.ts';

/**
 * Takes back the last edit of the draft that was not taken back yet; again and again, down to the proposal. Each edit's entry in the
 * history holds the rows as it found them, and names the edit before it.
 */
export const undoDraft = endpoint('undoDraft', async (request, services) => {
  const opened = await openForEdit(request, services, 'plan');
  const { plan, lastEdit } = opened.header;
  if (lastEdit === null) throw new RuleError('NothingToUndo', '草稿与拆分结果之间没有可以撤销的修改。');
  const entry = await services.histories.entry(plan, lastEdit);
  const [before, after] = [entry.before as ChronicledSide, entry.after as ChronicledSide];
  return commitEdit(request, services, opened, {
    kind: 'draft-undone',
    next: takenBack(opened.draft, { before, after }),
    lastEdit: before.lastEdit,
    note: String(lastEdit),
    answerOf: edited,
  });
});
