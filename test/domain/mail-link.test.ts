import { describe, expect, it } from 'vitest';
import { taskId } from '#domain/ids.ts';
import type { Letter, LetterContent, ReminderReason } from '#domain/letter.ts';
import { asksToAcknowledge, expiryOf, firstDayOfLink, isExpired, LINK_LETTERS, lastDayOfLink, linkOf } from '#domain/mail-link.ts';

const PLAN = 'wangjing-2022';
const letter = (content: LetterContent): Letter => ({
  town: 'wangjing',
  townName: '望京镇',
  day: '2022-06-21',
  subject: PLAN,
  person: 'x',
  to: { name: '', email: '' },
  replyTo: '',
  at: '2022-06-21T08:30:00+08:00',
  content,
});

const item = (n: string, reason: ReminderReason, department = '农服中心') =>
  ({
    key: '',
    plan: 'wangjing-2022',
    with: [],
    n,
    id: '1.1',
    title: '',
    department,
    reason,
    due: '2022-06-24',
    last: [],
    ask: '',
  }) as const;

type Role = Extract<LetterContent, { kind: 'digest' }>['role'];
const digest = (role: Role, ...items: ReturnType<typeof item>[]): Letter =>
  letter({ kind: 'digest', plan: PLAN, role, reminder: { person: 'x', day: '2022-06-21', items, notAsked: ['4.1'] } });

const list = (...leads: string[]): Letter =>
  letter({
    kind: 'published-list',
    plan: PLAN,
    year: 2022,
    department: '农服中心',
    leads: leads.map((n) => ({ n, id: '1.1', title: '', due: null })),
    supports: [{ id: '7.2', title: '', lead: '环保办' }],
    objectionWithin: 5,
  });

const FORM = { n: '003', department: '农服中心' };
const returned = (form?: typeof FORM): Letter =>
  letter({ kind: 'returned', plan: PLAN, id: '1.3', title: '', reason: '缺验收单', last: [], ...(form && { form }) });
const moved = (form?: typeof FORM): Letter =>
  letter({ kind: 'reassigned', plan: PLAN, id: '1.3', title: '', move: 'move-lead', decided: '', details: [], ...(form && { form }) });

describe('what the link of a letter opens', () => {
  it.each([
    {
      why: 'each task once',
      of: digest('head', item('001', 'feedback-soon'), item('001', 'stated-soon')),
      departments: ['农服中心'],
      tasks: ['001'],
    },
    {
      why: 'the tasks of two posts of one head',
      of: digest('head', item('001', 'clearing'), item('002', 'stated-overdue', '水利站')),
      departments: ['农服中心', '水利站'],
      tasks: ['001', '002'],
    },
    {
      why: 'for the office what heads would fill in',
      of: digest('office', item('001', 'feedback-today')),
      departments: ['农服中心'],
      tasks: ['001'],
    },
    {
      why: 'for the office what was returned to them, too',
      of: digest('office', item('001', 'feedback-today'), item('002', 'returned')),
      departments: ['农服中心'],
      tasks: ['001', '002'],
    },
    { why: 'of a list what the department leads', of: list('003', '004'), departments: ['农服中心'], tasks: ['003', '004'] },
    { why: 'the task whose claim was returned', of: returned(FORM), departments: ['农服中心'], tasks: ['003'] },
    { why: 'the task about which was decided', of: moved(FORM), departments: ['农服中心'], tasks: ['003'] },
  ])('$why', ({ of, departments, tasks }) => {
    expect(linkOf(of)).toEqual({
      departments,
      tasks: tasks.map((n) => taskId(PLAN, n)),
      letter: { kind: of.content.kind, day: '2022-06-21' },
    });
  });

  it.each([
    { why: 'a leader is asked to look, not to fill in', of: digest('leader', item('001', 'feedback-missed')) },
    { why: 'nor is the chief', of: digest('chief', item('001', 'chief-overdue')) },
    { why: 'the office verifies on the page', of: digest('office', item('001', 'claim-waits')) },
    { why: 'the office has its own things to do, too', of: digest('office', item('001', 'feedback-soon'), item('002', 'list-missing')) },
    { why: 'who only supports fills in nothing', of: list() },
    { why: 'a returned claim of a sensitive task is read on the page', of: returned() },
    { why: 'who led the task before does not answer for it', of: moved() },
    { why: 'a draft is on the page', of: letter({ kind: 'draft-ready', plan: PLAN, year: 2022, tasks: 1, open: 0, unsplit: 0 }) },
  ])('nothing: $why', ({ of }) => expect(linkOf(of)).toBeNull());
});

describe('how long a link opens', () => {
  it('is seventeen days after the letter’s', () => expect(lastDayOfLink('2022-06-21')).toBe('2022-07-08'));
  it('goes over the end of a year', () => expect(lastDayOfLink('2022-12-20')).toBe('2023-01-06'));

  it.each([
    { at: '2022-07-08T23:59:59+08:00', is: false },
    { at: '2022-07-09T00:00:00+08:00', is: true },
    { at: '2023-01-01T00:00:00+08:00', is: true },
    { at: '2022-06-21T08:30:00+08:00', is: false },
  ])('expired at $at: $is', ({ at, is }) => expect(isExpired({ expiresAt: expiryOf('2022-06-21') }, at)).toBe(is));
});

describe('the days of a link', () => {
  it.each([
    { why: 'a letter of its own day', day: '2022-06-21', at: '2022-06-21T08:30:00+08:00', is: '2022-06-21' },
    { why: 'a list for a head who came in autumn', day: '2022-03-02', at: '2022-09-05T08:30:00+08:00', is: '2022-09-05' },
    { why: 'a letter written before its day', day: '2022-06-21', at: '2022-06-20T23:59:59+08:00', is: '2022-06-21' },
    { why: 'the town’s midnight, whatever the zone', day: '2022-06-21', at: '2022-06-21T16:00:00Z', is: '2022-06-22' },
  ])('count from $is: $why', ({ day, at, is }) => expect(firstDayOfLink({ day, at })).toBe(is));
});

describe('the letters that have links', () => {
  it('ask for 签收 when they give a task', () => {
    expect(LINK_LETTERS.filter(asksToAcknowledge)).toEqual(['published-list', 'objection-decided', 'reassigned']);
  });
});
