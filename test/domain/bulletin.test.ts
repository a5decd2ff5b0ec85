import { describe, expect, it } from 'vitest';
import { type BulletinInput, draftBulletin } from '#domain/bulletin.ts';
import { recompute } from '#domain/figure.ts';
import { issueTask } from '#domain/issue-task.ts';
import type { HistoryEntry, Task } from '#domain/task.ts';
import { aDepartment, aRow, aTarget, calendar, policy } from '../support/builders.ts';
import { aHistory, claimed, type Event, type LivedTask, reported, verified } from '../support/lived-task.ts';

const issued = (row: Parameters<typeof aRow>[0]): Task =>
  issueTask(aRow(row), { plan: 'wangjing-2022', day: '2022-03-02', leader: '分管农业副镇长' });
const bulletin = (lives: readonly LivedTask[], month: string, over: Partial<BulletinInput> = {}) =>
  draftBulletin({
    organization: { name: '望京镇', departments: [] },
    plan: 'wangjing-2022',
    month,
    today: '2022-07-05',
    tasks: lives.map(({ task }) => task),
    histories: lives.flatMap(({ history }): readonly HistoryEntry[] => history),
    before: null,
    calendar,
    policy,
    ...over,
  });

const CORN = '玉米种植面积';
const corn = (...events: readonly Event[]) =>
  aHistory(
    issued({ n: '001', id: '1.1', text: '全面完成玉米种植面积6000亩。', kind: 'quantity', targets: [aTarget()], star: true }),
    events,
  );
const law = (...events: readonly Event[]) => aHistory(issued({ n: '002', id: '9.4', text: '开展普法宣传。', lead: '平安法治办' }), events);
const said = (day: string): Event => reported(day, [], { progress: '按要求开展。' });
const grown = (day: string, added: number, problems = '') =>
  reported(day, [{ measure: CORN, added }], { problems, nextSteps: problems && '抢抓进度。' });

describe('the cut-off', () => {
  const march = [corn(grown('2022-03-24', 400)), law(said('2022-03-24'))];
  const later = [
    corn(grown('2022-03-24', 400), grown('2022-04-02', 5600), claimed('2022-04-03')),
    law(said('2022-03-24'), said('2022-04-04')),
  ];

  it('a bulletin of March says in April what it would have said on 31 March', () => {
    expect(bulletin(later, '2022-03')).toEqual(bulletin(march, '2022-03'));
  });

  it('a form answered after the month’s end stays missing in it, also in the light', () => {
    const drafted = bulletin([law(said('2022-04-02'))], '2022-03');
    expect(drafted.feedback).toMatchObject({ inTime: [], late: [], missing: [{ id: '9.4' }] });
    expect(drafted.lights).toEqual({ '002': 'yellow' });
  });

  it('looks at the month’s last day and says on which day it was drafted', () => {
    expect(bulletin(march, '2022-03')).toMatchObject({ month: '2022-03', cutOff: '2022-03-31', day: '2022-07-05', organization: '望京镇' });
  });
});

