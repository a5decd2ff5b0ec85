import { describe, expect, it } from 'vitest';
import { digestWords } from '#documents/digest-letter.ts';
import {
  type Letter,
  type LetterContent,
  REMINDER_REASONS,
  type Reminder,
  type ReminderItem,
  type ReminderReason,
} from '#domain/letter.ts';

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
  over: Partial<Reminder> & Pick<Digest, 'climbsOn' | 'climbsTo' | 'isDispatched' | 'before' | 'unknownYear'> = {},
) => {
  const { climbsOn = null, climbsTo, isDispatched, before, unknownYear, ...beside } = over;
  const content: Digest = {
    kind: 'digest',
    plan: 'wangjing-2022',
    role,
    climbsOn,
    ...(climbsTo !== undefined && { climbsTo }),
    ...(isDispatched !== undefined && { isDispatched }),
    ...(before && { before }),
    ...(unknownYear && { unknownYear }),
    reminder: { person: 'x', day: '2022-06-21', items, notAsked: [], ...beside },
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
      items: [
        item('returned', { due: '2022-06-20' }),
        item('stated-overdue', { n: '002', due: '2022-06-20' }),
        item('feedback-soon', { n: '003' }),
      ],
      says: '农服中心：6月24日（周五）前反馈3项，其中退回1项',
      why: 'a returned claim is the worst',
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
      says: '农服中心主任王某：6月21日，没有反馈1项，请您过问',
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
      '年底清账，6月24日前（1项）',
      '本期例行，6月24日前（1项）',
    ]);
  });

  it('have their day in the heading when they share it, else each behind its title', () => {
    const two = [item('feedback-soon'), item('feedback-soon', { n: '002', due: '2022-06-27', ask: '6月27日（周一）前填6月反馈：亩数。' })];
    const [section] = digest('head', two).sections;
    expect(section!.heading).toBe('本期例行（2项）');
    expect(section!.points.map(({ title }) => title)).toEqual(['1.1 大豆种植 —— 6月24日（周五）前', '1.1 大豆种植 —— 6月27日（周一）前']);
  });

  it('begin with what was returned, the office’s opinion and what was reported', () => {
    const items = [
      item('feedback-soon'),
      item('returned', { due: '2022-06-20', ask: '党政办意见：缺两村验收面积。', n: '002', id: '1.3' }),
    ];
    expect(digest('head', items).sections[0]).toEqual({
      heading: '退回，请补（1项）',
      points: [
        {
          title: '1.3 大豆种植 —— 6月20日退回',
          details: ['党政办意见：缺两村验收面积。', '您上次报：大豆种植面积 640 / 2010亩（5月25日报）'],
        },
      ],
    });
  });

  it('tell what is known of a task once, however often it is asked for', () => {
    const items = [item('feedback-today'), item('stated-overdue', { ask: '本事项6月20日已到期：填最新的数。' })];
    const known = digest('head', items).sections.flatMap(({ points }) => points.map(({ details }) => details.length));
    expect(known).toEqual([2, 1]);
  });

  it.each<{ reason: ReminderReason; due: string; ask: string; title: string; asks: string; why: string }>([
    {
      reason: 'stated-soon',
      due: '2022-06-30',
      ask: '“圈舍”6月30日（周四）到期：填是否完成、完成日期。',
      title: '1.1 大豆种植 —— “圈舍”',
      asks: '要填：是否完成、完成日期。',
      why: 'a node by its name, its day in the heading',
    },
    {
      reason: 'stated-soon',
      due: '2022-06-30',
      ask: '本事项6月30日（周四）到期：填最新的数。',
      title: '1.1 大豆种植',
      asks: '要填：最新的数。',
      why: 'the task’s own day stands in the heading',
    },
    {
      reason: 'stated-overdue',
      due: '2022-06-20',
      ask: '本事项6月20日已到期：填最新的数。',
      title: '1.1 大豆种植 —— 6月20日已到期',
      asks: '要填：最新的数。',
      why: 'what is over has its day',
    },
    {
      reason: 'stated-soon',
      due: '2022-06-30',
      ask: '请在6月30日（周四）前答复代表。',
      title: '1.1 大豆种植',
      asks: '要填：请在6月30日（周四）前答复代表。',
      why: 'deputies',
    },
    {
      reason: 'feedback-today',
      due: '2022-06-24',
      ask: '6月24日（周五）下班前填二季度反馈：亩数。',
      title: '1.1 大豆种植',
      asks: '要填（二季度反馈）：亩数。',
      why: 'the form by its name',
    },
  ])('$why', ({ reason, due, ask, title, asks }) => {
    const [point] = digest('head', [item(reason, { due, ask, last: [] })]).sections[0]!.points;
    expect(point).toEqual({ title, details: [asks] });
  });

  it.each(REMINDER_REASONS)('every reason has a section: %s', (reason) => {
    const [section, ...others] = digest('head', [item(reason)]).sections;
    expect([section!.points.length, others.length]).toEqual([1, 0]);
  });

  it('show the last value, the target and what exactly to fill in', () =>
    expect(digest('head', [item('feedback-soon')]).sections[0]!.points[0]).toEqual({
      title: '1.1 大豆种植',
      details: ['大豆种植面积 640 / 2010亩（5月25日报）', '要填（二季度反馈）：本期新增大豆种植面积（亩）。'],
    }));

  it('speaks of a list that was not acknowledged, not of the task that carries it', () => {
    const [section] = digest('office', [item('list-missing', { ask: '农服中心3月2日下达的任务清单还没有签收完，请联系。' })]).sections;
    expect(section!.points).toEqual([{ title: '农服中心的任务清单', details: ['农服中心3月2日下达的任务清单还没有签收完，请联系。'] }]);
  });

  it('sends the office with its questions to nobody', () => expect(digest('office', [item('claim-waits')]).closing).toEqual([]));

  it('tell a leader whom to speak to, and no more', () => {
    const [point] = digest('leader', [item('feedback-missed', { ask: '农服中心没有填二季度反馈，请您过问一次。' })]).sections[0]!.points;
    expect(point).toEqual({ title: '1.1 大豆种植 —— 6月24日应报', details: ['农服中心没有填二季度反馈，请您过问一次。'] });
  });

  it('name the department to the chief, with what there is to judge by', () => {
    const [point] = digest('chief', [item('chief-overdue', { ask: '★重点事项滞后，请您协调。' })]).sections[0]!.points;
    expect(point).toEqual({
      title: '1.1 大豆种植（农服中心）',
      details: ['★重点事项滞后，请您协调。', '大豆种植面积 640 / 2010亩（5月25日报）'],
    });
  });
});

