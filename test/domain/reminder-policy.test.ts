import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '#domain/day.ts';
import { keysOfItem } from '#domain/letter.ts';
import { type RemindersInput, remindersDue } from '#domain/reminder-policy.ts';
import type { Task } from '#domain/task.ts';
import type { Pending } from '#domain/task-changes.ts';
import type { Organization, Relation } from '#domain/town.ts';
import { aDepartment, aNode, anOrganization, aPerson, aTask, aWork, calendar } from '../support/builders.ts';
import { WANGJING_DEPARTMENTS, wangjingTasks } from '../support/wangjing-plan.ts';

const LEAD = '农业综合服务中心';
const run = (tasks: readonly Partial<Task>[], today: Day, over: Partial<RemindersInput> = {}) =>
  remindersDue({
    organization: anOrganization([LEAD]),
    tasks: tasks.map((task) => aTask(task)),
    calendar,
    sent: new Set(),
    since: calendar.add(today, -1),
    today,
    ...over,
  });

/** 'head-1: feedback-soon 001', one line a reader, reasons in their order in the letter. */
const lines = ({ reminders }: ReturnType<typeof run>) =>
  reminders.map(({ person, items }) => `${person}: ${items.map(({ reason, n }) => `${reason} ${n}`).join(', ')}`);
const related = (relation: Relation): Organization => ({ ...anOrganization([LEAD]), departments: [aDepartment(LEAD, { relation })] });

const stated = { due: '2022-06-30', dueStated: true } as const;
const claimed = { kind: 'campaign', state: 'claimed', claimedOn: '2022-06-22' } as const;
const objection: Pending = { kind: 'objection', reason: '', proposed: null, day: '2022-03-04', update: 2 };
const extension = (due: Day): Pending => ({
  kind: 'extension',
  node: null,
  from: '2022-06-30',
  due,
  reason: '',
  day: '2022-06-02',
  update: 2,
});
const road = { kind: 'milestone', star: true, nodes: [aNode({ planned: '2022-06-30' })], reported: ['2022-Q1', '2022-Q2'] } as const;

