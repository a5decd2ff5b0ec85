import { addDays, onOrBefore, workdaysAfter } from './days.ts';
import { noticeDay } from './forms.ts';
import { isCeiling, isRed, shareDone } from './lights.ts';
import type { Lived } from './lived.ts';
import type { OutPerson, OutTask, OutTown, Policy } from './year.ts';

/** A line of a digest: docs/rules.md, section 7. */
export interface Line {
  readonly heading: string;
  readonly task: string;
  readonly day: string;
  readonly to: 'heads' | 'leaders' | 'chiefs' | 'office';
  readonly lead: string;
  /** Lines to a head about the same thing supersede one another. */
  readonly about: string;
  /** What is asked of a group by one day is one line; null for what is told task by task. */
  readonly question: string | null;
  /** Told of the department's list, not of the task. */
  readonly isList?: boolean;
  /** The same line is sent to a person once. */
  readonly key: string;
}

/** docs/rules.md, section 3: before a binding date of a task of a source. */
const ADVANCE: Readonly<Record<string, readonly number[]>> = {
  'deputy-proposal': [20, 10, 3, 0],
  superior: [5, 1, 0],
  meeting: [5, 1, 0],
  leader: [3, 1, 0],
};

const policyOf = ({ source }: OutTask, policy: Policy): Policy => {
  const own = policy.sources?.[source];
  return { ...policy, ...(ADVANCE[source] && { statedAdvance: ADVANCE[source] }), ...own };
};

/** All lines that a task can cause as it stands, whenever they fall due. */
const linesOf = (lived: Lived, town: OutTown): readonly Line[] => {
  const { task, state } = lived;
  const policy = policyOf(task, town.policy);
  const line = (heading: string, day: string, to: Line['to'], about: string, key: string): Line => ({
    heading,
    task: task.task,
    day,
    to,
    lead: task.lead,
    question: null,
    about: to === 'heads' ? `${task.task} ${about}` : `${task.task} ${to} ${key}`,
    key: `${task.task} ${heading} ${key}`,
  });
  if (state === 'claimed')
    return [line('等您核验的', workdaysAfter(lived.claimedOn!, policy.officeAfter + 1), 'office', '', lived.claimedOn!)];
  if (state !== 'issued' && state !== 'underway') return [];
  const dates = bindingDates(lived);
  const feedback = lived.forms
    .filter(({ period }) => !lived.answered.has(period))
    .flatMap((form) => {
      const question = (one: Line): Line => ({
        ...one,
        question: task.together && `${task.together} ${task.lead} ${one.heading} ${form.due}`,
      });
      const toHeads = dates.some(([date]) => date === form.period)
        ? []
        : [
            line(form.isClosing ? '年底清账' : '本期例行', noticeDay(form, task, policy), 'heads', form.period, form.period),
            line('今天到期', form.due, 'heads', form.period, form.period),
          ];
      return [...toHeads, line('没有反馈的', workdaysAfter(form.due, policy.missedAfter), 'leaders', form.period, form.period)].map(
        question,
      );
    });
  const binding = dates.flatMap(([date, name]) => [
    ...policy.statedAdvance.map((k) =>
      line(k === 0 ? '今天到期' : '时限将到', workdaysAfter(onOrBefore(date), -k), 'heads', date + name, `${date} -${k}`),
    ),
    ...policy.overdue.map((k) => line('已过时限', workdaysAfter(date, k), 'heads', date + name, `${date} +${k}`)),
    line('请您协调', workdaysAfter(date, policy.chiefAfter + 1), 'chiefs', date + name, date),
  ]);
  return [...feedback, ...binding];
};

const bindingDates = (lived: Lived): readonly (readonly [date: string, name: string])[] => {
  const { task, nodes } = lived;
  if (nodes.length > 0) return nodes.flatMap(({ name, planned, doneOn }) => (planned && !doneOn ? [[planned, name] as const] : []));
  const isReached = (metric: string): boolean => task.measures.some((one) => one.name === metric && shareDone(lived, one) === 1);
  const own = task.targets.flatMap(({ by, metric }) => (by && !isReached(metric) ? [[by, metric] as const] : []));
  return task.dueStated ? [...own.filter(([by]) => by !== task.due), [task.due, ''] as const] : own;
};

/** The day on which a ★ task turned red, when the chief is to hear it today. */
const redStarDay = (lived: Lived, since: string, today: string, year: number): string | null => {
  if (!isRed(lived, since, year)) {
    let day = addDays(since, 1);
    while (day < today && !isRed(lived, day, year)) day = addDays(day, 1);
    return day;
  }
  const canRedden = lived.task.kind === 'zero-incident' || lived.task.measures.some(isCeiling);
  const changed = lived.returnedOn ?? (canRedden ? lived.lastReportOn : null);
  return changed === null ? null : addDays(changed, 1);
};

/** The lines of a day, superseded ones gone; the readers are another question. */
export const linesDue = (all: readonly Lived[], since: string, today: string, town: OutTown, year: number): readonly Line[] => {
  const lines = all.flatMap((lived) => {
    const isRedStar = lived.task.star && isRed(lived, today, year);
    const own = linesOf(lived, town).filter(({ to }) => !(isRedStar && to === 'chiefs'));
    const day = isRedStar ? redStarDay(lived, since, today, year) : null;
    const { task, lead } = lived.task;
    const red = {
      heading: '请您协调',
      task,
      day: day ?? '',
      to: 'chiefs',
      lead,
      question: null,
      about: `${task} red`,
      key: `${task} red ${day}`,
    } as const;
    return day === null ? own : [...own, red];
  });
  const isNew = ({ day, task }: Line): boolean =>
    day > since && day <= today && day > all.find((lived) => lived.task.task === task)!.task.publishedOn;
  const last = new Map<string, Line>();
  for (const line of [...lines, ...listLines(all)].filter(isNew)) {
    const other = last.get(line.about);
    if (!other || line.day >= other.day) last.set(line.about, line);
  }
  return [...last.values()];
};

/** A list that nobody acknowledged: one line a department. */
const listLines = (all: readonly Lived[]): readonly Line[] => {
  const leads = [...new Set(all.map(({ task }) => task.lead))];
  return leads.flatMap((lead) => {
    const first = all.find((lived) => lived.task.lead === lead && lived.state === 'issued')?.task;
    if (!first) return [];
    const { task, publishedOn } = first;
    const key = `${task} list`;
    const day = workdaysAfter(publishedOn, 5);
    return [{ heading: '没有签收的清单', task, day, to: 'office', lead, question: null, about: key, key, isList: true } as const];
  });
};

export const officeOf = ({ people }: OutTown): readonly OutPerson[] => people.filter(({ role }) => role === 'office');

export const headsOf = (town: OutTown, department: string): readonly OutPerson[] => {
  const heads = town.people.filter(({ role, departments }) => role === 'head' && departments.includes(department));
  return heads.length > 0 ? heads : officeOf(town);
};

export const readersOf = ({ to, lead }: Line, town: OutTown): readonly OutPerson[] => {
  const isDispatched = town.departments.find(({ name }) => name === lead)?.relation === 'dispatched';
  if ((to === 'leaders' || to === 'chiefs') && isDispatched) return [];
  if (to === 'heads') return headsOf(town, lead);
  if (to === 'office') return officeOf(town);
  if (to === 'chiefs') return town.people.filter(({ role }) => role === 'chief');
  return town.people.filter(({ role, departments }) => role === 'leader' && departments.includes(lead));
};