describe('the opening', () => {
  it.each<{ role: Digest['role']; items: ReminderItem[]; says: string; why: string }>([
    {
      role: 'head',
      items: [item('feedback-soon')],
      says: '这封信列出您单位要办的事。一个链接，一次填完，约1分钟。',
      why: 'a minute at least',
    },
    {
      role: 'head',
      items: ['001', '002', '003', '004', '005'].map((n) => item('feedback-soon', { n })),
      says: '这封信列出您单位要办的事。一个链接，一次填完，约3分钟。',
      why: 'half a minute a task',
    },
    {
      role: 'leader',
      items: [item('extension-waits'), item('feedback-missed'), item('feedback-missed')],
      says: '今天请您：过问一次没有反馈的2项，审批延期1项。只列事项，不排名。',
      why: 'what the leader is to do',
    },
    { role: 'chief', items: [item('chief-overdue')], says: '今天请您：协调1项。其余事项见每月通报。', why: 'the chief' },
    {
      role: 'office',
      items: [item('list-missing'), item('claim-waits'), item('feedback-soon'), item('stated-soon')],
      says: '今天请您：核验1项，联系没有负责人的单位填报1项，联系1个单位签收清单。',
      why: 'the office',
    },
  ])('$why: $says', ({ role, items, says }) => expect(digest(role, items).opening).toBe(says));
});

describe('a letter to organs that the town does not command', () => {
  const { subject, opening, sections } = digest('head', [item('feedback-soon')], { isDispatched: true });
  it('asks, and does not order', () => {
    expect(subject).toBe('农服中心：商请6月24日（周五）前反馈1项');
    expect(opening).toBe('下面是商请贵单位协助填报的事。一个链接，一次填完，约1分钟。');
    expect(sections[0]!.points[0]!.details.at(-1)).toBe('请协助填（二季度反馈）：本期新增大豆种植面积（亩）。');
  });
});

describe('the closing', () => {
  it('names what is not asked, what others ask, the ways out, and when silence climbs to whom', () => {
    const supports = [
      { task: 'wangjing-2022-022', department: '农服中心', id: '7.2', title: '河长制', lead: '水管站', ask: '提供数据' },
      { task: 'wangjing-2022-033', department: '农服中心', id: '10.2', title: '纠四风', lead: '纪检办', ask: '' },
    ];
    const beside = { notAsked: ['4.1、4.3（7月）', '1.5（9月）'], supports, unplanned: true, mayObject: true };
    expect(digest('head', [item('feedback-soon')], { ...beside, climbsOn: '2022-06-28', climbsTo: '分管农业副镇长' }).closing).toEqual([
      '本次不用填：4.1、4.3（7月）；1.5（9月）。',
      '配合别人的事：7.2 河长制（水管站牵头）——提供数据；10.2 纠四风（纪检办牵头）（在链接里答复）。',
      '做了计划以外的事，在链接里“计划外工作”一栏记一句话和数字；没有的不用填。',
      '如有困难，直接回复本邮件，或打党政办电话，由党政办代填。',
      '6月24日下班前未反馈的，6月28日报分管农业副镇长（只列事项，不排名）。',
      '不是您单位的事，请在链接里点“提异议”。',
    ]);
  });

  it('offers the objection in the form only while the form takes it', () =>
    expect(digest('head', [item('feedback-soon')], { supports: [] }).closing).toEqual([
      '配合别人的事：无。',
      '如有困难，直接回复本邮件，或打党政办电话，由党政办代填。',
      '不是您单位的事，请回复说明理由和建议单位。',
    ]));

  it.each([
    { why: 'nothing climbs (派驻)', items: [item('feedback-soon')], climbsOn: null },
    { why: 'no form is asked', items: [item('stated-soon')], climbsOn: '2022-06-28' },
  ])('threatens nobody when $why', ({ items, climbsOn }) =>
    expect(digest('head', items, { climbsOn }).closing.join('')).not.toContain('未反馈的'),
  );

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
