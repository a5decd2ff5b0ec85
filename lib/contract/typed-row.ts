import * as z from 'zod/mini';
import { type FieldError, RuleError } from '#domain/errors.ts';
import type { Move } from '#domain/move.ts';
import { type Task, VERDICTS, type Verdict } from '#domain/task.ts';
import { parse } from './parse.ts';
import { report } from './tasks.ts';
import type { TypedRow } from './typed-form.ts';

const REPORT = z.strictObject(report);

const WRONG = '这一行没有保存，请改正后再提交。';

/** Field of the form for each place of a report that may be wrong. */
const FIELDS: Readonly<Record<string, string>> = {
  '/node': 'node',
  '/node/name': 'node',
  '/node/doneOn': 'doneOn',
  '/node/next': 'next',
  '/node/next/name': 'next',
  '/node/next/planned': 'nextOn',
  '/noIncident': 'noIncident',
  '/unchanged': 'unchanged',
  '/progress': 'progress',
  '/proposed': 'proposed',
  '/reason': 'object',
  '/problems': 'problems',
  '/nextSteps': 'nextSteps',
};

/**
 * What a row of the form does to its task, judged no further than the form itself: the task's rules come after.
 *
 * - figures, node, boxes and words are one report; 申请办结 or 年末评定 follows it
 * - a task that nobody acknowledged is acknowledged by itself or by whatever is sent in
 * - 提异议 stands alone: who says that a task is not the department's does not report on it
 * - a node that is not done but has a new date is put off to it
 * - of a sensitive task the form asks for no words, and what is sent in their place is passed over
 *
 * @throws RuleError FormIsWrong, whose pointers name fields of the row: '/m0'
 */
export const movesTyped = (task: Task, sent: TypedRow): readonly Move[] => {
  const row = task.sensitive ? withoutWords(sent) : sent;
  if (row.object || row.proposed) return [objectionTyped(row)];
  const report = hasReport(row) ? [reportTyped(task, row)] : [];
  const end = [...(row.claim ? [{ kind: 'claim' } as const] : []), ...(row.verdict || row.sentence ? [assessTyped(row)] : [])];
  if (end.length > 1) throw wrong('/verdict', '申请办结和年末评定只能选一项。');
  const first = task.state === 'issued' && report.length === 0 && (row.claim || row.acknowledge) ? [{ kind: 'acknowledge' } as const] : [];
  return [...first, ...report, ...end];
};

/** Fields that the form of a sensitive task does not have. */
const UNASKED: readonly string[] = ['progress', 'problems', 'nextSteps', 'next', 'verdict', 'sentence'];

const withoutWords = (row: TypedRow): TypedRow => Object.fromEntries(Object.entries(row).filter(([field]) => !UNASKED.includes(field)));

const wrong = (pointer: string, message: string): RuleError => new RuleError('FormIsWrong', WRONG, [{ pointer, message }]);

const MOST_REASON = 500;

const objectionTyped = (row: TypedRow): Move => {
  if (hasReport(row) || row.claim || row.verdict) throw wrong('/object', '提异议的事项先不填报；要填报的，请清空异议。');
  if (!row.object) throw wrong('/object', '请写明理由。');
  if (row.object.length > MOST_REASON || !row.object.isWellFormed()) throw wrong('/object', `至多${MOST_REASON}个字。`);
  return { kind: 'object', reason: row.object, proposed: row.proposed || null };
};

const hasReport = (row: TypedRow): boolean =>
  Object.keys(row).some((field) => /^[md]\d/.test(field) || ['doneOn', 'next', 'nextOn', ...BOXES, ...WORDS].includes(field));

const BOXES = ['unchanged', 'noIncident'] as const;
const WORDS = ['progress', 'problems', 'nextSteps'] as const;

