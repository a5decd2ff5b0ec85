import { createHash } from 'node:crypto';
import type { TypedRow } from '#contract/typed-form.ts';
import { fieldsOfForm, figuresOf, movesTyped } from '#contract/typed-row.ts';
import { consistencyWarnings } from '#domain/consistency.ts';
import { type FieldError, RuleError } from '#domain/errors.ts';
import { type AnsweredTogether, answersTogether } from '#domain/joint-report.ts';
import { rowName } from '#domain/link-form.ts';
import type { Move } from '#domain/move.ts';
import { receiptOf } from '#domain/receipt.ts';
import type { Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import { type TextWarning, textWarnings } from '#domain/text-warnings.ts';
import { refuseEarlyVerdict } from '#domain/year-end-verdict.ts';
import type { Write } from '#store/commit.ts';
import { AnsweredBefore, type RequestIdentity } from '#store/requests.ts';
import type { MadeMove } from './act-on-task.ts';
import type { OpenLink } from './open-link.ts';
import { othersOfGroup } from './others-of-group.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import type { Services } from './services.ts';
import { type Actor, byOf, entryOf } from './task-entry.ts';

/** What became of one row of a form that was sent in. */
export type RowOutcome =
  | { readonly kind: 'saved'; readonly lines: readonly string[] }
  /** Pointers name fields of the row; '' is the row as a whole. None: the row was right, and waits for another of its question. */
  | { readonly kind: 'wrong'; readonly fields: readonly FieldError[] }
  /** The task was changed by somebody after the form was shown. */
  | { readonly kind: 'stale' };

export interface FilledRow {
  readonly task: Task;
  readonly row: TypedRow;
}

/** What was filled in of one question: one row, or several that are reported together (合并填报). */
export interface SentQuestion {
  readonly rows: readonly FilledRow[];
  readonly reporter: string;
  /** Of the form; the same form sent twice has one effect. */
  readonly nonce: string;
}

/** By the name of the row. */
export type Outcomes = ReadonlyMap<string, RowOutcome>;

/**
 * Takes in one question of a form: judged by the moves' own rules, and saved by itself in one transaction with the history, the note that
 * the link was used, and the record by which a second sending of the same is answered with the first one's outcome. The others of a group
 * are answered with it.
 *
 * @throws RuleError LinkRevoked
 */
export const sendQuestion = async (sent: SentQuestion, open: OpenLink, services: Services): Promise<Outcomes> => {
  const identity = identityOf(sent, open);
  try {
    await services.requests.refuseRepeated(identity);
    const judged = sent.rows.map((filled) => judge(filled, open));
    if (judged.some(({ refused }) => refused !== null)) return outcomesOf(judged, ({ refused }) => refused ?? UNSAVED);
    return await save(judged, sent, open, identity, services).catch(async (error: unknown) => {
      // A repeat that ran beside the first finds the task changed by it: the first outcome is the outcome of both.
      if (error instanceof RuleError) await services.requests.refuseRepeated(identity);
      throw error;
    });
  } catch (error) {
    if (error instanceof AnsweredBefore) return new Map(error.recorded.body as [string, RowOutcome][]);
    if (error instanceof RuleError) return new Map(sent.rows.map((filled) => [rowName(filled.task), refusalOf(error, filled)]));
    throw error;
  }
};

const UNSAVED: RowOutcome = { kind: 'wrong', fields: [] };

interface Judged extends FilledRow {
  readonly made: readonly MadeMove[];
  /** What the sender should look at again. */
  readonly doubts: readonly TextWarning[];
  readonly refused: RowOutcome | null;
}

const judge = (filled: FilledRow, open: OpenLink): Judged => {
  try {
    return { ...filled, ...movesOf(filled, open), refused: null };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { ...filled, made: [], doubts: [], refused: refusalOf(error, filled) };
  }
};

const movesOf = ({ task, row }: FilledRow, open: OpenLink): Pick<Judged, 'made' | 'doubts'> => {
  if (row.v !== String(task.version)) throw new RuleError('VersionIsStale', '这项任务已被他人更新。');
  const moves = movesTyped(task, row);
  if (moves.length === 0) throw new RuleError('FormIsWrong', '没有填写。', [{ pointer: '', message: '这一项没有填写。' }]);
  refuseUnknown(open.organization, proposedIn(moves));
  const made: MadeMove[] = [];
  const doubts: TextWarning[] = [];
  for (const move of moves) {
    const before = made.at(-1)?.after ?? task;
    made.push({ before, after: moveTask(before, move, open.context), move });
    doubts.push(...consistencyWarnings(before, made.at(-1)!.after, move));
  }
  if (moves.some(({ kind }) => kind === 'assess')) refuseEarlyVerdict(task, open.person.role, open.context.day, open.context);
  return { made, doubts };
};

/** Offices that an objection names, each with its place. */
const proposedIn = (moves: readonly Move[]): { name: string | null; pointer: string }[] =>
  moves.flatMap((move) => (move.kind === 'object' ? [{ name: move.proposed, pointer: '/proposed' }] : []));

const refusalOf = (error: RuleError, { task, row }: FilledRow): RowOutcome => {
  if (error.code === 'LinkRevoked') throw error;
  if (error.code === 'VersionIsStale' || error.code === 'IdempotencyKeyReused') return { kind: 'stale' };
  if (error.code === 'FormIsWrong') return { kind: 'wrong', fields: error.fields };
  const fields = error.fields.length > 0 ? error.fields : [{ pointer: '', message: error.message }];
  return { kind: 'wrong', fields: fieldsOfForm(fields, figuresOf(task, row)) };
};

const outcomesOf = (judged: readonly Judged[], outcome: (one: Judged) => RowOutcome): Outcomes =>
  new Map(judged.map((one) => [rowName(one.task), outcome(one)]));

const save = async (
  judged: readonly Judged[],
  { reporter }: SentQuestion,
  open: OpenLink,
  identity: RequestIdentity,
  services: Services,
): Promise<Outcomes> => {
  const together = await answeredBeside(judged, open, services);
  const beside = together.length === 0 ? [] : [`同组的${together.map(({ after }) => after.id).join('、')}一并反馈`];
  const outcomes = outcomesOf(judged, ({ made, doubts, row }) => {
    const moves = made.map(({ move }) => move);
    const warnings = [...textWarnings(row), ...doubts].map(({ message }) => `提醒：${message}`);
    return { kind: 'saved', lines: [...receiptOf(made.at(-1)!.after, moves), ...beside, ...warnings] };
  });
  const actor = actorOf(judged[0]!.task, open, reporter);
  await services.commit([
    services.requests.record(identity, { status: 200, headers: {}, body: [...outcomes] }),
    services.links.used(open.link, open.at),
    ...judged.flatMap(({ task, made }) => [
      services.tasks.replace(made.at(-1)!.after, open.at, task.version),
      ...entries(made, actor, open, services),
    ]),
    ...together.flatMap((made) => [services.tasks.replaceBeside(made.after, open.at), ...entries([made], actor, open, services)]),
  ]);
  return outcomes;
};

const entries = (made: readonly MadeMove[], actor: Actor, { at, context }: OpenLink, { histories }: Services): Write[] =>
  made.map(({ before, after, move }) => histories.append(entryOf(before, after, move, actor, { at, day: context.day })));

/** Those of the group in which nothing was filled in; what answers them is the first report of the question. */
const answeredBeside = async (judged: readonly Judged[], open: OpenLink, services: Services): Promise<readonly AnsweredTogether[]> => {
  const report = judged.flatMap(({ made }) => made).find(({ move }) => move.kind === 'report');
  if (report === undefined) return [];
  const filled = judged.map(({ task }) => task.n);
  const others = (await othersOfGroup(report.before, services)).filter(({ n }) => !filled.includes(n));
  return answersTogether(report.before, report.after, report.move, others, open.context);
};

/** The link's person acts; who typed is told beside. The office's link acts for the department. */
const actorOf = (task: Task, { person }: OpenLink, reporter: string): Actor => ({
  by: byOf(task.lead, { ...person, person: person.id }),
  onBehalfOf: person.role === 'office' ? task.lead : null,
  via: 'link',
  reportedBy: reporter,
});

const identityOf = ({ rows, reporter, nonce }: SentQuestion, { link, at }: OpenLink): RequestIdentity => {
  const content = JSON.stringify([reporter, rows.map(({ task, row }) => [rowName(task), Object.entries(row).toSorted()])]);
  return { person: link.hash, key: `${nonce}-${rowName(rows[0]!.task)}`, hash: createHash('sha256').update(content).digest('hex'), at };
};