describe('remindersDue: who hears what on which day', () => {
  it.each<{ task: Partial<Task>; today: Day; says: string[]; why: string }>([
    { task: {}, today: '2022-03-21', says: [], why: 'nothing before the notice' },
    { task: {}, today: '2022-03-22', says: ['head-1: feedback-soon 001'], why: 'the notice, three workdays before' },
    { task: {}, today: '2022-03-25', says: ['head-1: feedback-today 001'], why: 'the feedback day' },
    { task: {}, today: '2022-03-28', says: [], why: 'the head is not pressed the day after' },
    { task: {}, today: '2022-03-29', says: ['leader: feedback-missed 001'], why: 'missed: the leader in charge, once' },
    { task: {}, today: '2022-03-30', says: [], why: 'and never again' },
    { task: { reported: ['2022-Q1'] }, today: '2022-03-25', says: [], why: 'answered: nothing' },
    { task: { reported: ['2022-Q1'] }, today: '2022-03-29', says: [], why: 'answered: nothing climbs' },
    { task: {}, today: '2022-12-01', says: ['head-1: clearing 001'], why: '清账' },
    { task: stated, today: '2022-06-16', says: ['head-1: stated-soon 001'], why: 'a stated date: ten workdays before' },
    { task: stated, today: '2022-06-27', says: ['head-1: stated-soon 001'], why: 'three before' },
    { task: stated, today: '2022-06-30', says: ['head-1: stated-today 001'], why: 'on it' },
    { task: stated, today: '2022-07-01', says: ['head-1: stated-overdue 001'], why: 'one after' },
    { task: stated, today: '2022-07-15', says: ['chief: chief-overdue 001'], why: 'more than ten after: the chief' },
    { task: { due: '2022-12-31', dueStated: false }, today: '2022-12-30', says: [], why: 'a date that nobody stated' },
    { task: claimed, today: '2022-06-24', says: [], why: 'a claim: the office has two workdays' },
    { task: claimed, today: '2022-06-27', says: ['office: claim-waits 001'], why: 'a claim that waits longer' },
    { task: { state: 'issued' }, today: '2022-03-09', says: ['office: list-missing 001'], why: 'a list that nobody acknowledged' },
    {
      task: { state: 'issued', pending: objection },
      today: '2022-03-07',
      says: ['office: objection-waits 001'],
      why: 'an objection: the office, the workday after',
    },
    { task: { state: 'issued', pending: objection }, today: '2022-03-09', says: [], why: 'what waits for the office is no missing list' },
    {
      task: { ...stated, pending: extension('2022-07-20') },
      today: '2022-06-06',
      says: ['leader: extension-waits 001'],
      why: 'a short extension',
    },
    { task: { ...stated, pending: extension('2022-09-30') }, today: '2022-06-06', says: ['chief: extension-waits 001'], why: 'a long one' },
    {
      task: { ...stated, pending: extension('2022-09-30') },
      today: '2022-06-30',
      says: ['head-1: stated-today 001'],
      why: 'the date that stands until it is decided',
    },
    { task: { replyDue: '2022-06-30' }, today: '2022-06-27', says: ['head-1: stated-soon 001'], why: 'the deputies are to be answered' },
    { task: { replyDue: '2022-06-30' }, today: '2022-07-01', says: [], why: 'that they were not is said by nobody' },
    {
      task: { ...road, star: false, nodes: [aNode()], replyDue: '2022-06-30' },
      today: '2022-06-30',
      says: ['head-1: stated-today 001'],
      why: 'beside nodes',
    },
    { task: road, today: '2022-07-01', says: ['chief: chief-overdue 001', 'head-1: stated-overdue 001'], why: 'a ★ task turns red' },
    { task: road, today: '2022-07-15', says: [], why: 'the chief who knows of a red ★ task is not told its date again' },
  ])('$today $says ($why)', ({ task, today, says }) => expect(lines(run([task], today))).toEqual(says));

  it.each(['claimed', 'completed', 'assessed', 'suspended', 'ended'] as const)('a task %s asks its head nothing', (state) =>
    expect(run([{ ...stated, state, completedOn: '2022-06-01' }], '2022-06-27').reminders).toEqual([]),
  );

  it.each<{ relation: Relation; says: string[]; why: string }>([
    { relation: 'internal', says: ['leader: feedback-missed 001'], why: 'the town’s own' },
    { relation: 'village', says: ['leader: feedback-missed 001'], why: 'a village' },
    { relation: 'dispatched', says: [], why: '派驻: it is asked, nothing climbs' },
  ])('missed by $relation: $says ($why)', ({ relation, says }) => {
    const due = run([{}], '2022-03-29', { organization: related(relation) });
    expect(lines(due)).toEqual(says);
    if (relation === 'dispatched') expect(due.skipped).toEqual({ dispatched: 1 });
  });

  it('a dispatched organ is asked like any other, and nothing about its red ★ task or stated date reaches the chief', () => {
    const organization = related('dispatched');
    expect(lines(run([{}], '2022-03-22', { organization }))).toEqual(['head-1: feedback-soon 001']);
    expect(lines(run([road], '2022-07-01', { organization }))).toEqual(['head-1: stated-overdue 001']);
    expect(lines(run([stated], '2022-07-15', { organization }))).toEqual([]);
  });
});

