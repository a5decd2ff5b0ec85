import { chineseMonthDay, type Day } from '#domain/day.ts';
import { taskId } from '#domain/ids.ts';
import type { Letter, LetterContent, ReminderItem, ReminderReason } from '#domain/letter.ts';
import { dayAndWeekday, type LetterPoint, type LetterSection, type LetterWords, sections } from './letter-words.ts';

type Digest = Extract<LetterContent, { kind: 'digest' }>;

interface Group {
  readonly heading: string;
  /** What stands in the subject, with the number before it. */
  readonly inSubject: string;
  readonly reasons: readonly ReminderReason[];
}

/** The sections of a digest, the most pressing first. */
const GROUPS: readonly Group[] = [
  { heading: '请您协调', inSubject: '需要您协调', reasons: ['chief-overdue'] },
  { heading: '已过时限', inSubject: '已过时限', reasons: ['stated-overdue'] },
  { heading: '今天到期', inSubject: '今天到期', reasons: ['stated-today', 'feedback-today'] },
  { heading: '没有反馈的', inSubject: '没有反馈', reasons: ['feedback-missed'] },
  { heading: '等您核验的', inSubject: '等待核验', reasons: ['claim-waits'] },
  { heading: '等您审批的延期', inSubject: '延期待审批', reasons: ['extension-waits'] },
  { heading: '等您裁定的异议', inSubject: '异议待裁定', reasons: ['objection-waits'] },
  { heading: '年底清账', inSubject: '清账', reasons: ['clearing'] },
  { heading: '时限将到', inSubject: '时限将到', reasons: ['stated-soon'] },
  { heading: '本期例行', inSubject: '例行反馈', reasons: ['feedback-soon'] },
  { heading: '没有签收的清单', inSubject: '清单未签收', reasons: ['list-missing'] },
];

const itemsOf = (group: Group, items: readonly ReminderItem[]): readonly ReminderItem[] =>
  items.filter(({ reason }) => group.reasons.includes(reason));

/** A list that was not acknowledged is told of with one of its tasks, and is not about that one. */
const pointOf = (item: ReminderItem, isHead: boolean): LetterPoint =>
  item.reason === 'list-missing' ? { title: `${item.department}的任务清单`, details: [`事由：${item.ask}`] } : taskPoint(item, isHead);

const taskPoint = (item: ReminderItem, isHead: boolean): LetterPoint => ({
  title: `${item.id} ${item.title}${isHead ? '' : `（${item.department}）`}`,
  details: [...item.last.map((line) => `上次：${line}`), `${isHead ? '要填' : '事由'}：${item.ask}`],
});

const sectionOf = (group: Group, items: readonly ReminderItem[], isHead: boolean): LetterSection => {
  const own = itemsOf(group, items);
  return { heading: `${group.heading}（${own.length}项）`, points: own.map((item) => pointOf(item, isHead)) };
};

const earliest = (items: readonly ReminderItem[]): Day | undefined => items.map(({ due }) => due).toSorted()[0];

/** Asks that are still ahead; what is over has no day to be met. */
const AHEAD: readonly ReminderReason[] = ['feedback-soon', 'stated-soon', 'clearing', 'feedback-today', 'stated-today'];

const nameOf = (letter: Letter, items: readonly ReminderItem[], isHead: boolean): string => {
  const departments = [...new Set(items.map(({ department }) => department))];
  return isHead && departments.length === 1 ? (departments[0] ?? '') : letter.to.name;
};

/** As the form counts: a task that is asked for two reasons is one. */
const tasksOf = (items: readonly ReminderItem[]): number => new Set(items.map(({ plan, n }) => taskId(plan, n))).size;

/** Day, number of tasks and the worst thing: '农服中心：6月24日（周五）前反馈5项，其中已过时限1项'. */
const headSubject = (items: readonly ReminderItem[], name: string, today: Day): string => {
  const next = earliest(items.filter(({ reason, due }) => AHEAD.includes(reason) && due >= today));
  const day = next === undefined ? '请今天补报' : next === today ? `今天（${chineseMonthDay(next)}）反馈` : `${dayAndWeekday(next)}前反馈`;
  return `${name}：${day}${tasksOf(items)}项${worst(items)}`;
};