const reportTyped = (task: Task, row: TypedRow): Move => {
  const figures = figuresOf(task, row);
  const body = {
    measures: figures.map((i) => ({ measure: task.measures[i]!.name, ...figuresTyped(task.measures[i]!.accumulation, i, row) })),
    node: nodeTyped(task, row),
    unchanged: row.unchanged !== undefined,
    noIncident: row.noIncident !== undefined,
    progress: row.progress ?? '',
    problems: row.problems ?? '',
    nextSteps: row.nextSteps ?? '',
  };
  try {
    return { kind: 'report', report: parse(REPORT, body, 'FormIsWrong', WRONG) };
  } catch (error) {
    throw error instanceof RuleError ? new RuleError('FormIsWrong', WRONG, fieldsOfForm(error.fields, figures), { cause: error }) : error;
  }
};

const figuresTyped = (accumulation: Task['measures'][number]['accumulation'], i: number, row: TypedRow): object => {
  const typed = (field: string): number => figureTyped(row[field] ?? '', `/${field}`);
  if (accumulation === 'sum') return { added: typed(`m${i}`) };
  if (accumulation === 'level') return { total: typed(`m${i}`) };
  return { numerator: typed(`m${i}`), ...(row[`d${i}`] && { denominator: typed(`d${i}`) }) };
};

/** As phones type it: full-width digits and a comma every three digits are understood, words and units are not. */
const figureTyped = (text: string, pointer: string): number => {
  const plain = text.slice(0, 40).normalize('NFKC').replaceAll(' ', '');
  if (/^\d{1,3}(,\d{3}){1,4}(\.\d{1,6})?$/.test(plain)) return Number(plain.replaceAll(',', ''));
  if (/^\d{1,13}(\.\d{1,6})?$/.test(plain)) return Number(plain);
  throw wrong(pointer, text === '' ? '请填数字。' : '请只填数字，如 1200 或 12.5，不带单位。');
};

/** Nodes stand in the form by their place among those that are not done: a name may be a secret, and is long. */
const nodeTyped = (task: Task, row: TypedRow): object | null => {
  const { doneOn = null, next, nextOn } = row;
  if (doneOn === null && next === undefined && nextOn === undefined) return null;
  const open = task.nodes.filter((node) => node.doneOn === null);
  const at = /^\d{1,2}$/.test(row.node ?? '') ? Number(row.node) : 0;
  const name = open[at]?.name ?? '';
  const later = open[at + 1]?.name ?? '';
  return { name, doneOn, next: nextNode(next ?? (doneOn === null ? name : later), row) };
};

const nextNode = (name: string, { next, nextOn }: TypedRow): object | null => {
  if (next === undefined && nextOn === undefined) return null;
  if (name === '') throw wrong('/next', '请填下一节点的名称。');
  if (nextOn === undefined) throw wrong('/nextOn', '请填下一节点的日期。');
  return { name, planned: nextOn };
};

const assessTyped = ({ verdict = '', sentence = '' }: TypedRow): Move => {
  const isVerdict = (text: string): text is Verdict => (VERDICTS as readonly string[]).includes(text);
  if (!isVerdict(verdict)) throw wrong('/verdict', '请选达到、基本达到或未达到。');
  if (sentence === '') throw wrong('/sentence', '请用一句话写明全年完成情况。');
  if (sentence.length > 500) throw wrong('/sentence', '至多500个字。');
  return { kind: 'assess', verdict, sentence };
};

/**
 * The places of a report that were found wrong, as fields of the form.
 * @param figures places on the form of the figures that the report has, in its order
 * @example fieldsOfForm([{ pointer: '/measures/0/added', message }], [2]) //=> [{ pointer: '/m2', message }]
 */
export const fieldsOfForm = (fields: readonly FieldError[], figures: readonly number[]): readonly FieldError[] =>
  fields.map(({ pointer, message }) => {
    const [, at, part] = /^\/measures\/(\d{1,2})(?:\/(\w{1,20}))?$/.exec(pointer) ?? [];
    if (at !== undefined) return { pointer: `/${part === 'denominator' ? 'd' : 'm'}${figures[Number(at)] ?? 0}`, message };
    return { pointer: FIELDS[pointer] ? `/${FIELDS[pointer]}` : '', message };
  });

/** Places on the form of the figures that a row reports, in the report's order. */
export const figuresOf = (task: Task, row: TypedRow): readonly number[] =>
  task.measures.flatMap((_, i) => (row[`m${i}`] || row[`d${i}`] ? [i] : []));
