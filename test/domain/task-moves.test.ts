import { describe, expect, it } from 'vitest';
import { RuleError } from '#domain/errors.ts';
import type { Move, MoveName } from '#domain/move.ts';
import { MOVES } from '#domain/moves.ts';
import { KINDS, type Kind } from '#domain/plan.ts';
import { TASK_STATES, type Task, type TaskState } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import { aMeasure, aNode, anIncident, aReport, aTask, calendar, policy } from '../support/builders.ts';

const basis = { text: '望府发〔2022〕8号', date: '2022-06-01', decidedBy: '镇长办公会' };

const EXAMPLES: Record<MoveName, Move> = {
  acknowledge: { kind: 'acknowledge' },
  object: { kind: 'object', reason: '不属我单位职责', proposed: '村镇建设办' },
  'decide-objection': { kind: 'decide-objection', upheld: true, lead: '村镇建设办', leader: '分管副镇长', note: '按职责划转' },
  report: { kind: 'report', report: aReport({ progress: '正在推进' }) },
  'answer-together': { kind: 'answer-together', with: 'wangjing-2022-002', periods: ['2022-Q1'] },
  'ask-extension': { kind: 'ask-extension', node: null, due: '2022-10-20', reason: '雨季停工' },
  'decide-extension': { kind: 'decide-extension', granted: true, due: null, note: '' },
  claim: { kind: 'claim' },
  verify: { kind: 'verify' },
  return: { kind: 'return', reason: '缺八柏村验收面积' },
  assess: { kind: 'assess', verdict: 'met', sentence: '全年未发生较大以上安全事故。' },
  'fill-shares': {
    kind: 'fill-shares',
    measures: [{ measure: '玉米种植面积', shares: [{ unit: '八柏村', target: 600, value: 640 }] }],
  },
  incident: { kind: 'incident', incident: { date: '2022-06-20', level: 'general', count: 1, facts: '小型火情', measure: null } },
  'handle-incident': { kind: 'handle-incident', k: 1, date: '2022-06-21', note: '已扑灭' },
  'discount-incident': { kind: 'discount-incident', k: 1, reason: '不在辖区' },
  support: { kind: 'support', department: '派出所', period: null, answer: '已联合检查一次', figures: [] },
  'change-target': { kind: 'change-target', measure: '玉米种植面积', value: 5000, valueMax: null, basis },
  'change-due': { kind: 'change-due', due: '2022-11-30', basis },
  'move-lead': { kind: 'move-lead', lead: '村镇建设办', leader: '分管副镇长', supporting: [], basis },
  'take-over': { kind: 'take-over', from: ['农业综合服务中心'], lead: '农业农村办', leader: '分管副镇长', basis },
  suspend: { kind: 'suspend', basis },
  resume: { kind: 'resume', basis },
  cancel: { kind: 'cancel', basis },
  replace: { kind: 'replace', by: 'wangjing-2022-002', basis },
  terminate: { kind: 'terminate', basis },
};
const names = Object.keys(EXAMPLES) as MoveName[];

const move = (task: Task, name: MoveName, day = '2022-06-22') => moveTask(task, EXAMPLES[name], { day, calendar, policy });

/** A task from which every move may start, as far as its own state goes: what it waits for, and what it rests on, are there. */
const ready = (name: MoveName, task: Partial<Task>): Task =>
  aTask({
    measures: [aMeasure({ target: 6000 })],
    supporting: ['派出所'],
    asks: [{ department: '派出所', ask: '每季联合检查一次' }],
    incidents: name.endsWith('-incident') ? [anIncident()] : [],
    due: '2022-09-30',
    dueStated: true,
    assignedOn: '2022-06-20',
    pending:
      name === 'decide-objection'
        ? { kind: 'objection', reason: '', proposed: null, day: '2022-06-21', update: 2 }
        : name === 'decide-extension'
          ? { kind: 'extension', node: null, from: '2022-09-30', due: '2022-10-20', reason: '', day: '2022-06-21', update: 2 }
          : null,
    suspended: task.state === 'suspended' ? { from: 'underway', basis, day: '2022-06-01', update: 3 } : null,
    ...task,
  });

const refusal = (act: () => unknown): RuleError | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
};

/** What the office may change of an unfinished task, wherever it stands. */
const ANYWHERE = { cancel: 'ended', replace: 'ended', terminate: 'ended' } as const;
/** What may be told as long as a task is open. */
const TOLD = { 'fill-shares': 'underway', incident: 'underway' } as const;

