import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksOf } from '#domain/feedback-rhythm.ts';
import { issueTask } from '#domain/issue-task.ts';
import { COMPARISONS, KINDS } from '#domain/plan.ts';
import type { Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import { type Action, type ScriptInput, scriptOfTheYear } from '#local/script-of-the-year.ts';
import { aMeasure, aRow, aTarget, calendar, policy } from '../support/builders.ts';
import { organization } from '../support/example-town.ts';
import { wangjingTasks } from '../support/wangjing-plan.ts';

const asks = (task: Task) => asksOf(task, calendar, policy);

const inputOf = (tasks: readonly Task[], rest: Partial<ScriptInput> = {}): ScriptInput => ({
  plan: 'wangjing-2022',
  year: 2022,
  tasks,
  organization,
  seed: 7,
  calendar,
  asks,
  ...rest,
});

/** 望京镇's plan with the corn-and-soybean strips as a part of the soybeans, and counters on some continuing work. */
const town = (): readonly Task[] =>
  wangjingTasks().map((task) => ({
    ...task,
    measures:
      task.id === '1.1'
        ? task.measures.map((one) => (one.name.startsWith('带状') ? { ...one, target: { ...one.target!, within: '大豆种植面积' } } : one))
        : task.id === '9.1'
          ? [aMeasure({ name: '排查矛盾纠纷', unit: '件' }), aMeasure({ name: '化解矛盾纠纷', unit: '件' })]
          : task.measures,
  }));

/** Plays the script by the rules of the domain, which refuse what must not be. */
const played = (tasks: readonly Task[], actions: readonly Action[]): readonly Task[] => {
  const state = new Map(tasks.map((task) => [task.n, task]));
  for (const action of actions) {
    const day = action.at.slice(0, 10);
    const move = action.kind === 'report' ? { kind: action.kind, report: action.body } : { kind: action.kind, ...action.body };
    state.set(action.n, moveTask(state.get(action.n)!, move as Parameters<typeof moveTask>[1], { day, calendar, policy }));
  }
  return [...state.values()];
};

const ofKind = (actions: readonly Action[], kind: Action['kind']) => actions.filter((action) => action.kind === kind);
const reportsOn = (actions: readonly Action[], n: string) =>
  actions.flatMap((action) => (action.kind === 'report' && action.n === n ? [action] : []));

describe('the year of the example town', () => {
  const tasks = town();
  const actions = scriptOfTheYear(inputOf(tasks));
  const after = played(tasks, actions);
  const byId = (id: string) => after.find((task) => task.id === id)!;

  it('is the same year for the same seed, and another for another', () => {
    expect(scriptOfTheYear(inputOf(town()))).toEqual(actions);
    expect(scriptOfTheYear(inputOf(town(), { seed: 8 }))).not.toEqual(actions);
  });

  it('does to a task the same whatever other task stands beside it', () => {
    const without = tasks.filter(({ id }) => id !== '9.3');
    expect(scriptOfTheYear(inputOf(without))).toEqual(actions.filter(({ n }) => without.some((task) => task.n === n)));
  });

  it('is in order of time, with an id for each action that fits an Idempotency-Key', () => {
    expect(actions.map(({ at }) => at)).toEqual(actions.map(({ at }) => at).toSorted());
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
    for (const { id } of actions) expect(id).toMatch(/^[\w.:@-]{8,128}$/);
  });

  it('keeps to workdays and office hours', () => {
    for (const { at } of actions) {
      expect(calendar.isWorkday(at.slice(0, 10))).toBe(true);
      expect(at.slice(11, 16) >= '08:40' && at.slice(11, 16) < '17:51').toBe(true);
    }
  });

  it('acknowledges every list, within the first week but for the silent department', () => {
    const acknowledged = ofKind(actions, 'acknowledge');
    expect(acknowledged).toHaveLength(34);
    expect(acknowledged.filter(({ at }) => at < '2022-03-10').length).toBeGreaterThan(30);
  });

  it('closes every task, and never touches one that is over', () => {
    expect(after.filter(({ state }) => state !== 'completed' && state !== 'assessed')).toEqual([]);
    for (const { at } of ofKind(actions, 'assess')) expect(at >= '2022-12-01' && at < '2022-12-11').toBe(true);
  });

  it('has the office verify claims one to four workdays later', () => {
    for (const verified of ofKind(actions, 'verify')) {
      const claimed = actions.findLast(({ kind, n, at }) => kind === 'claim' && n === verified.n && at < verified.at)!;
      expect(calendar.between(claimed.at.slice(0, 10), verified.at.slice(0, 10))).toBeOneOf([1, 2, 3, 4]);
      expect(verified.by).toBe('ducha@wangjing.example');
    }
  });

  it('answers most forms in time, some early, some late', () => {
    const lateness = after.flatMap((task) =>
      asks(task).flatMap(({ opens, due }) => {
        const report = reportsOn(actions, task.n).find(({ at }) => at.slice(0, 10) >= opens);
        return report ? [calendar.between(due, report.at.slice(0, 10))] : [];
      }),
    );
    const share = (is: (days: number) => boolean) => lateness.filter(is).length / lateness.length;
    expect(share((days) => days <= 0)).toBeGreaterThan(0.75);
    expect(share((days) => days <= -2)).toBeGreaterThan(0.05);
    expect(lateness.filter((days) => days >= 1 && days <= 6).length).toBeGreaterThan(2);
  });

  it('has the dispatched market office silent for the third quarter', () => {
    const silent = tasks.find(({ lead }) => lead === '市场监督管理所')!;
    const spoken = reportsOn(actions, silent.n).map(({ at }) => at.slice(0, 10));
    expect(spoken.filter((day) => day >= '2022-07-01' && day <= '2022-10-08')).toEqual([]);
    expect(spoken.filter((day) => day > '2022-10-08').length).toBeGreaterThan(0);
  });

  it('has some departments phone, and the office fill in for them', () => {
    const phoned = actions.filter(({ via }) => via === 'phone');
    expect(phoned.length).toBeGreaterThan(3);
    expect(new Set(phoned.map(({ onBehalfOf }) => onBehalfOf))).not.toContain(null);
    for (const { by } of phoned) expect(by).toBe('ducha@wangjing.example');
  });

  it('misses the part of a target whose whole is met, and says why', () => {
    const grain = byId('1.1');
    const values = new Map(grain.measures.map((one) => [one.name, one]));
    expect(values.get('大豆种植面积')!.value).toBeGreaterThanOrEqual(2010);
    expect(values.get('玉米种植面积')!.value).toBeGreaterThanOrEqual(6000);
    expect(values.get('带状复合种植面积')!.value).toBeLessThan(1300);
    expect(reportsOn(actions, grain.n).at(-1)!.body.problems).toMatch(/^受种子、资金等条件限制，带状复合种植面积尚差\d+亩。$/);
    expect(reportsOn(actions, grain.n)[0]!.body.problems).toMatch(/低温阴雨/);
  });

  it('raises the coverage from its base, with numerator and denominator, and stays a little short', () => {
    const toilets = byId('5.1');
    const [measure] = toilets.measures;
    expect(measure!.base).toBeGreaterThan(49);
    expect(measure!.value).toBeGreaterThan(measure!.base!);
    expect(measure!.value).toBeLessThan(60);
    expect(toilets.assessment!.verdict).toBe('not-met');
    const first = reportsOn(actions, toilets.n)[0]!.body.measures[0];
    expect(first).toHaveProperty('denominator');
  });

  it('has one claim returned, corrected and claimed again', () => {
    const [returned, ...more] = ofKind(actions, 'return');
    expect(more).toEqual([]);
    const story = actions.filter(({ n, at }) => n === returned!.n && at >= returned!.at).map(({ kind }) => kind);
    expect(story).toEqual(['return', 'report', 'claim', 'verify']);
  });

  it('confirms each quarter that nothing happened', () => {
    const confirmed = reportsOn(actions, byId('8.4').n);
    expect(confirmed).toHaveLength(4);
    for (const { body } of confirmed) expect(body.noIncident).toBe(true);
  });

  it('plans steps in front of the last node and reports them done', () => {
    const cattle = byId('4.2');
    expect(cattle.nodes.map(({ name }) => name)).toEqual(['选址', '用地备案', '圈舍建设', '完成']);
    expect(cattle.nodes.every(({ doneOn }) => doneOn !== null)).toBe(true);
    expect(cattle.state).toBe('completed');
  });

  it('never puts right more than was found', () => {
    const [found, solved] = byId('9.1').measures;
    expect(found!.value).toBeGreaterThan(0);
    expect(solved!.value).toBeLessThanOrEqual(found!.value!);
  });

  it('writes nothing but figures on a sensitive task', () => {
    const sensitive = tasks.map((task) => (task.id === '10.2' ? { ...task, sensitive: true } : task));
    const reports = reportsOn(scriptOfTheYear(inputOf(sensitive)), byId('10.2').n);
    for (const { body } of reports) expect(body).toMatchObject({ progress: '', problems: '', unchanged: true });
  });
});

describe('odd plans', () => {
  const only = (...kinds: readonly string[]) => town().filter(({ kind }) => kinds.includes(kind));

  it.each([
    { why: 'no quantity task', tasks: town().filter(({ kind }) => kind !== 'quantity') },
    { why: 'continuing work only', tasks: only('continuing') },
    { why: 'one department', tasks: town().filter(({ lead }) => lead === '信访办公室') },
    { why: 'one task', tasks: only('milestone').slice(0, 1) },
    { why: 'no task', tasks: [] },
  ])('lives a year with $why', ({ tasks }) => {
    const after = played(tasks, scriptOfTheYear(inputOf(tasks)));
    expect(after.every(({ state }) => state === 'completed' || state === 'assessed')).toBe(true);
  });

  it('has the office fill in for a department without a head', () => {
    const tasks = town().slice(0, 5);
    const people = organization.people.filter(({ role }) => role !== 'head');
    const actions = scriptOfTheYear(inputOf(tasks, { organization: { ...organization, people } }));
    expect(new Set(actions.map(({ by }) => by))).toEqual(new Set(['ducha@wangjing.example']));
    for (const { kind, onBehalfOf } of actions) expect(onBehalfOf).toBe(kind === 'verify' || kind === 'return' ? null : '农业综合服务中心');
  });

  it('leaves a project of several years unfinished', () => {
    const row = { kind: 'milestone' as const, due: '2024-06-30', dueStated: true };
    const tasks = [issueTask(aRow(row), { plan: 'wangjing-2022', day: '2022-03-02', leader: '镇长' })];
    expect(played(tasks, scriptOfTheYear(inputOf(tasks)))[0]).toMatchObject({ state: 'assessed', assessment: { verdict: 'largely-met' } });
  });
});

const anyTask = fc.record({
  kind: fc.constantFrom(...KINDS),
  lead: fc.constantFrom('农业综合服务中心', '应急管理办公室', '市场监督管理所'),
  due: fc.constantFrom('2022-12-31', '2022-06-30', '2022-03-31', '2022-11-15', '2025-12-31'),
  dueStated: fc.boolean(),
  targets: fc.array(
    fc.record({
      metric: fc.constantFrom('玉米种植面积', '新建道路', '覆盖率', '三公经费', '存栏', '增长'),
      comparison: fc.constantFrom(...COMPARISONS),
      value: fc.oneof(fc.constantFrom(0, 1, 20, 60, 100, 33.3, 7.4), fc.integer({ min: 0, max: 1e9 })),
      unit: fc.constantFrom('亩', '公里', '%', '万元', '头', ''),
      by: fc.constantFrom(null, null, '2022-05-31', '2022-02-01'),
    }),
    { maxLength: 3 },
  ),
  measures: fc.array(
    fc.record({
      name: fc.constantFrom('检查', '发现隐患', '整改隐患', '培训', '耕地保有量', '接种率'),
      unit: fc.constantFrom('次', '个', '人次', '%', '桶'),
      source: fc.constant('catalogue' as const),
      lastYear: fc.option(fc.integer({ min: 0, max: 20000 })),
    }),
    { maxLength: 3 },
  ),
  sensitive: fc.boolean(),
});

const published = fc.constantFrom('2022-03-02', '2022-01-20', '2022-06-15', '2022-11-28');

describe('any plan', () => {
  it('is played to its end by the rules of the domain, every figure in the form that its accumulation asks for', () => {
    fc.assert(
      fc.property(fc.array(anyTask, { maxLength: 6 }), published, fc.nat(), (rows, day, seed) => {
        const tasks = rows.map((row, i) => {
          const measures = row.measures.filter(({ name }, at) => row.measures.findIndex((other) => other.name === name) === at);
          const targets = row.targets.map((target) => aTarget(target));
          const n = String(i + 1).padStart(3, '0');
          return issueTask(aRow({ ...row, n, start: i, targets, measures }), { plan: 'wangjing-2022', day, leader: '镇长' });
        });
        const actions = scriptOfTheYear(inputOf(tasks, { seed }));
        const after = played(tasks, actions);
        expect(after.every(({ state }) => state === 'completed' || state === 'assessed')).toBe(true);
        const forms = { sum: 'added', level: 'total', ratio: 'numerator' } as const;
        for (const task of tasks) {
          for (const { body } of reportsOn(actions, task.n)) {
            for (const said of body.measures) {
              const { accumulation } = task.measures.find(({ name }) => name === said.measure)!;
              expect(Object.keys(said)).toContain(forms[accumulation]);
              expect(Object.values(said).every((value) => typeof value === 'string' || Number.isInteger(value))).toBe(true);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