const worst = (items: readonly ReminderItem[]): string => {
  const groups = GROUPS.map((group) => ({ group, count: tasksOf(itemsOf(group, items)) })).filter(({ count }) => count > 0);
  const [first] = groups;
  if (first === undefined) return '';
  if (first.count < tasksOf(items)) return `，其中${first.group.inSubject}${first.count}项`;
  return first.group.heading === '已过时限' ? `，${first.count > 1 ? '均' : ''}已过时限` : '';
};

/** '6月28日，请您过问3项：没有反馈3项' */
const readerSubject = (items: readonly ReminderItem[], name: string, today: Day): string => {
  const counts = GROUPS.map((group) => ({ group, count: itemsOf(group, items).length })).filter(({ count }) => count > 0);
  const words = counts.map(({ group, count }) => `${group.inSubject}${count}项`).join('，');
  return `${name}：${chineseMonthDay(today)}，${words}`;
};

const OPENINGS: Record<Digest['role'], string> = {
  head: '这封信列出您单位要办的事。一个链接，一次填完。',
  leader: '下面是您分管的单位需要您过问的事，只列事项，不排名。',
  chief: '下面是需要您协调的事，其余事项见每月通报。',
  office: '下面是需要党政办办理的事。',
};

const LINK_TEXTS: Record<Digest['role'], string> = { head: '打开填报', leader: '打开查看', chief: '打开查看', office: '打开办理' };

const notAsked = (ids: readonly string[]): readonly string[] => (ids.length === 0 ? [] : [`本次不用填：${ids.join('、')}。`]);

const headClosing = (content: Digest): readonly string[] => {
  const { items, notAsked: ids } = content.reminder;
  const next = earliest(items.filter(({ reason }) => reason === 'feedback-soon' || reason === 'feedback-today'));
  const climbs = content.climbsOn ?? null;
  const consequence =
    next === undefined || climbs === null
      ? []
      : [`${chineseMonthDay(next)}下班前未反馈的，${chineseMonthDay(climbs)}报分管领导（只列事项，不排名）。`];
  return [...notAsked(ids), '如有困难，直接回复本邮件，由党政办代填。不是您单位的事，也请回复说明理由和建议单位。', ...consequence];
};

/** Proof for the office that the run before did its work: '6月20日的提醒：应发12封，已发11封，待重发1封。' */
const beforeWords = ({ before }: Digest): readonly string[] => {
  if (!before) return [];
  const { day, due, sent, waiting, failed, failedOf, nobody } = before;
  const untold = nobody > 0 ? [`有${nobody}项没有收件人，请补登负责人或分管领导的邮箱。`] : [];
  if (due === 0) return [`${chineseMonthDay(day)}的例行提醒：没有要发的信。`, ...untold];
  const rest = [
    ...(waiting > 0 ? [`，待重发${waiting}封`] : []),
    ...(failed > 0 ? [`，未能送达${failed}封（${[...failedOf, '请核对邮箱'].join('，')}）`] : []),
  ].join('');
  return [`${chineseMonthDay(day)}的例行提醒：应发${due}封，已发${sent}封${rest}。`, ...untold];
};

/** Days are counted otherwise once the notice is there. */
const calendarWords = ({ unknownYear }: Digest): readonly string[] =>
  unknownYear === undefined ? [] : [`${unknownYear}年的放假通知还没有录入，暂按周末休息计算工作日。`];

/** Nothing is mailed there until the office has done something about it. */
const bouncedWords = ({ bounced = [] }: Digest): readonly string[] =>
  bounced.length === 0 ? [] : [`邮箱退信、已停发的：${bounced.join('、')}。请改正邮箱；核实可用的，请恢复发信，其间请电话联系。`];

/** The office asks itself nothing: it hears how the last letters went. */
const otherClosing = (content: Digest): readonly string[] =>
  content.role === 'office'
    ? [...beforeWords(content), ...bouncedWords(content), ...calendarWords(content)]
    : ['有疑问请直接回复本邮件，由党政办答复。'];

/** The one letter that a person gets on a day: what is asked, with last value, target and what exactly to fill in. */
export const digestWords = (letter: Letter, content: Digest): LetterWords => {
  const { items } = content.reminder;
  const isHead = content.role === 'head';
  const name = nameOf(letter, items, isHead);
  return {
    subject: (isHead ? headSubject : readerSubject)(items, name, letter.day),
    greeting: `${name}：`,
    opening: OPENINGS[content.role],
    linkText: LINK_TEXTS[content.role],
    sections: sections(...GROUPS.map((group) => sectionOf(group, items, isHead))),
    closing: isHead ? headClosing(content) : otherClosing(content),
  };
};