/** The whole table, said a second time: where each move leads from each state. */
const LEADS_TO: Record<TaskState, Partial<Record<MoveName, TaskState>>> = {
  issued: {
    ...ANYWHERE,
    ...TOLD,
    support: 'issued',
    'handle-incident': 'issued',
    'discount-incident': 'issued',
    acknowledge: 'underway',
    object: 'issued',
    'decide-objection': 'issued',
    report: 'underway',
    'answer-together': 'underway',
    'ask-extension': 'issued',
    'decide-extension': 'issued',
    assess: 'assessed',
    'change-target': 'issued',
    'change-due': 'issued',
    'move-lead': 'issued',
    'take-over': 'issued',
    suspend: 'suspended',
  },
  underway: {
    ...ANYWHERE,
    ...TOLD,
    support: 'underway',
    'handle-incident': 'underway',
    'discount-incident': 'underway',
    report: 'underway',
    'answer-together': 'underway',
    'ask-extension': 'underway',
    'decide-extension': 'underway',
    claim: 'claimed',
    assess: 'assessed',
    'change-target': 'underway',
    'change-due': 'underway',
    'move-lead': 'underway',
    'take-over': 'underway',
    suspend: 'suspended',
  },
  claimed: { ...ANYWHERE, support: 'claimed', verify: 'completed', return: 'underway', 'move-lead': 'claimed', 'take-over': 'claimed' },
  completed: {},
  // What happens after the verdict takes it back.
  assessed: { incident: 'underway', 'handle-incident': 'assessed', 'discount-incident': 'assessed' },
  suspended: {
    ...ANYWHERE,
    'change-target': 'suspended',
    'change-due': 'suspended',
    'move-lead': 'suspended',
    'take-over': 'suspended',
    resume: 'underway',
  },
  ended: {},
};
const CLAIMABLE: readonly Kind[] = ['quantity', 'milestone', 'coverage', 'campaign'];
const OF_A_CLAIM: readonly MoveName[] = ['claim', 'verify', 'return'];
const OF_INCIDENTS: readonly MoveName[] = ['incident', 'handle-incident', 'discount-incident'];

/** Where a move leads from a state for a kind, or the code with which it is refused. */
const expectedOf = (state: TaskState, kind: Kind, name: MoveName): TaskState | 'WrongState' | 'WrongKind' =>
  (OF_A_CLAIM.includes(name) && !CLAIMABLE.includes(kind)) || (OF_INCIDENTS.includes(name) && kind !== 'zero-incident')
    ? 'WrongKind'
    : (LEADS_TO[state][name] ?? 'WrongState');

describe('moveTask', () => {
  const cells = TASK_STATES.flatMap((state) =>
    KINDS.flatMap((kind) => names.map((name) => ({ state, kind, name, to: expectedOf(state, kind, name) }))),
  );

  it.each(cells)('$kind $state –$name→ $to', ({ state, kind, name, to }) => {
    const task = ready(name, { kind, state, version: 4 });
    if (to === 'WrongState' || to === 'WrongKind') expect(refusal(() => move(task, name))?.code).toBe(to);
    else expect(move(task, name)).toMatchObject({ state: to, version: 5 });
  });

  it.each(KINDS.map((kind) => ({ kind, may: !['zero-incident', 'continuing'].includes(kind) })))(
    '$kind may be claimed: $may',
    ({ kind, may }) => {
      expect(refusal(() => move(aTask({ kind: kind as Kind }), 'claim'))?.code).toBe(may ? undefined : 'WrongKind');
    },
  );

  it.each(KINDS.map((kind) => ({ kind })))('$kind may be assessed', ({ kind }) =>
    expect(move(aTask({ kind }), 'assess').state).toBe('assessed'),
  );

  it('names the state in the refusal', () => {
    expect(refusal(() => move(aTask({ kind: 'quantity', state: 'claimed' }), 'report'))?.message).toBe('事项待核验，现在不能反馈进展。');
  });
});