describe('what a leader reads', () => {
  const drafted = bulletin(
    [corn(grown('2022-03-24', 400), grown('2022-04-22', 1000, '种子迟到'), grown('2022-05-25', 10)), law(said('2022-03-24'))],
    '2022-05',
  );

  it('counts each task once, by light, and every count has its list', () => {
    expect(drafted.counts).toEqual({ tasks: 2, blue: 0, green: 1, yellow: 0, red: 1, grey: 0 });
    expect(drafted.table.flatMap(({ tasks }) => tasks).toSorted()).toEqual(['1.1', '9.4']);
    expect(drafted.table.reduce((sum, { counts }) => sum + counts.red, 0)).toBe(1);
  });

  it('asks a decision for each red task: reason, what is lacking, the department’s own words', () => {
    const [decision] = drafted.decisions;
    expect(decision).toMatchObject({ id: '1.1', monthsRed: 1, star: true, problems: '', nextSteps: '' });
    expect(decision!.gaps.map(({ measure, figure }) => measure + figure.text)).toEqual(['玉米种植面积4590亩']);
    expect(recompute(decision!.gaps[0]!.figure)).toBe(4590);
    expect(decision!.gaps[0]!.figure.sources).toEqual(['wangjing-2022-001@2', 'wangjing-2022-001@3', 'wangjing-2022-001@4', '计:0-10']);
  });

  it('quotes what was reached, as the sum of all its additions, and nothing of what is behind', () => {
    const reached = bulletin([corn(grown('2022-03-24', 400), grown('2022-04-22', 5000), grown('2022-05-25', 638))], '2022-05').figures;
    expect(reached.map(({ figure, target }) => [figure.text, target, figure.derivation.expression])).toEqual([
      ['6038亩', '计划6000亩', '400 + 5000 + 638'],
    ]);
    expect(reached.every(({ figure }) => recompute(figure) === figure.value)).toBe(true);
    expect(drafted.figures).toEqual([]);
  });

  it('keeps lights and values for the next month to compare with', () => {
    expect(drafted.lights).toEqual({ '001': 'red', '002': 'green' });
    expect(drafted.values['001']).toEqual({ [CORN]: 1410 });
  });
});

describe('against the month before', () => {
  const april = bulletin([corn(grown('2022-03-24', 400), grown('2022-04-22', 1000)), law(said('2022-03-24'))], '2022-04');
  const may = bulletin(
    [corn(grown('2022-03-24', 400), grown('2022-04-22', 1000), grown('2022-05-25', 10)), law(said('2022-03-24'))],
    '2022-05',
    { before: april },
  );

  it('counts the months in a row that a task is red', () => expect([april.monthsRed, may.monthsRed]).toEqual([{ '001': 1 }, { '001': 2 }]));

  it('starts anew after a month that was not red', () => {
    const green = { ...april, monthsRed: {}, lights: { '001': 'green' } as const };
    expect(bulletin([corn(grown('2022-05-25', 10))], '2022-05', { before: green }).monthsRed).toEqual({ '001': 1 });
  });

  it('says how each light moved, a task that was not there as new', () => {
    expect(may.movements).toEqual([
      { from: 'green', to: 'green', tasks: ['9.4'] },
      { from: 'red', to: 'red', tasks: ['1.1'] },
    ]);
    const first = bulletin([law()], '2022-03', { before: { ...april, lights: {} } });
    expect(first.movements).toEqual([{ from: null, to: 'yellow', tasks: ['9.4'] }]);
  });

  it('tells what is well again, and in the next month no more', () => {
    const lawful = (month: string, before: typeof april) => bulletin([law(said('2022-04-02'), said('2022-06-22'))], month, { before });
    const march = bulletin([law(said('2022-04-02'))], '2022-03');
    expect(march.lights).toEqual({ '002': 'yellow' });
    const well = lawful('2022-04', march);
    expect(well.recovered).toMatchObject([{ id: '9.4', reason: '由黄转绿，已报 1/4期' }]);
    expect(well.lines).toContain('转好的（1件）');
    expect(lawful('2022-05', well).recovered).toEqual([]);
  });

  it('has no movement without one', () => expect(april.movements).toEqual([]));

  it('puts long red first, then ★, then the order of the plan', () => {
    const three = ['003', '001', '002'].map((n) =>
      aHistory(issued({ n, id: n, kind: 'quantity', targets: [aTarget()], star: n === '001' }), [grown('2022-05-25', 10)]),
    );
    const before = { ...april, monthsRed: { '002': 3 } };
    expect(bulletin(three, '2022-05', { before }).decisions.map(({ n }) => n)).toEqual(['002', '001', '003']);
  });
});