describe('remindersDue: one digest a person', () => {
  it('joins all that falls on the day, the most pressing first', () => {
    const tasks = [{ n: '001' }, { n: '002', ...stated }, { n: '003', due: '2022-06-20', dueStated: true }];
    expect(lines(run(tasks, '2022-06-21'))).toEqual([
      'head-1: stated-overdue 003, feedback-soon 001, feedback-soon 002, feedback-soon 003',
    ]);
  });

  it('names the reader’s other open tasks as not asked', () => {
    const [digest] = run(
      [
        { n: '001', id: '1.1' },
        { n: '002', id: '1.2', reported: ['2022-Q1'] },
        { n: '003', id: '1.3', state: 'completed', completedOn: '2022-03-20' },
      ],
      '2022-03-22',
    ).reminders;
    expect(digest!.notAsked).toEqual(['1.2（6月）']);
  });

  it('asks of a group by one line, which its first task carries and the keys of all make once', () => {
    const tasks = [
      { n: '004', id: '1.4', start: 40, together: 'g1' },
      { n: '002', id: '1.2', start: 20, together: 'g1' },
      { n: '003', id: '1.3', start: 30 },
    ];
    const [digest] = run(tasks, '2022-03-22').reminders;
    expect(digest!.items.map(({ id, title, n }) => [id, /等2项（合并填报）/.test(title), n])).toEqual([
      ['1.2+1.4', true, '002'],
      ['1.3', false, '003'],
    ]);
    const sent = new Set(digest!.items.flatMap(keysOfItem).map((key) => `${digest!.person}|${key}`));
    expect(sent.size).toBe(3);
    const gone = [tasks[0]!, { ...tasks[1]!, state: 'suspended' as const }, tasks[2]!];
    expect(run(gone, '2022-03-22', { sent })).toMatchObject({ reminders: [], skipped: { sent: 2 } });
    expect(lines(run(tasks, '2022-03-29'))).toEqual(['leader: feedback-missed 002, feedback-missed 003']);
  });

  it('tells the stated dates of a group task by task', () => {
    const tasks = [
      { n: '002', id: '1.2', together: 'g1', ...stated },
      { n: '004', id: '1.4', together: 'g1', ...stated },
    ];
    expect(lines(run(tasks, '2022-06-16'))).toEqual(['head-1: stated-soon 002, stated-soon 004']);
  });

  it('is one for the tasks of all plans; a number of an earlier year says which, and numbers do not stand for each other', () => {
    const last: Partial<Task> = { plan: 'wangjing-2021', publishedOn: '2021-03-02', kind: 'milestone', due: '2022-03-25', dueStated: true };
    const old = { ...last, id: '2.1', nodes: [aNode({ planned: '2022-03-25' })] };
    const tasks = [old, {}, { n: '002', id: '1.2', reported: ['2022-Q1'] }];
    const [digest, ...more] = run(tasks, '2022-03-22').reminders;
    expect(more).toEqual([]);
    expect(digest!.items.map(({ plan, n, id, reason }) => [plan, n, id, reason])).toEqual([
      ['wangjing-2022', '001', '1.1', 'feedback-soon'],
      ['wangjing-2021', '001', '2021年2.1', 'stated-soon'],
    ]);
    expect(digest!.notAsked).toEqual(['1.2（6月）']);
  });

  it('is never empty, and there is none on a day off', () => {
    expect(run([], '2022-03-22').reminders).toEqual([]);
    const holiday = run([{}], '2022-04-04', { since: '2022-03-21' });
    expect(holiday).toEqual({ workday: false, reminders: [], skipped: {} });
  });

  it('goes out on a Saturday that is worked', () => expect(run([{}], '2022-04-02', { since: '2022-03-21' }).workday).toBe(true));

  it('reaches each head of a department, the office when there is none, and each leader in charge', () => {
    const people = [
      aPerson('office', 'office'),
      aPerson('a', 'leader', [LEAD]),
      aPerson('b', 'leader', [LEAD]),
      aPerson('c', 'leader', ['别的办']),
    ];
    const organization = { ...anOrganization([LEAD]), people };
    expect(lines(run([{}], '2022-03-22', { organization }))).toEqual(['office: feedback-soon 001']);
    expect(lines(run([{}], '2022-03-29', { organization }))).toEqual(['a: feedback-missed 001', 'b: feedback-missed 001']);
    const heads = { ...organization, people: [...people, aPerson('h1', 'head', [LEAD]), aPerson('h2', 'head', [LEAD])] };
    expect(lines(run([{}], '2022-03-22', { organization: heads }))).toEqual(['h1: feedback-soon 001', 'h2: feedback-soon 001']);
  });

  it('reaches the deputy in place of a head who is away, together with what the deputy is asked anyway', () => {
    const deputy = { person: 'head-2', from: '2022-03-21', to: '2022-03-24' };
    const plain = anOrganization([LEAD, '水管站']);
    const organization = { ...plain, people: plain.people.map((one) => (one.id === 'head-1' ? { ...one, deputy } : one)) };
    const tasks = [{}, { n: '002', lead: '水管站' }];
    const during = run(tasks, '2022-03-22', { organization });
    expect(lines(during)).toEqual(['head-2: feedback-soon 001, feedback-soon 002']);
    expect(lines(run(tasks, '2022-03-25', { organization }))).toEqual(['head-1: feedback-today 001', 'head-2: feedback-today 002']);
  });

  it('names the tasks that a deputy is not asked for, the absent head’s too', () => {
    const people = [
      aPerson('head-1', 'head', [LEAD], { deputy: { person: 'guest', from: '2022-06-01', to: '2022-06-30' } }),
      aPerson('guest', 'viewer'),
    ];
    const organization = { ...anOrganization([LEAD]), people };
    const done = { id: '1.2', n: '002', reported: ['2022-Q1', '2022-Q2'] };
    const { reminders } = run([{ reported: ['2022-Q1'] }, done], '2022-06-21', { organization });
    expect(reminders.map(({ person, notAsked }) => [person, notAsked])).toEqual([['guest', ['1.2（9月）']]]);
  });

  it('counts what has no reader at all', () => {
    const organization = { ...anOrganization([LEAD]), people: [] };
    expect(run([{}], '2022-03-22', { organization })).toMatchObject({ reminders: [], skipped: { nobody: 1 } });
  });

  it('says of a sensitive task its title alone', () => {
    const [digest] = run([{ sensitive: true }], '2022-03-22').reminders;
    expect(digest!.items[0]).toMatchObject({ last: [], ask: '3月25日（周五）前填一季度反馈：请打开链接填报。' });
  });
});

