import { taskId } from '#domain/ids.ts';
import type { ReminderItem, ReminderReason } from '#domain/letter.ts';

/** The lines of a digest that stand under one heading. */
export interface Group {
  readonly heading: string;
  /** Behind the heading and a day that all its lines share, '本期例行，6月24日前'; null where the day is no news. */
  readonly dated: string | null;
  /** What stands in the subject, with the number before it. */
  readonly inSubject: string;
  /** What leader, chief or office are asked to do about so many. */
  readonly duty: (count: number) => string;
  readonly reasons: readonly ReminderReason[];
}

/** Of departments without a head. */
const fillIn = (count: number): string => `联系没有负责人的单位填报${count}项`;

/** The sections of a digest, the most pressing first. */
export const GROUPS: readonly Group[] = [
  { heading: '退回，请补', dated: null, inSubject: '退回', duty: (count) => `补正退回的${count}项`, reasons: ['returned'] },
  { heading: '请您协调', dated: null, inSubject: '需要您协调', duty: (count) => `协调${count}项`, reasons: ['chief-overdue'] },
  { heading: '已过时限', dated: null, inSubject: '已过时限', duty: fillIn, reasons: ['stated-overdue'] },
  { heading: '今天到期', dated: null, inSubject: '今天到期', duty: fillIn, reasons: ['stated-today', 'feedback-today'] },
  {
    heading: '没有反馈的',
    dated: null,
    inSubject: '没有反馈',
    duty: (count) => `过问一次没有反馈的${count}项`,
    reasons: ['feedback-missed'],
  },
  { heading: '等您核验的', dated: null, inSubject: '等待核验', duty: (count) => `核验${count}项`, reasons: ['claim-waits'] },
  { heading: '等您审批的延期', dated: null, inSubject: '延期待审批', duty: (count) => `审批延期${count}项`, reasons: ['extension-waits'] },
  { heading: '等您裁定的异议', dated: null, inSubject: '异议待裁定', duty: (count) => `裁定异议${count}项`, reasons: ['objection-waits'] },
  { heading: '年底清账', dated: '前', inSubject: '清账', duty: fillIn, reasons: ['clearing'] },
  { heading: '时限将到', dated: '', inSubject: '时限将到', duty: fillIn, reasons: ['stated-soon'] },
  { heading: '本期例行', dated: '前', inSubject: '例行反馈', duty: fillIn, reasons: ['feedback-soon'] },
  {
    heading: '没有签收的清单',
    dated: null,
    inSubject: '清单未签收',
    duty: (count) => `联系${count}个单位签收清单`,
    reasons: ['list-missing'],
  },
];

export const itemsOf = (group: Group, items: readonly ReminderItem[]): readonly ReminderItem[] =>
  items.filter(({ reason }) => group.reasons.includes(reason));

/** As the form counts: a task that is asked for two reasons is one. */
export const tasksIn = (items: readonly ReminderItem[]): number => new Set(items.map(({ plan, n }) => taskId(plan, n))).size;

/** Groups that have lines, each with its lines. */
export const groupsIn = (items: readonly ReminderItem[]): readonly { readonly group: Group; readonly own: readonly ReminderItem[] }[] =>
  GROUPS.map((group) => ({ group, own: itemsOf(group, items) })).filter(({ own }) => own.length > 0);
