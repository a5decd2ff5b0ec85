import { describe, expect, it } from 'vitest';
import { digestWords } from '#documents/digest-letter.ts';
import { type Letter, type LetterContent, REMINDER_REASONS, type ReminderItem, type ReminderReason } from '#domain/letter.ts';

type Digest = Extract<LetterContent, { kind: 'digest' }>;

const item = (reason: ReminderReason, over: Partial<ReminderItem> = {}): ReminderItem => ({
  key: '',
  plan: 'wangjing-2022',
  with: [],
  n: '001',
  id: '1.1',
  title: '大豆种植',
  department: '农服中心',
  reason,
  due: '2022-06-24',
  last: ['大豆种植面积 640 / 2010亩（5月25日报）'],
  ask: '6月24日（周五）前填二季度反馈：本期新增大豆种植面积（亩）。',
  ...over,
});
const digest = (
  role: Digest['role'],
  items: readonly ReminderItem[],
  over: { notAsked?: readonly string[]; climbsOn?: string | null } & Pick<Digest, 'before' | 'unknownYear'> = {},
) => {
  const content: Digest = {
    kind: 'digest',
    plan: 'wangjing-2022',
    role,
    climbsOn: over.climbsOn ?? null,
    ...(over.before && { before: over.before }),
    ...(over.unknownYear && { unknownYear: over.unknownYear }),
    reminder: { person: 'x', day: '2022-06-21', items, notAsked: over.notAsked ?? [] },
  };
  const to = { name: '农服中心主任王某', email: 'nongye@town.example' };
  const letter = {
    town: 'wangjing',
    townName: '望京镇',
    day: '2022-06-21',
    subject: '',
    person: 'x',
    to,
    replyTo: '',
    at: '',
    content,
  } as Letter;
  return digestWords(letter, content);
};

describe('the subject', () => {
  it.each<{ role: Digest['role']; items: ReminderItem[]; says: string; why: string }>([
    { role: 'head', items: [item('feedback-soon')], says: '农服中心：6月24日（周五）前反馈1项', why: 'the day and the number' },
    {
      role: 'head',
      items: [item('feedback-soon'), item('stated-overdue', { n: '002', due: '2022-06-20' })],
      says: '农服中心：6月24日（周五）前反馈2项，其中已过时限1项',
      why: 'and the worst',
    },
    { role: 'head', items: [item('feedback-today', { due: '2022-06-21' })], says: '农服中心：今天（6月21日）反馈1项', why: 'today' },
    {
      role: 'head',
      items: [item('stated-overdue', { due: '2022-06-20' })],
      says: '农服中心：请今天补报1项，已过时限',
      why: 'nothing lies ahead',
    },
    {
      role: 'head',
      items: [item('stated-overdue', { due: '2022-06-20' }), item('stated-overdue', { n: '002', due: '2022-06-17' })],
      says: '农服中心：请今天补报2项，均已过时限',
      why: 'several, and nothing lies ahead',
    },
    {
      role: 'head',
      items: [item('clearing', { due: '2022-06-30' }), item('stated-today', { due: '2022-06-21' })],
      says: '农服中心：今天（6月21日）反馈1项',
      why: 'a task that is asked for two reasons is one row of the form',
    },
    {
      role: 'head',
      items: [
        item('feedback-today', { due: '2022-06-21' }),
        item('stated-overdue', { due: '2022-06-20' }),
        item('feedback-today', { n: '002', due: '2022-06-21' }),
      ],
      says: '农服中心：今天（6月21日）反馈2项，其中已过时限1项',
      why: 'and beside another',
    },
    {
      role: 'head',
      items: [item('feedback-soon'), item('feedback-soon', { n: '002', department: '水管站' })],
      says: '农服中心主任王某：6月24日（周五）前反馈2项',
      why: 'one head of two departments is named',
    },
    {
      role: 'leader',
      items: [item('feedback-missed')],
      says: '农服中心主任王某：6月21日，没有反馈1项',
      why: 'the leader: what it is about',
    },
    { role: 'chief', items: [item('chief-overdue')], says: '农服中心主任王某：6月21日，需要您协调1项', why: 'the chief' },
    {
      role: 'office',
      items: [item('claim-waits'), item('list-missing')],
      says: '农服中心主任王某：6月21日，等待核验1项，清单未签收1项',
      why: 'the office',
    },
  ])('$why: $says', ({ role, items, says }) => expect(digest(role, items).subject).toBe(says));
});