describe('remindersDue: a returned claim that is not mended', () => {
  const returned = { n: '002', reported: ['2022-Q1'], returned: { day: '2022-03-18', reason: '缺验收面积' } } as const;

  it('causes no digest', () => expect(run([returned], '2022-03-22').reminders).toEqual([]));

  it('stands first in each one of its department’s head, also when it was told before', () => {
    const due = run([{}, returned], '2022-03-22');
    expect(lines(due)).toEqual(['head-1: returned 002, feedback-soon 001']);
    const sent = new Set(due.reminders[0]!.items.map(({ key }) => `head-1|${key}`));
    expect(lines(run([{}, { ...stated, n: '003', due: '2022-03-28' }, returned], '2022-03-23', { sent }))).toEqual([
      'head-1: returned 002, stated-soon 003',
    ]);
  });

  it('is the office’s when the department has no head', () => {
    const organization = { ...anOrganization([LEAD]), people: [aPerson('office', 'office')] };
    expect(lines(run([{}, returned], '2022-03-22', { organization }))).toEqual(['office: returned 002, feedback-soon 001']);
  });

  it.each<{ task: Partial<Task>; why: string }>([
    { task: { state: 'claimed' }, why: 'claimed anew' },
    { task: { lead: '水管站' }, why: 'of another department' },
    { task: { returned: null }, why: 'mended' },
  ])('is not told when it is $why', ({ task }) =>
    expect(lines(run([{}, { ...returned, ...task }], '2022-03-22'))).toEqual(['head-1: feedback-soon 001']),
  );
});

describe('remindersDue: what stands beside the lines of a head', () => {
  const organization = anOrganization([LEAD, '水管站']);
  const asks = [{ department: LEAD, ask: '提供数据' }];
  const river = { n: '002', id: '7.2', lead: '水管站', reported: ['2022-Q1'], supporting: [LEAD], asks, text: '落实河长制，清理河道。' };
  const beside = (tasks: readonly Partial<Task>[], over: Partial<RemindersInput> = {}) =>
    run(tasks, '2022-03-22', { organization, ...over }).reminders.find(({ person }) => person === 'head-1');

  it('is what others’ tasks ask and was not answered; it causes no digest', () => {
    expect(beside([{}, river])?.supports).toEqual([
      { task: 'wangjing-2022-002', department: LEAD, id: '7.2', title: '落实河长制', lead: '水管站', ask: '提供数据' },
    ]);
    expect(beside([river])).toBeUndefined();
    const answered = { ...river, support: [{ department: LEAD, day: '2022-03-10', update: 2, answer: '已给' }] };
    expect(beside([{}, answered])?.supports).toEqual([]);
  });

  it('is of a sensitive task its title', () => expect(beside([{}, { ...river, sensitive: true }])?.supports).toMatchObject([{ ask: '' }]));

  it('is the line of work outside the plan, once a quarter, when a form is asked', () => {
    expect(beside([{}], { works: [] })?.unplanned).toBe(true);
    expect(beside([{}])?.unplanned).toBe(false);
    expect(beside([{ ...stated, due: '2022-03-25', reported: ['2022-Q1'] }], { works: [] })?.unplanned).toBe(false);
    const work = aWork({ department: LEAD, day: '2022-03-10' });
    expect(beside([{}], { works: [work] })?.unplanned).toBe(false);
  });

  it('is whether one of the tasks may still be objected to', () => {
    expect(beside([{}])?.mayObject).toBe(false);
    expect(beside([{ state: 'issued', assignedOn: '2022-03-18', publishedOn: '2022-03-18' }])?.mayObject).toBe(true);
    expect(beside([{ state: 'issued' }])?.mayObject).toBe(false);
  });
});

