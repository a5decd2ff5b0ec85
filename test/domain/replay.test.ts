import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskAt } from '#domain/cut-off.ts';
import { addDays, type Day } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { issueTask } from '#domain/issue-task.ts';
import type { Move } from '#domain/move.ts';
import { MOVES } from '#domain/moves.ts';
import { KINDS, type Kind } from '#domain/plan.ts';
import { type Task, VERDICTS } from '#domain/task.ts';
import { INCIDENT_LEVELS } from '#domain/task-records.ts';
import { aReport, aRow, aTarget, calendar, policy } from '../support/builders.ts';
import { aHistory, type Event, type LivedTask } from '../support/lived-task.ts';

/** The town's rules when it looks back: others than those under which the task lived. */
const later = { calendar, policy: { ...policy, feedbackDay: 28, clearing: { opens: '08-01', due: '12-20' } } };
const CORN = '玉米种植面积';
const RATE = '卫生厕所覆盖率';
const HERD = '生猪存栏';
const OFFICES = ['农业综合服务中心', '村镇建设办公室', '派出所', '自然资源所'] as const;

/** Of each kind a task with a sum, a ratio and a level, two steps, and departments that are asked for something. */
const issued = (kind: Kind): Task =>
  issueTask(
    aRow({
      kind,
      dueStated: true,
      due: '2022-10-31',
      milestones: [
        { name: '选址', by: '2022-05-31' },
        { name: '完工', by: '2022-10-31' },
      ],
      targets: [
        aTarget({ metric: CORN }),
        aTarget({ metric: RATE, unit: '%', value: 60, by: '2022-09-15' }),
        aTarget({ metric: HERD, unit: '头', value: 0 }),
      ],
      supporting: [OFFICES[1], OFFICES[2]],
      asks: [{ department: OFFICES[2], ask: '联合检查' }],
      together: 'g1',
    }),
    { plan: 'wangjing-2022', day: '2022-03-02', leader: '分管农业副镇长' },
  );

const basis = { text: '望府发〔2022〕8号', date: '2022-03-01', decidedBy: '镇长办公会' };
const office = fc.constantFrom(...OFFICES);
const figure = fc.oneof(
  fc.integer({ min: 0, max: 9000 }),
  fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => Math.round(value * 100) / 100),
);
const ahead = fc.integer({ min: -5, max: 200 });
const node = fc.constantFrom('选址', '完工', '圈舍', '验收');
const village = fc.constantFrom('八柏村', '东风村', '红旗村');
const orNull = <One>(one: fc.Arbitrary<One>) => fc.option(one, { nil: null });

type MoveOn = (day: Day) => Move;
/** What a move of that day is made of. */
const dated = <One>(one: fc.Arbitrary<One>, make: (one: One, day: Day) => Move): fc.Arbitrary<MoveOn> =>
  one.map((value) => (day) => make(value, day));

const said = fc.oneof(
  fc.record({ measure: fc.constantFrom(CORN), added: figure }),
  fc.record({ measure: fc.constant(HERD), total: figure }),
  fc.record({ measure: fc.constant(RATE), numerator: fc.integer({ min: 0, max: 90 }), denominator: fc.constantFrom(undefined, 100, 120) }),
);
const corrected = fc.oneof(
  fc.record({ measure: fc.constantFrom(CORN, HERD), value: figure, reason: fc.constant('误录') }),
  fc.record({ measure: fc.constant(RATE), numerator: fc.integer({ min: 0, max: 90 }), reason: fc.constant('误录') }),
);
const report: fc.Arbitrary<MoveOn> = fc
  .record({
    measures: fc.uniqueArray(said, { maxLength: 3, selector: ({ measure }) => measure }),
    corrections: fc.uniqueArray(corrected, { maxLength: 2, selector: ({ measure }) => measure }),
    node: orNull(fc.record({ name: node, isDone: fc.boolean(), next: orNull(fc.record({ name: node, ahead })) })),
    progress: fc.constantFrom('', '已过半'),
  })
  .map(({ node: step, ...rest }) => (day) => ({
    kind: 'report',
    report: aReport({
      ...rest,
      unchanged: rest.measures.length === 0,
      node: step && {
        name: step.name,
        doneOn: step.isDone ? day : null,
        next: step.next && { name: step.next.name, planned: addDays(day, step.next.ahead) },
      },
    }),
  }));