describe('the lines', () => {
  it('stand in sections, the most pressing first, each with its number', () => {
    const items = [item('feedback-soon'), item('clearing'), item('stated-overdue'), item('feedback-today'), item('stated-today')];
    expect(digest('head', items).sections.map(({ heading }) => heading)).toEqual([
      '已过时限（1项）',
      '今天到期（2项）',
      '年底清账（1项）',
      '本期例行（1项）',
    ]);
  });

  it.each(REMINDER_REASONS)('every reason has a section: %s', (reason) => {
    const [section, ...others] = digest('head', [item(reason)]).sections;
    expect([section!.points.length, others.length]).toEqual([1, 0]);
  });

  it('show the last value, the target and what exactly to fill in', () =>
    expect(digest('head', [item('feedback-soon')]).sections[0]!.points[0]).toEqual({
      title: '1.1 大豆种植',
      details: ['上次：大豆种植面积 640 / 2010亩（5月25日报）', '要填：6月24日（周五）前填二季度反馈：本期新增大豆种植面积（亩）。'],
    }));

  it('speaks of a list that was not acknowledged, not of the task that carries it', () => {
    const [section] = digest('office', [item('list-missing', { ask: '农服中心3月2日下达的任务清单还没有签收完，请联系。' })]).sections;
    expect(section!.points).toEqual([
      { title: '农服中心的任务清单', details: ['事由：农服中心3月2日下达的任务清单还没有签收完，请联系。'] },
    ]);
  });

  it('sends the office with its questions to nobody', () => expect(digest('office', [item('claim-waits')]).closing).toEqual([]));

  it('name the department to all but its own head, and tell them a reason instead of a form', () => {
    const [point] = digest('leader', [item('feedback-missed', { last: [], ask: '农服中心没有填二季度反馈，请您过问一次。' })]).sections[0]!
      .points;
    expect(point).toEqual({ title: '1.1 大豆种植（农服中心）', details: ['事由：农服中心没有填二季度反馈，请您过问一次。'] });
  });
});

describe('the closing', () => {
  it('names what is not asked, the ways out, and when silence climbs', () =>
    expect(digest('head', [item('feedback-soon')], { notAsked: ['4.1', '4.3'], climbsOn: '2022-06-28' }).closing).toEqual([
      '本次不用填：4.1、4.3。',
      '如有困难，直接回复本邮件，由党政办代填。不是您单位的事，也请回复说明理由和建议单位。',
      '6月24日下班前未反馈的，6月28日报分管领导（只列事项，不排名）。',
    ]));

  it.each([
    { why: 'nothing climbs (派驻)', items: [item('feedback-soon')], climbsOn: null },
    { why: 'no form is asked', items: [item('stated-soon')], climbsOn: '2022-06-28' },
  ])('threatens nobody when $why', ({ items, climbsOn }) => expect(digest('head', items, { climbsOn }).closing).toHaveLength(1));

  it('tells a leader whom to ask', () =>
    expect(digest('leader', [item('feedback-missed')]).closing).toEqual(['有疑问请直接回复本邮件，由党政办答复。']));
});

describe('the proof in the office’s digest', () => {
  const ran = { day: '2022-06-20', due: 12, sent: 12, waiting: 0, failed: 0, failedOf: [], nobody: 0 };
  it.each<{ over: Parameters<typeof digest>[2]; says: string[]; why: string }>([
    { over: {}, says: [], why: 'no run before' },
    { over: { before: ran }, says: ['6月20日的例行提醒：应发12封，已发12封。'], why: 'all went out' },
    { over: { before: { ...ran, due: 0, sent: 0 } }, says: ['6月20日的例行提醒：没有要发的信。'], why: 'nothing was due' },
    {
      over: { before: { ...ran, sent: 9, waiting: 1, failed: 2, failedOf: ['农服中心', '村建办'] } },
      says: ['6月20日的例行提醒：应发12封，已发9封，待重发1封，未能送达2封（农服中心，村建办，请核对邮箱）。'],
      why: 'whose letters did not arrive',
    },
    {
      over: { before: { ...ran, nobody: 2 } },
      says: ['6月20日的例行提醒：应发12封，已发12封。', '有2项没有收件人，请补登负责人或分管领导的邮箱。'],
      why: 'what nobody was there to be told',
    },
    {
      over: { before: ran, unknownYear: 2027 },
      says: ['6月20日的例行提醒：应发12封，已发12封。', '2027年的放假通知还没有录入，暂按周末休息计算工作日。'],
      why: 'a year without a notice',
    },
  ])('$why', ({ over, says }) => expect(digest('office', [item('claim-waits')], over).closing).toEqual(says));

  it.each(['head', 'leader', 'chief'] as const)('is not for a %s', (role) =>
    expect(digest(role, [item('feedback-missed')], { before: ran, unknownYear: 2027 }).closing.join('')).not.toMatch(/例行提醒|放假通知/),
  );
});
