import { chineseMonthDay, type Day } from '#domain/day.ts';
import type { Letter, LetterContent, Reminder, ReminderItem } from '#domain/letter.ts';
import { groupsIn, tasksIn } from './digest-groups.ts';
import { headSections, readerSections } from './digest-points.ts';
import { headSubject, readerSubject } from './digest-subject.ts';
import type { LetterWords } from './letter-words.ts';

type Digest = Extract<LetterContent, { kind: 'digest' }>;

/** One department is named as the one that is asked; who heads several, or leads none, by name. */
const nameOf = (letter: Letter, items: readonly ReminderItem[], isHead: boolean): string => {
  const departments = [...new Set(items.map(({ department }) => department))];
  return isHead && departments.length === 1 ? (departments[0] ?? '') : letter.to.name;
};

/** Half a minute a task, as it takes to find a number that is known and type it. */
const minutesFor = (tasks: number): number => Math.max(1, Math.ceil(tasks / 2));

const headOpening = (items: readonly ReminderItem[], isDispatched: boolean): string => {
  const what = isDispatched ? '下面是商请贵单位协助填报的事' : '这封信列出您单位要办的事';
  return `${what}。一个链接，一次填完，约${minutesFor(tasksIn(items))}分钟。`;
};

/** What the reader is asked to do, in one sentence. @example '今天请您：审批延期1项，过问一次没有反馈的3项。' */
const readerOpening = ({ role, reminder: { items } }: Digest): string => {
  const duties = groupsIn(items).map(({ group, own }) => group.duty(own.length));
  const more = { leader: '只列事项，不排名。', chief: '其余事项见每月通报。', office: '', head: '' }[role];
  return `今天请您：${[...new Set(duties)].join('，')}。${more}`;
};

const LINK_TEXTS: Record<Digest['role'], string> = { head: '打开填报', leader: '打开查看', chief: '打开查看', office: '打开办理' };

const besides = ({ notAsked, supports, unplanned }: Reminder): readonly string[] => [
  ...(notAsked.length === 0 ? [] : [`本次不用填：${notAsked.join('；')}。`]),
  ...(supports === undefined ? [] : [`配合别人的事：${supportsIn(supports)}${supports.length > 0 ? '（在链接里答复）' : ''}。`]),
  ...(unplanned ? ['做了计划以外的事，在链接里“计划外工作”一栏记一句话和数字；没有的不用填。'] : []),
];

const supportsIn = (supports: NonNullable<Reminder['supports']>): string =>
  supports.length === 0
    ? '无'
    : supports.map(({ id, title, lead, ask }) => `${id} ${title}（${lead}牵头）${ask === '' ? '' : `——${ask}`}`).join('；');

/** The first day of a form that is still ahead. */
const nextForm = (items: readonly ReminderItem[]): Day | undefined =>
  items
    .filter(({ reason }) => reason === 'feedback-soon' || reason === 'feedback-today')
    .map(({ due }) => due)
    .toSorted()[0];

const consequence = ({ reminder: { items }, climbsOn = null, climbsTo = '' }: Digest): readonly string[] => {
  const next = nextForm(items);
  if (next === undefined || climbsOn === null) return [];
  const who = climbsTo === '' ? '分管领导' : climbsTo;
  return [`${chineseMonthDay(next)}下班前未反馈的，${chineseMonthDay(climbsOn)}报${who}（只列事项，不排名）。`];
};

const headClosing = (content: Digest): readonly string[] => [
  ...besides(content.reminder),
  '如有困难，直接回复本邮件，或打党政办电话，由党政办代填。',
  ...consequence(content),
  content.reminder.mayObject ? '不是您单位的事，请在链接里点“提异议”。' : '不是您单位的事，请回复说明理由和建议单位。',
];

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
const readerClosing = (content: Digest): readonly string[] =>
  content.role === 'office'
    ? [...beforeWords(content), ...bouncedWords(content), ...calendarWords(content)]
    : ['有疑问请直接回复本邮件，由党政办答复。'];

/** The one letter that a person gets on a day: what is asked, with last value, target and what exactly to fill in. */
export const digestWords = (letter: Letter, content: Digest): LetterWords => {
  const { role, isDispatched = false } = content;
  const { items } = content.reminder;
  const isHead = role === 'head';
  const name = nameOf(letter, items, isHead);
  return {
    subject: isHead ? headSubject(items, name, letter.day, isDispatched) : readerSubject(items, name, letter.day),
    greeting: `${name}：`,
    opening: isHead ? headOpening(items, isDispatched) : readerOpening(content),
    linkText: LINK_TEXTS[role],
    sections: isHead ? headSections(items, isDispatched) : readerSections(items),
    closing: isHead ? headClosing(content) : readerClosing(content),
  };
};