const on = (move: fc.Arbitrary<Move>): fc.Arbitrary<MoveOn> => move.map((one) => () => one);

const incident = fc
  .record({
    level: fc.constantFrom(...INCIDENT_LEVELS),
    count: fc.integer({ min: 1, max: 3 }),
    measure: orNull(fc.constantFrom(CORN, RATE)),
  })
  .map(
    (one): MoveOn =>
      (day) => ({ kind: 'incident', incident: { ...one, date: day, facts: '小型火情' } }),
  );

const shares = fc
  .uniqueArray(fc.record({ unit: village, target: orNull(figure), value: orNull(figure) }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ unit }) => unit,
  })
  .map((one): Move => ({ kind: 'fill-shares', measures: [{ measure: CORN, shares: one }] }));

/** Rarely, so that a life is long. */
const end = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom<Move>({ kind: 'cancel', basis }, { kind: 'replace', by: 'wangjing-2022-002', basis }, { kind: 'terminate', basis }),
  )
  .map(
    ([die, move]): MoveOn =>
      () =>
        die === 1 ? move : { kind: 'resume', basis },
  );

const MOVE: fc.Arbitrary<MoveOn> = fc.oneof(
  { weight: 8, arbitrary: report },
  { weight: 1, arbitrary: end },
  on(fc.constant({ kind: 'acknowledge' })),
  on(fc.record({ kind: fc.constant('object' as const), reason: fc.constant('不归我单位'), proposed: orNull(office) })),
  on(
    fc.oneof(
      office.map((lead): Move => ({ kind: 'decide-objection', upheld: true, lead, leader: '分管副镇长', note: '' })),
      fc.constant<Move>({ kind: 'decide-objection', upheld: false, lead: null, leader: null, note: '' }),
    ),
  ),
  dated(fc.record({ node: orNull(node), ahead }), (one, day) => ({
    kind: 'ask-extension',
    node: one.node,
    due: addDays(day, one.ahead),
    reason: '雨季',
  })),
  dated(fc.record({ granted: fc.boolean(), ahead: orNull(ahead) }), (one, day) => ({
    kind: 'decide-extension',
    granted: one.granted,
    due: one.ahead === null ? null : addDays(day, one.ahead),
    note: '',
  })),
  on(
    fc.constantFrom<Move>(
      { kind: 'claim' },
      { kind: 'claim' },
      { kind: 'verify' },
      { kind: 'return', reason: '缺表' },
      { kind: 'return', reason: '缺表' },
    ),
  ),
  on(fc.constantFrom(...VERDICTS).map((verdict) => ({ kind: 'assess', verdict, sentence: '按要求推进。' }))),
  on(shares),
  incident,
  dated(fc.integer({ min: 1, max: 3 }), (k, date) => ({ kind: 'handle-incident', k, date, note: '' })),
  on(fc.integer({ min: 1, max: 3 }).map((k) => ({ kind: 'discount-incident', k, reason: '非本辖区' }))),
  fc.oneof(
    on(office.map((department) => ({ kind: 'support', department, period: null, answer: '已配合', figures: [] }))),
    on(fc.constantFrom('2022-Q1', '2022-Q2').map((period) => ({ kind: 'answer-together', with: 'wangjing-2022-002', periods: [period] }))),
  ),
  on(
    fc.record({
      kind: fc.constant('change-target' as const),
      measure: fc.constantFrom(CORN, RATE),
      value: figure,
      valueMax: fc.constant(null),
      basis: fc.constant(basis),
    }),
  ),
  dated(ahead, (days, day) => ({ kind: 'change-due', due: addDays(day, days), basis })),
  on(office.map((lead) => ({ kind: 'move-lead', lead, leader: '分管副镇长', supporting: [OFFICES[2], OFFICES[3]], basis }))),
  on(
    fc
      .uniqueArray(office, { minLength: 1, maxLength: 2 })
      .map((from) => ({ kind: 'take-over', from, lead: '综合执法办', leader: '分管副镇长', basis })),
  ),
  { weight: 2, arbitrary: on(fc.constantFrom<Move>({ kind: 'suspend', basis }, { kind: 'resume', basis }, { kind: 'resume', basis })) },
);

