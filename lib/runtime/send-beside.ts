import { createHash } from 'node:crypto';
import type { TypedRow } from '#contract/typed-form.ts';
import { isDay } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { supportRow, UNPLANNED_ROW } from '#domain/form-beside.ts';
import { moveTask } from '#domain/task-moves.ts';
import { textWarnings } from '#domain/text-warnings.ts';
import { recordWork, shownNumber } from '#domain/unplanned.ts';
import type { Write } from '#store/commit.ts';
import { AnsweredBefore, type RequestIdentity } from '#store/requests.ts';
import { chronicleOfWork } from '#store/unplanned.ts';
import type { OpenLink } from './open-link.ts';
import type { RowOutcome } from './send-question.ts';
import type { Services } from './services.ts';
import { byOf, entryOf } from './task-entry.ts';

export interface SentBeside {
  readonly name: string;
  readonly row: TypedRow;
  readonly reporter: string;
  readonly nonce: string;
}

/** What goes with the record of the answer, and what the sender is told. */
interface Saved {
  readonly writes: readonly Write[];
  readonly lines: readonly string[];
}

const SENTENCE = 300;
const ANSWER = 500;

/**
 * Takes in what a digest's form asks beside the tasks: a sentence of work outside the plan, or an answer to what another department's
 * task asks; each one transaction with its history, the note that the link was used, and the record by which it has one effect.
 *
 * @throws RuleError LinkRevoked
 */
export const sendBeside = async (sent: SentBeside, open: OpenLink, services: Services): Promise<RowOutcome> => {
  const identity = identityOf(sent, open);
  try {
    await services.requests.refuseRepeated(identity);
    const { writes, lines } = await (sent.name === UNPLANNED_ROW ? workOf(sent, open, services) : answerOf(sent, open, services));
    const warnings = textWarnings(sent.row).map(({ message }) => `提醒：${message}`);
    const outcome: RowOutcome = { kind: 'saved', lines: [...lines, ...warnings] };
    await services.commit([
      services.requests.record(identity, { status: 200, headers: {}, body: outcome }),
      services.links.used(open.link, open.at),
      ...writes,
    ]);
    return outcome;
  } catch (error) {
    if (error instanceof AnsweredBefore) return error.recorded.body as RowOutcome;
    if (!(error instanceof RuleError) || error.code === 'LinkRevoked') throw error;
    if (error.code === 'VersionIsStale' || error.code === 'IdempotencyKeyReused') return { kind: 'stale' };
    return { kind: 'wrong', fields: error.fields.length > 0 ? error.fields : [{ pointer: '', message: error.message }] };
  }
};

const wrong = (field: string, message: string): RuleError => new RuleError('FormIsWrong', message, [{ pointer: `/${field}`, message }]);

const textIn = ({ row }: SentBeside, field: string, most: number): string => {
  const text = row[field] ?? '';
  if (text.length > most || !text.isWellFormed()) throw wrong(field, `至多${most}个字。`);
  return text;
};

/** A day that was left out is today. */
const workOf = async (sent: SentBeside, open: OpenLink, { unplanned, histories }: Services): Promise<Saved> => {
  const { link, context, at, person } = open;
  const plan = link.beside?.unplanned;
  const day = sent.row.day ?? context.day;
  const department = sent.row.department ?? link.departments[0] ?? '';
  if (!plan || !link.departments.includes(department)) throw wrong('sentence', '这里不能记计划外工作。');
  if (!isDay(day)) throw wrong('day', '应为日期。');
  const words = { department, day, sentence: textIn(sent, 'sentence', SENTENCE), figures: [] };
  const after = recordWork(plan, words, await unplanned.ofPlan(plan), context.day);
  const entry = {
    of: chronicleOfWork(after),
    version: after.version,
    kind: 'unplanned-recorded',
    by: byOf(department, { ...person, person: person.id }),
    onBehalfOf: person.role === 'office' ? department : null,
    via: 'link',
    at,
    before: null,
    after,
    note: `填报人：${sent.reporter}`,
  };
  return { writes: [unplanned.create(after), histories.chronicle(entry)], lines: [`已记为${shownNumber(after)}：${after.sentence}`] };
};

const answerOf = async (sent: SentBeside, open: OpenLink, { tasks, histories }: Services): Promise<Saved> => {
  const asked = open.supports.find(({ task }) => supportRow(task) === sent.name);
  if (!asked) throw new RuleError('VersionIsStale', '这件事已经不用答复。');
  const { task, department } = asked;
  const move = { kind: 'support', department, period: null, answer: textIn(sent, 'answer', ANSWER), figures: [] } as const;
  const after = moveTask(task, move, open.context);
  const by = byOf(department, { ...open.person, person: open.person.id });
  const actor = { by, onBehalfOf: open.person.role === 'office' ? department : null, via: 'link', reportedBy: sent.reporter } as const;
  const entry = entryOf(task, after, move, actor, { at: open.at, day: open.context.day });
  return { writes: [tasks.replace(after, open.at), histories.append(entry)], lines: ['已答复'] };
};

const identityOf = ({ name, row, reporter, nonce }: SentBeside, { link, at }: OpenLink): RequestIdentity => {
  const content = JSON.stringify([reporter, Object.entries(row).toSorted()]);
  return { person: link.hash, key: `${nonce}-${name}`, hash: createHash('sha256').update(content).digest('hex'), at };
};
