import { isBlank, type TypedForm, type TypedRow } from '#contract/typed-form.ts';
import type { RowState } from '#documents/form-fields.ts';
import type { Received } from '#documents/form-page.ts';
import { isBeside, supportRow, UNPLANNED_ROW } from '#domain/form-beside.ts';
import { type FormRow, rowName } from '#domain/link-form.ts';
import { titleOf } from '#domain/title-of.ts';
import { type FormNow, formAfter, nonceOf } from './form-of-link.ts';
import type { OpenLink } from './open-link.ts';
import { sendBeside } from './send-beside.ts';
import { type RowOutcome, sendQuestion } from './send-question.ts';
import type { Services } from './services.ts';

/** What became of a form: all rows taken in, or some to be looked at again. */
export interface SentForm {
  readonly now: FormNow;
  readonly received: readonly Received[];
  /** Rows that come back with what was typed. */
  readonly back: ReadonlyMap<string, RowState>;
  readonly reporterError: string;
  /** What is the matter, '' when nothing is. */
  readonly say: string;
  readonly status: 200 | 409 | 422;
}

const MOST_NAME = 20;

/**
 * Takes in a form question by question: each right one is saved by itself, whatever the others say. Nothing is saved without the 填报人, nor of a
 * form that shows an earlier state of its tasks than what is stored.
 *
 * @throws RuleError LinkRevoked, of a link that is revoked meanwhile
 */
export const sendForm = async (form: TypedForm, open: OpenLink, services: Services): Promise<SentForm> => {
  const filled = filledRows(form);
  const reporterError = wrongName(form.reporter);
  const outcomes = new Map<string, RowOutcome>();
  const isOurs =
    form.nonce ===
    nonceOf(
      open.link,
      [...form.rows].filter(([n]) => !isBeside(n)).map(([n, { v = '' }]) => [n, v] as const),
    );
  for (const names of reporterError === '' ? questionsOf(filled) : []) {
    const [first = ''] = names;
    if (isBeside(first)) {
      const beside = { name: first, row: filled.get(first)!, reporter: form.reporter, nonce: form.nonce };
      outcomes.set(first, isOurs ? await sendBeside(beside, open, services) : STALE);
      continue;
    }
    const rows = names.flatMap((n) => open.tasks.filter((task) => rowName(task) === n).map((task) => ({ task, row: filled.get(n)! })));
    const isKnown = isOurs && rows.length === names.length;
    const sent = isKnown ? await sendQuestion({ rows, reporter: form.reporter, nonce: form.nonce }, open, services) : new Map();
    for (const n of names) outcomes.set(n, sent.get(n) ?? STALE);
  }
  const now = await formAfter(open, services);
  return { now, reporterError, ...toldOf(filled, outcomes, reporterError, now.rows, open) };
};

/** What the form calls a row that is no task of the link. */
const besideName = (name: string, { supports }: OpenLink): string | undefined =>
  name === UNPLANNED_ROW
    ? '计划外工作'
    : supports.filter(({ task }) => supportRow(task) === name).map(({ task }) => `配合 ${task.id} ${titleOf(task.text)}`)[0];

const STALE: RowOutcome = { kind: 'stale' };

/** Names of the rows in which something was filled in; those are together that the form showed as one question, whatever is asked by now. */
const questionsOf = (filled: ReadonlyMap<string, TypedRow>): readonly (readonly string[])[] => {
  const questions = new Map<string, string[]>();
  for (const [n, { joins = n }] of filled) questions.set(joins, [...(questions.get(joins) ?? []), n]);
  return [...questions.values()];
};

/** Rows in which something was filled in; 签收 fills in each that waits for it. */
const filledRows = ({ rows, acknowledgesAll }: TypedForm): ReadonlyMap<string, TypedRow> => {
  const signed = [...rows].map(
    ([n, row]) => [n, acknowledgesAll && row.ack && isBlank(row) ? { ...row, acknowledge: 'all' } : row] as const,
  );
  return new Map(signed.filter(([, row]) => !isBlank(row)));
};

const wrongName = (name: string): string => {
  if (name === '') return '请填写填报人姓名。';
  if (/\p{Cc}/u.test(name)) return '姓名只能写在一行里。';
  return name.length > MOST_NAME || !name.isWellFormed() ? `姓名至多${MOST_NAME}个字。` : '';
};

const toldOf = (
  filled: ReadonlyMap<string, TypedRow>,
  outcomes: ReadonlyMap<string, RowOutcome>,
  reporterError: string,
  rows: readonly FormRow[],
  open: OpenLink,
): Pick<SentForm, 'received' | 'back' | 'say' | 'status'> => {
  const nameOf = (n: string): string =>
    besideName(n, open) ?? open.tasks.filter((task) => rowName(task) === n).map(({ id, text }) => `${id} ${titleOf(text)}`)[0] ?? '';
  const received = [...outcomes].flatMap(([n, one]) => (one.kind === 'saved' ? [{ title: nameOf(n), lines: one.lines }] : []));
  const unsaved = [...filled].filter(([n]) => outcomes.get(n)?.kind !== 'saved');
  const back = new Map(unsaved.map(([n, row]) => [n, stateOf(row, outcomes.get(n))] as const));
  const lost = unsaved
    .filter(([n]) => !isBeside(n) && !rows.some((row) => row.n === n && row.isOpen))
    .map(([n]) => nameOf(n) || '一项已不归您单位的任务');
  const stale = [...outcomes.values()].filter(({ kind }) => kind === 'stale').length;
  const status = filled.size > 0 && unsaved.length === 0 && reporterError === '' ? 200 : stale > 0 && stale === unsaved.length ? 409 : 422;
  return {
    received,
    back,
    status,
    say: status === 200 ? '' : sayOf({ filled: filled.size, unsaved: unsaved.length, reporterError, lost }),
  };
};

const sayOf = (what: { filled: number; unsaved: number; reporterError: string; lost: readonly string[] }): string => {
  if (what.reporterError !== '') return `没有保存：${what.reporterError}填写的内容都在，补上后再提交。`;
  if (what.filled === 0) return '没有填写任何内容。没有变化的，请选“本期无变化”。';
  const lost = what.lost.length === 0 ? '' : `其中${what.lost.join('、')}已不能在这里填报，请与党政办联系。`;
  return `${what.unsaved}项没有保存，请看红字，改正后再提交。${lost}`;
};

/** Fields that the form itself puts in. */
const OWN_FIELDS: readonly string[] = ['v', 'ack', 'joins', 'acknowledge'];

const stateOf = (row: TypedRow, outcome: RowOutcome | undefined): RowState => {
  const typed = Object.fromEntries(Object.entries(row).filter(([field]) => !OWN_FIELDS.includes(field)));
  return { typed, errors: errorsOf(outcome) };
};

const errorsOf = (outcome: RowOutcome | undefined): Readonly<Record<string, string>> => {
  if (outcome?.kind === 'stale') return { '': '打开表格以后，这一项有了变化，没有保存。请对照“目前”的数，核对后再提交。' };
  if (outcome?.kind !== 'wrong') return {};
  return Object.fromEntries(outcome.fields.map(({ pointer, message }) => [pointer.slice(1), message]));
};