describe('what is done', () => {
  it('stands in the month of its verification, and is blue in every later one', () => {
    const done = [corn(grown('2022-04-28', 6038), claimed('2022-04-29'), verified('2022-05-05'))];
    expect([bulletin(done, '2022-04').done, bulletin(done, '2022-04').lights]).toEqual([[], { '001': 'green' }]);
    expect(bulletin(done, '2022-05').done).toMatchObject([{ id: '1.1', reason: '5月5日核验办结，玉米种植面积 6038 / 6000亩' }]);
    expect([bulletin(done, '2022-06').done, bulletin(done, '2022-06').lights]).toEqual([[], { '001': 'blue' }]);
  });
});

describe('a department that took over another', () => {
  const departments = [
    aDepartment('平安法治办', { formerNames: ['司法所'] }),
    aDepartment('司法所', { validTo: '2022-04-30', successor: '平安法治办' }),
  ];
  const organization = { name: '望京镇', departments };

  it('is shown with the name that the reader knows: in the table, in what is missing and in each line', () => {
    const drafted = bulletin([law(said('2022-04-02'))], '2022-03', { organization });
    expect(drafted.table.map(({ name }) => name)).toEqual(['平安法治办（含原司法所）']);
    expect(drafted.feedback.missing.map(({ lead }) => lead)).toEqual(['平安法治办（含原司法所）']);
    expect(drafted.watch.map(({ lead }) => lead)).toEqual(['平安法治办（含原司法所）']);
    expect(drafted.verdict).toContain('平安法治办（含原司法所）');
  });
});

describe('a sensitive task', () => {
  it('shows its title and light alone', () => {
    const lived = aHistory(issued({ kind: 'quantity', targets: [aTarget()], sensitive: true }), [grown('2022-05-25', 10, '某某不配合')]);
    const drafted = bulletin([lived], '2022-05');
    expect(drafted.decisions[0]).toMatchObject({ problems: '', nextSteps: '', last: [] });
    expect(drafted.figures).toEqual([]);
    expect(JSON.stringify(drafted.lines)).not.toContain('某某');
  });
});

describe('a plan that was changed', () => {
  const basis = { text: '县防指会议', date: '2022-05-09', decidedBy: '县防指' };
  const terminated = law(said('2022-03-24'), { day: '2022-05-10', move: { kind: 'terminate', basis } });
  const added = {
    task: { ...issued({ n: '003', id: '追1', text: '抗旱保苗。' }), publishedOn: '2022-06-10', addedOn: '2022-06-10' },
    history: [],
  };
  const lives = [corn(grown('2022-03-24', 400)), terminated, added];

  it.each([
    { month: '2022-04', verdict: '任务2项，', ended: [], lights: ['001', '002'], why: 'before it: as it was' },
    {
      month: '2022-05',
      verdict: '、已终止1项。',
      ended: ['5月10日终止（政策调整），依据：县防指会议（2022年5月9日，县防指决定）'],
      lights: ['001'],
      why: 'the month in which a task ended',
    },
    {
      month: '2022-06',
      verdict: '任务3项（报告任务2项、追加1项），',
      ended: [],
      lights: ['001', '003'],
      why: 'the month in which one was added',
    },
  ])('$month: $why', ({ month, verdict, ended, lights }) => {
    const drafted = bulletin(lives, month);
    expect(drafted.verdict.split('\n')[0]).toContain(verdict);
    expect(drafted.ended.map(({ reason }) => reason)).toEqual(ended);
    expect(Object.keys(drafted.lights)).toEqual(lights);
    expect(drafted.counts.tasks).toBe(lights.length);
  });

  it('asks an ended or a resting task for nothing', () => {
    const resting = corn(grown('2022-03-24', 400), {
      day: '2022-04-10',
      move: { kind: 'suspend', basis: { ...basis, date: '2022-04-09' } },
    });
    expect(bulletin([resting, terminated], '2022-06').feedback.asked).toEqual([]);
  });
});