/** Lives through those of the moves that the rules allow, with every stand on the way. */
const lifeOf = (task: Task, steps: readonly { readonly days: number; readonly move: MoveOn }[]) => {
  let lived: LivedTask = { task, history: [] };
  let day = task.publishedOn;
  const stands: { readonly day: Day; readonly task: Task }[] = [];
  for (const step of steps) {
    day = addDays(day, step.days);
    const next = allowed(lived, { day, move: step.move(day) });
    if (next) {
      lived = next;
      stands.push({ day, task: next.task });
    }
  }
  return { ...lived, stands };
};

/** The life after one more event; undefined when the rules refuse it. Whatever else is thrown is a defect. */
const allowed = ({ task, history }: LivedTask, event: Event): LivedTask | undefined => {
  try {
    const one = aHistory(task, [event]);
    return { task: one.task, history: [...history, ...one.history] };
  } catch (error) {
    if (error instanceof RuleError) return undefined;
    throw error;
  }
};

const STEPS = fc.array(fc.record({ days: fc.nat({ max: 12 }), move: MOVE }), { maxLength: 80, size: 'max' });
const seen = new Set<string>();

/** What is said of a task in two places is the same in both, and nothing waits that nobody can decide. */
const expectNoContradiction = ({
  state,
  pending,
  suspended,
  ended,
  assessment,
  completedOn,
  acknowledgedOn,
  nodes,
  due,
  ...task
}: Task): void => {
  const over = ['claimed', 'completed', 'assessed', 'suspended', 'ended'].includes(state);
  if (over || pending?.kind === 'objection')
    expect({ state, pending }).toEqual({ state: over ? state : 'issued', pending: over ? null : pending });
  expect({ suspended: suspended !== null, ended: ended !== null, assessed: assessment !== null, completed: completedOn !== null }).toEqual({
    suspended: state === 'suspended',
    ended: state === 'ended',
    assessed: state === 'assessed',
    completed: state === 'completed',
  });
  if (state === 'issued') expect(acknowledgedOn).toBeNull();
  if (pending?.kind === 'extension') {
    const dates =
      pending.node === null ? [due] : nodes.flatMap((one) => (one.name === pending.node && one.doneOn === null ? [one.planned] : []));
    expect(dates).toEqual([pending.from]);
  }
  expect(task.supporting).not.toContain(task.lead);
  for (const names of [nodes.map(({ name }) => name), task.reported, task.supporting]) expect(names).toEqual([...new Set(names)]);
  for (const { value, updates } of task.measures) expect(value === null).toBe(updates.length === 0);
};

describe.each(KINDS)('any life of a %s task', (kind) => {
  it('is at each version and on each day what was stored then', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        const { task, history, stands } = lifeOf(issued(kind), steps);
        for (const { move } of history) seen.add(move.kind);
        for (const stand of stands) {
          expect(taskAt(task, history, { version: stand.task.version }, later)).toEqual(stand.task);
          const last = stands.findLast(({ day }) => day <= stand.day)!;
          expect(taskAt(task, history, { day: stand.day }, later)).toEqual(last.task);
        }
        expect(history.map(({ version }) => version)).toEqual(history.map((_, i) => i + 2));
      }),
      { numRuns: 300 },
    );
  });

  it('is never in a state that contradicts itself', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        for (const stand of lifeOf(issued(kind), steps).stands) expectNoContradiction(stand.task);
      }),
      { numRuns: 300 },
    );
  });
});

it('has tried every move there is', () => expect([...seen].toSorted()).toEqual(Object.keys(MOVES).toSorted()));
