import type { Day } from '#domain/day.ts';
import { LETTER_KINDS } from '#domain/letter.ts';
import type { Counts } from './counts.ts';
import type { Execution } from './state-machines.ts';
import { everyTask, lastReview, type TownClient } from './town-client.ts';
import type { YearInput } from './year-input.ts';

type Tally = Record<string, number>;

/** What `out/summary.json` holds: counts only, the same for every year of one seed. */
export interface YearSummary {
  readonly organization: string;
  readonly year: number;
  readonly seed: number;
  /** The day to which the year has been lived. */
  readonly livedTo: Day;
  readonly madeUp: readonly string[];
  readonly tasks: number;
  readonly tasksByKind: Tally;
  readonly tasksByState: Tally;
  readonly lights: Tally;
  readonly targets: number;
  /** What the year asks of each department, the busiest first. */
  readonly asked: readonly { readonly department: string; readonly questions: number; readonly forms: number }[];
  readonly unsplit: number;
  readonly letters: number;
  readonly lettersByKind: Tally;
  readonly updates: number;
  readonly historyByKind: Tally;
  readonly filledInByOffice: number;
  readonly refused: number;
  /** Machine → status → number. */
  readonly executions: Readonly<Record<string, Tally>>;
  readonly deadLetters: number;
  /** Calls to DynamoDB by operation, as the functions sent them. */
  readonly dynamodb: Tally;
  /** The last revision of the review; null when the year stopped before the first. */
  readonly review: {
    readonly revision: number;
    readonly asOf: string;
    readonly sentences: number;
    readonly figures: number;
    readonly unverified: number;
  } | null;
}

const tally = (names: readonly string[]): Tally => {
  const counts: Tally = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

interface EntryReply {
  readonly move: { readonly kind: string };
  readonly onBehalfOf: string | null;
}

/** Counts the year, read through the API and from what ran it. */
export const summarize = async (
  input: YearInput,
  plan: string,
  office: TownClient,
  ran: { livedTo: Day; letters: readonly string[]; executions: readonly Execution[]; counts: Counts; deadLetters: number; refused: number },
): Promise<YearSummary> => {
  const tasks = await everyTask(office, plan);
  const { unsplit } = (await office.must('getPlan', { params: { plan } })).body;
  const { asked } = (await office.must('getSummary', { params: { plan } })).body;
  const review = await lastReview(office, plan);
  const entries: EntryReply[] = [];
  for (const { task } of tasks) entries.push(...(await office.must('listHistory', { params: { task } })).body.items);
  return {
    organization: input.organization,
    year: input.year,
    seed: input.seed,
    livedTo: ran.livedTo,
    madeUp: input.madeUp,
    tasks: tasks.length,
    tasksByKind: tally(tasks.map(({ kind }) => kind)),
    tasksByState: tally(tasks.map(({ state }) => state)),
    lights: tally(tasks.map(({ light }) => light)),
    targets: tasks.reduce((sum, { targets }) => sum + targets.length, 0),
    asked,
    unsplit,
    letters: ran.letters.length,
    lettersByKind: tally(ran.letters.map(kindOfLetter)),
    updates: entries.filter(({ move }) => move.kind === 'report').length,
    historyByKind: tally(entries.map(({ move }) => move.kind)),
    filledInByOffice: entries.filter(({ onBehalfOf }) => onBehalfOf !== null).length,
    refused: ran.refused,
    executions: executionsByStatus(ran.executions),
    deadLetters: ran.deadLetters,
    dynamodb: ran.counts.dynamodb,
    review: review ? { revision: review.revision, asOf: review.asOf, ...review.counts } : null,
  };
};

/** `2022-06-21-digest-nongye-1f0c9a2b.eml` without day, reader and id. */
const kindOfLetter = (name: string): string =>
  new RegExp(`^\\d{4}-\\d\\d-\\d\\d-(${LETTER_KINDS.join('|')})-`).exec(name)?.[1] ?? 'unknown';

const executionsByStatus = (executions: readonly Execution[]): Record<string, Tally> => {
  const machines = [...new Set(executions.map(({ machine }) => machine))].toSorted();
  return Object.fromEntries(
    machines.map((name) => [name, tally(executions.filter(({ machine }) => machine === name).map(({ status }) => status))]),
  );
};

const listed = (counts: Tally): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(' · ');

/** '全年 120 题、58 张表；农业综合服务中心 24/7 · …': questions and forms of each department. */
const sayAsked = (asked: YearSummary['asked']): string => {
  const sum = (of: 'questions' | 'forms'): number => asked.reduce((total, one) => total + one[of], 0);
  const each = asked.map(({ department, questions, forms }) => `${department} ${questions}/${forms}`);
  return `全年 ${sum('questions')} 题、${sum('forms')} 张表 (questions/forms): ${each.join(' · ')}`;
};

/** The end of the year on the screen, in Chinese and English. */
export const sayYear = (summary: YearSummary, out: string): string => {
  const { organization, year, tasks, targets, unsplit, updates, letters, review, filledInByOffice } = summary;
  return [
    '',
    `${organization}${year}年：任务 ${tasks} 项、指标 ${targets} 个（未拆分 ${unsplit} 处）；反馈 ${updates} 次（党政办代填 ${filledInByOffice} 次）；发信 ${letters} 封；`,
    review
      ? `年度回顾第 ${review.revision} 稿（截至 ${review.asOf}）：${review.sentences} 句、${review.figures} 个数，待核 ${review.unverified} 处。`
      : '年度回顾还没有起草。',
    ...(summary.madeUp.length > 0 ? [`未提供而按默认生成：${summary.madeUp.join('、')}。`] : []),
    `${organization} ${year}: ${tasks} tasks, ${targets} targets; ${updates} updates, ${letters} letters; ${review ? `review revision ${review.revision} with ${review.figures} figures` : 'no review yet'}.`,
    `  tasks      ${listed(summary.tasksByKind)}`,
    `  lights     ${listed(summary.lights)}`,
    `  letters    ${listed(summary.lettersByKind)}`,
    `  填报 asked  ${sayAsked(summary.asked)}`,
    `  machines   ${Object.entries(summary.executions)
      .map(([name, counts]) => `${name} (${listed(counts)})`)
      .join(' · ')}`,
    `  DynamoDB   ${listed(summary.dynamodb)}`,
    `  文件 files  ${out}`,
    '',
  ].join('\n');
};