describe('what a move keeps', () => {
  it('a report acknowledges, answers the open and late periods, and is remembered by its update', () => {
    const task = move(
      aTask({ state: 'issued', acknowledgedOn: null, version: 1, returned: { day: '2022-06-20', reason: '缺' } }),
      'report',
    );
    expect(task).toMatchObject({
      acknowledgedOn: '2022-06-22',
      reported: ['2022-Q1', '2022-Q2'],
      lastReport: { day: '2022-06-22', update: 2, progress: '正在推进', problems: '' },
      returned: null,
    });
  });

  it('a report between two forms answers nothing, and keeps the acknowledgement', () => {
    const task = move(aTask({ reported: ['2022-Q1'] }), 'report', '2022-05-10');
    expect([task.reported, task.acknowledgedOn]).toEqual([['2022-Q1'], '2022-03-03']);
  });

  it('a report puts its figures under its own version', () => {
    const measures = [aMeasure({ target: 6000 })];
    const said: Move = { kind: 'report', report: aReport({ measures: [{ measure: '玉米种植面积', added: 1900 }] }) };
    const task = moveTask(aTask({ kind: 'quantity', measures, version: 7 }), said, { day: '2022-03-25', calendar, policy });
    expect(task.measures[0]).toMatchObject({ value: 1900, updates: [8] });
  });

  it('keeps the first 200 characters of a narrative', () => {
    const said: Move = { kind: 'report', report: aReport({ progress: '进'.repeat(300) }) };
    expect(moveTask(aTask(), said, { day: '2022-03-25', calendar, policy }).lastReport?.progress).toHaveLength(200);
  });

  it('a claim answers the form of its period and waits from that day; its return reopens the task', () => {
    const claimed = move(aTask({ kind: 'campaign', reported: ['2022-Q1'] }), 'claim');
    expect(claimed).toMatchObject({ claimedOn: '2022-06-22', reported: ['2022-Q1', '2022-Q2'] });
    expect(move(claimed, 'return', '2022-06-24')).toMatchObject({
      state: 'underway',
      claimedOn: null,
      returned: { day: '2022-06-24', reason: '缺八柏村验收面积' },
    });
  });

  it.each<{ why: string; nodes: Task['nodes']; sensitive?: boolean; says: string | undefined }>([
    { why: 'a step is open', nodes: [aNode({ name: '选址', planned: '2022-04-20' }), aNode()], says: '节点“选址”还没有报完成' },
    {
      why: 'the dated end is open',
      nodes: [aNode({ name: '选址', planned: '2022-04-20', doneOn: '2022-04-18' }), aNode({ planned: '2022-09-30' })],
      says: '节点“完成”还没有报完成',
    },
    {
      why: 'two are open, of a sensitive task',
      nodes: [aNode({ name: '约谈', planned: '2022-04-20' }), aNode({ planned: '2022-09-30' })],
      sensitive: true,
      says: '节点1、节点2还没有报完成',
    },
    {
      why: 'all that has a date is done',
      nodes: [aNode({ name: '选址', planned: '2022-04-20', doneOn: '2022-04-18' }), aNode()],
      says: undefined,
    },
    { why: 'there is but the end, which nobody dated', nodes: [aNode()], says: undefined },
  ])('is claimed when its nodes are done: $why', ({ nodes, sensitive = false, says }) => {
    const refused = refusal(() => move(aTask({ kind: 'milestone', nodes, sensitive }), 'claim'));
    expect([refused?.code, refused?.message]).toEqual(
      says === undefined ? [undefined, undefined] : ['WrongState', `${says}，请先报完成日期，再申请办结。`],
    );
  });

  it('a second claim clears the return', () => {
    expect(move(aTask({ kind: 'campaign', returned: { day: '2022-06-20', reason: '缺' } }), 'claim').returned).toBeNull();
  });

  it('a verified task is complete on that day', () => {
    expect(move(aTask({ kind: 'campaign', state: 'claimed', claimedOn: '2022-06-20' }), 'verify').completedOn).toBe('2022-06-22');
  });

  it('an assessment is the closing form, also of a task that nobody acknowledged', () => {
    expect(move(aTask({ state: 'issued', acknowledgedOn: null, version: 1 }), 'assess', '2022-12-05')).toMatchObject({
      acknowledgedOn: '2022-12-05',
      assessment: { verdict: 'met', day: '2022-12-05', update: 2 },
      reported: ['2022-Q1', '2022-Q2', '2022-Q3', '2022-closing'],
    });
  });

  it('does not touch the task it is given', () => {
    const task = Object.freeze(aTask({ kind: 'campaign' }));
    expect(() => move(task, 'report')).not.toThrow();
  });
});

describe('MOVES', () => {
  /** Who may make each move, said a second time. */
  const BY: Record<string, readonly MoveName[]> = {
    'head office': ['acknowledge', 'object', 'report', 'ask-extension', 'claim', 'assess'],
    'chief leader office': ['decide-extension'],
    office: [
      'decide-objection',
      'verify',
      'return',
      'change-target',
      'change-due',
      'move-lead',
      'suspend',
      'resume',
      'cancel',
      'replace',
      'terminate',
    ],
  };

  it.each(Object.entries(BY).flatMap(([by, moves]) => moves.map((name) => ({ name, by }))))('$name is made by $by', ({ name, by }) =>
    expect(MOVES[name].by.toSorted().join(' ')).toBe(by),
  );

  it('names each move', () => expect(Object.keys(MOVES).toSorted()).toEqual(names.toSorted()));
});
