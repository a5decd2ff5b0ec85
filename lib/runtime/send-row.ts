import { createHash } from 'node:crypto';
import type { TypedRow } from '#contract/typed-form.ts';
import { fieldsOfForm, figuresOf, movesTyped } from '#contract/typed-row.ts';
import { consistencyWarnings } from '#domain/consistency.ts';
import { type FieldError, RuleError } from '#domain/errors.ts';
import { rowName } from '#domain/link-form.ts';
import type { Move } from '#domain/move.ts';
import { receiptOf } from '#domain/receipt.ts';
import type { HistoryEntry, Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import { type TextWarning, textWarnings } from '#domain/text-warnings.ts';
import { refuseEarlyVerdict } from '#domain/year-end-verdict.ts';
import { AnsweredBefore, type RequestIdentity } from '#store/requests.ts';
import type { OpenLink } from './open-link.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import type { Services } from './services.ts';
import { type Actor, byOf, entryOf } from './task-entry.ts';

/** What became of one row of a form that was sent in. */
export type RowOutcome =
  | { readonly kind: 'saved'; readonly lines: readonly string[] }
  /** Pointers name fields of the row; '' is the row as a whole. */
  | { readonly kind: 'wrong'; readonly fields: readonly FieldError[] }
  /** The task was changed by somebody after the form was shown. */
  | { readonly kind: 'stale' };

export interface SentRow {
  readonly task: Task;
  readonly row: TypedRow;
  readonly reporter: string;
  /** Of the form; the same form sent twice has one effect. */
  readonly nonce: string;
}

/**
 * Takes in one row of a form: judged by the moves' own rules, and saved by itself in one transaction with the history, the note that
 * the link was used, and the record by which a second sending of the same row is answered with the first one's outcome.
 *
 * @throws RuleError LinkRevoked
 */
export const sendRow = async (sent: SentRow, open: OpenLink, services: Services): Promise<RowOutcome> => {
  const identity = identityOf(sent, open);
  try {
    await services.requests.refuseRepeated(identity);
    return await save(sent, open, identity, services).catch(async (error: unknown) => {
      // A repeat that ran beside the first finds the task changed by it: the first outcome is the outcome of both.
      if (error instanceof RuleError) await services.requests.refuseRepeated(identity);
      throw error;
    });
  } catch (error) {
    if (error instanceof AnsweredBefore) return error.recorded.body as RowOutcome;
    if (error instanceof RuleError) return refusalOf(error, sent);
    throw error;
  }
};

const refusalOf = (error: RuleError, { task, row }: SentRow): RowOutcome => {
  if (error.code === 'LinkRevoked') throw error;
  if (error.code === 'VersionIsStale' || error.code === 'IdempotencyKeyReused') return { kind: 'stale' };
  if (error.code === 'FormIsWrong') return { kind: 'wrong', fields: error.fields };
  const fields = error.fields.length > 0 ? error.fields : [{ pointer: '', message: error.message }];
  return { kind: 'wrong', fields: fieldsOfForm(fields, figuresOf(task, row)) };
};

const save = async (
  { task, row, reporter }: SentRow,
  open: OpenLink,
  identity: RequestIdentity,
  services: Services,
): Promise<RowOutcome> => {
  const { link, at } = open;
  if (row.v !== String(task.version)) throw new RuleError('VersionIsStale', '这项任务已被他人更新。');
  const moves = movesTyped(task, row);
  if (moves.length === 0) throw new RuleError('FormIsWrong', '没有填写。', [{ pointer: '', message: '这一项没有填写。' }]);
  refuseUnknown(open.organization, proposedIn(moves));
  const { after, entries, doubts } = afterAll(task, moves, open, reporter);
  if (moves.some(({ kind }) => kind === 'assess')) refuseEarlyVerdict(task, open.person.role, open.context.day, open.context);
  const warnings = [...textWarnings(row), ...doubts].map(({ message }) => `提醒：${message}`);
  const outcome: RowOutcome = { kind: 'saved', lines: [...receiptOf(after, moves), ...warnings] };
  await services.commit([
    services.requests.record(identity, { status: 200, headers: {}, body: outcome }),
    services.links.used(link, at),
    services.tasks.replace(after, open.at, task.version),
    ...entries.map((entry) => services.histories.append(entry)),
  ]);
  return outcome;
};

/** Offices that an objection names, each with its place. */
const proposedIn = (moves: readonly Move[]): { name: string | null; pointer: string }[] =>
  moves.flatMap((move) => (move.kind === 'object' ? [{ name: move.proposed, pointer: '/proposed' }] : []));

interface AfterAll {
  readonly after: Task;
  readonly entries: readonly HistoryEntry[];
  /** What the sender should look at again. */
  readonly doubts: readonly TextWarning[];
}

const afterAll = (task: Task, moves: readonly Move[], open: OpenLink, reporter: string): AfterAll => {
  const entries: HistoryEntry[] = [];
  const doubts: TextWarning[] = [];
  let after = task;
  for (const move of moves) {
    const before = after;
    after = moveTask(before, move, open.context);
    entries.push(entryOf(before, after, move, actorOf(task, open, reporter), { at: open.at, day: open.context.day }));
    doubts.push(...consistencyWarnings(before, after, move));
  }
  return { after, entries, doubts };
};

/** The link's person acts; who typed is told beside. The office's link acts for the department. */
const actorOf = (task: Task, { person }: OpenLink, reporter: string): Actor => ({
  by: byOf(task.lead, { ...person, person: person.id }),
  onBehalfOf: person.role === 'office' ? task.lead : null,
  via: 'link',
  reportedBy: reporter,
});

const identityOf = ({ task, row, reporter, nonce }: SentRow, { link, at }: OpenLink): RequestIdentity => {
  const content = JSON.stringify([reporter, Object.entries(row).toSorted()]);
  return { person: link.hash, key: `${nonce}-${rowName(task)}`, hash: createHash('sha256').update(content).digest('hex'), at };
};