describe('remindersDue: again, and late', () => {
  it('sends an item to a person once, whatever the day', () => {
    const [digest] = run([{}], '2022-03-22').reminders;
    const sent = new Set(digest!.items.map(({ key }) => `${digest!.person}|${key}`));
    expect(run([{}], '2022-03-22', { sent })).toMatchObject({ reminders: [], skipped: { sent: 1 } });
    expect(run([{}], '2022-03-23', { sent, since: '2022-03-21' }).reminders).toEqual([]);
  });

  it('catches up what a missed day owed, dated today; of two lines about one form the later', () => {
    const due = run([{}], '2022-03-28', { since: '2022-03-21' });
    expect(due.reminders).toMatchObject([{ person: 'head-1', day: '2022-03-28', items: [{ reason: 'feedback-today' }] }]);
    expect(due.skipped).toEqual({ superseded: 1 });
  });

  it('of two lines about one stated date, too, and the two kinds stand side by side', () => {
    const due = run([{ ...stated }], '2022-06-27', { since: '2022-06-15' });
    expect(lines(due)).toEqual(['head-1: feedback-today 001, stated-soon 001']);
  });

  it('does not remind of what fell due before the publication, or on its day', () => {
    expect(run([{ publishedOn: '2022-03-22' }], '2022-03-22', { since: '2022-03-02' }).reminders).toEqual([]);
    expect(lines(run([{ publishedOn: '2022-03-22' }], '2022-03-23'))).toEqual(['head-1: feedback-soon 001']);
  });
});

describe('a silent year of the real plan', () => {
  const organization = anOrganization(WANGJING_DEPARTMENTS);
  const sent = new Set<string>();
  const letters: { day: Day; person: string; keys: string[] }[] = [];
  for (let day = '2022-03-03'; day <= '2022-12-31'; day = addDays(day, 1)) {
    const due = remindersDue({
      organization,
      tasks: wangjingTasks(),
      calendar,
      sent,
      since: calendar.add(day, -1),
      today: day,
    });
    for (const { person, items } of due.reminders) {
      letters.push({ day, person, keys: items.map(({ key }) => key) });
      for (const { key } of items) sent.add(`${person}|${key}`);
    }
  }

  it('sends nobody two letters on a day, nothing on a day off, and no line twice', () => {
    expect(new Set(letters.map(({ day, person }) => day + person)).size).toBe(letters.length);
    expect(letters.filter(({ day }) => !calendar.isWorkday(day))).toEqual([]);
    const all = letters.flatMap(({ person, keys }) => keys.map((key) => person + key));
    expect(new Set(all).size).toBe(all.length);
  });

  it('never climbs to the chief by silence alone: no task is starred and no date is stated', () =>
    expect(letters.filter(({ person }) => person === 'chief')).toEqual([]));

  it('asks about 140 forms a year, and reaches the leader once a form', () => {
    const forms = (reason: string) => new Set(letters.flatMap(({ keys }) => keys.filter((key) => key.includes(`:${reason}:`)))).size;
    const asked = forms('feedback-soon') + forms('clearing');
    expect(asked).toBe(134);
    expect(letters.filter(({ person }) => person === 'leader').flatMap(({ keys }) => keys)).toHaveLength(asked);
  });
});

describe('who is told of an extension that waits', () => {
  const waits = { ...stated, pending: extension('2022-07-20') };
  const told = (organization: Organization): string[] => lines(run([waits], '2022-06-06', { organization }));

  it('is the office for a dispatched department', () => expect(told(related('dispatched'))).toEqual(['office: extension-waits 001']));

  it('is the office of a town that has no leader in charge', () => {
    const town = anOrganization([LEAD]);
    expect(told({ ...town, people: town.people.filter(({ role }) => role !== 'leader') })).toEqual(['office: extension-waits 001']);
  });
});
