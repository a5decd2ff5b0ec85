import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { CallOf } from '#contract/client.ts';
import { headsBut, type LivedTown, PLAN, problemOf } from './lived-town.ts';
import { fillIn, plainReport, recordBoth } from './routine.ts';

const REVIVAL = '乡村振兴办公室';
const AGRICULTURE = '农业综合服务中心';
const BASIS = { text: '县编委〔2022〕8号', date: '2022-10-08', decidedBy: '镇党委会' };

type NewTask = CallOf<'addTask'>['body'];

/** Adds a task to the plan; the office alone may. */
const add = async ({ as, cloud }: LivedTown, body: Omit<NewTask, 'area'>): Promise<string> => {
  const { version } = await as('office').must('getPlan', { params: { plan: PLAN } });
  const { id } = (
    await as('office').must('addTask', { params: { plan: PLAN }, version, key: randomUUID(), body: { area: '追加', ...body } })
  ).body;
  await cloud.idle();
  return id;
};

/** August to October: a drought, an incident, other heads and one office less. */
export const autumn = (town: () => LivedTown): void => {
  it('10 August: the drought; a superior’s task has fifteen workdays, and is done in them', async () => {
    const { until, act, task, as } = town();
    await until('2022-08-10');
    const drought = {
      text: '抗旱保供水，巡查提灌站。',
      kind: 'campaign' as const,
      lead: '应急管理办公室',
      source: 'superior' as const,
      sourceNo: '县防办〔2022〕6号',
      basis: { text: '县防办〔2022〕6号', date: '2022-08-09', decidedBy: '镇长' },
      measures: [{ name: '巡查提灌站', unit: '处', source: 'head' as const, lastYear: null }],
    };
    expect(await add(town(), drought)).toBe('追2');
    expect(await task('追2')).toMatchObject({ due: '2022-08-31', dueStated: true, leader: '政法委员', state: 'issued' });
    await until('2022-08-30');
    await act('yingji', 'reportProgress', '追2', {
      measures: [{ measure: '巡查提灌站', added: 12 }],
      node: { name: '完成', doneOn: '2022-08-29' },
    });
    await act('nongfu', 'reportProgress', '4.2', { node: { name: '引种', doneOn: '2022-08-30' } });
    await act('yingji', 'claimCompletion', '追2', {});
    expect(await problemOf(act('yingji', 'verifyClaim', '追2', {}))).toBe('403 NotAllowed');
    await act('office', 'verifyClaim', '追2', {});
    const { promised, added } = (await as('zhengfa.weiyuan').must('getSummary', { params: { plan: PLAN } })).body;
    expect([promised.tasks, added.tasks, added.blue]).toEqual([34, 2, 2]);
  });

  it('14 September: an incident is told: red until it is handled, and never 达到', async () => {
    const { until, act, task, as, last } = town();
    await until('2022-09-14');
    const incident = { date: '2022-09-13', level: 'general' as const, count: 1, facts: '八柏村新增违法占耕1宗，0.6亩。' };
    const measure = (await task('1.2')).measures.find(({ name }) => name === '新增违法占耕')!.name;
    await act('nongfu', 'reportIncident', '1.2', { ...incident, measure });
    expect(await task('1.2')).toMatchObject({ light: 'red', lightReason: expect.stringContaining('尚未处置') });
    expect((await task('1.2')).measures.find(({ name }) => name === measure)?.value).toBe(1);
    const red = (await as('zhenzhang').must('listTasks', { params: { plan: PLAN }, query: { light: 'red' } })).body.items;
    expect(red.map(({ id }) => id)).toContain('1.2');
    expect(await problemOf(act('nongfu', 'reportIncident', '4.1', incident))).toBe('409 WrongKind');
    expect(await problemOf(act('nongfu', 'discountIncident', '1.2', { reason: '不算' }))).toBe('403 NotAllowed');
    const met = { verdict: 'met' as const, sentence: '未发生违法占耕。' };
    expect(await problemOf(act('office', 'assessTask', '1.2', { ...met, onBehalfOf: AGRICULTURE }))).toBe('409 IncidentCounts');
    await act('nongfu', 'handleIncident', '1.2', { date: '2022-09-14', note: '已责令复耕' });
    expect(await task('1.2')).toMatchObject({ light: 'yellow', lightReason: expect.stringContaining('已处置') });
    expect(await problemOf(act('nongfu', 'assessTask', '1.2', met))).toBe('409 IncidentCounts');
    expect(await last('1.2')).toMatchObject({ move: { kind: 'handle-incident', k: 1 } });
  });

  it('20 September: a second extension is the chief’s to decide', async () => {
    const { until, act, task, letters } = town();
    await until('2022-09-20');
    await act('nongfu', 'askExtension', '4.2', { node: '投产', due: '2022-10-31', reason: '引种推迟' });
    await until('2022-09-21');
    const [asked] = await letters({ day: '2022-09-21', to: 'zhenzhang', kind: 'digest' });
    expect(asked?.text).toMatch(/等您审批的延期（1项）[\s\S]*4\.2/);
    expect(await problemOf(act('nongye.fuzhenzhang', 'decideExtension', '4.2', { granted: true }))).toBe('403 NotAllowed');
    await act('zhenzhang', 'decideExtension', '4.2', { granted: true });
    expect((await task('4.2')).extensions.map(({ to }) => to)).toEqual(['2022-07-20', '2022-10-31']);
    const third = { node: '投产', due: '2022-11-30', reason: '再推迟' };
    expect(await problemOf(act('nongfu', 'askExtension', '4.2', third))).toBe('409 ExtensionsUsedUp');
  });

  it('23 September: the third quarter; the market supervision tells its figures by phone, and is green again', async () => {
    const { until, act, task, last } = town();
    await until('2022-09-23');
    for (const who of headsBut()) await fillIn(town(), who);
    const heard = { via: 'phone', onBehalfOf: '市场监督管理所', reportedBy: '何戌' } as const;
    await act('office', 'reportProgress', '8.2', { ...plainReport(await task('8.2'), 'Q3'), ...heard });
    expect(await task('8.2')).toMatchObject({ state: 'underway', acknowledgedOn: '2022-09-23', light: 'green' });
    expect(await last('8.2')).toMatchObject({ ...heard, by: { name: '赵甲', role: 'office' } });
    await recordBoth(town(), [
      {
        who: 'cunjian',
        department: '村镇建设办公室',
        day: '2022-08-20',
        sentence: '硬化联办村道路1公里',
        figures: [{ name: '道路', value: 1, unit: '公里' }],
      },
      {
        who: 'shehui',
        department: '社会事务办公室',
        day: '2022-09-05',
        sentence: '发放临时救助',
        figures: [{ name: '临时救助', value: 46, unit: '人次' }],
      },
    ]);
  });

  it('27 September: another head: the old links are dead, the new one has a list of what is handed over', async () => {
    const { until, as, letters, act, last } = town();
    await until('2022-09-27');
    const link = (await letters({ to: 'shehui', kind: 'digest' })).at(-1)!.link;
    expect((await fetch(link)).status).toBe(200);
    const { version } = await as('office').must('getOrganization');
    const person = { name: '石坚', post: '社会事务办公室主任', email: 'shijian@wangjing.example' };
    const call = { params: { department: '社会事务办公室' }, version, body: { person, from: '2022-09-27' } };
    await as('office').must('changeHead', call);
    expect(await problemOf(as('office').call('changeHead', call))).toBe('412 VersionIsStale');
    await town().cloud.idle();
    expect((await fetch(link)).status).toBe(410);
    const [list] = await letters({ to: 'shijian', kind: 'hand-over' });
    expect(list?.text).toMatch(/6\.1[\s\S]*6\.2/);
    expect(await problemOf(act('shehui', 'reportProgress', '6.1', { progress: '还是我' }))).toBe('403 NotAllowed');
    await act('shijian', 'reportProgress', '6.2', { progress: '已接手。' });
    expect(await last('6.2')).toMatchObject({ by: { name: '石坚', role: 'head' } });
  });

  it('28 September: a proposal of deputies is taken in, with the day of the reply', async () => {
    const { until, task, letters, as } = town();
    await until('2022-09-28');
    const proposal = {
      text: '答复关于搬迁安置点就业的代表建议。',
      kind: 'milestone' as const,
      lead: REVIVAL,
      source: 'deputy-proposal' as const,
      sourceNo: '第7号',
      basis: { text: '镇人大主席团交办', date: '2022-09-27', decidedBy: '人大主席团' },
    };
    expect(await add(town(), proposal)).toBe('追3');
    expect(await task('追3')).toMatchObject({ replyDue: '2022-12-28', due: '2022-12-28', satisfaction: null });
    expect((await letters({ day: '2022-09-28', kind: 'published-list' })).map(({ to }) => to)).toEqual(['zhenxing']);
    const { items } = (await as('office').must('listTasks', { params: { plan: PLAN }, query: { source: 'deputy-proposal' } })).body;
    expect(items.map(({ id }) => id)).toEqual(['追3']);
  });

  it('10 October: two offices are one: its tasks, its letters and its name go to the other, its links are dead', async () => {
    const { until, as, letters, task, last, tasks, act } = town();
    await until('2022-10-10');
    const link = (await letters({ to: 'zhenxing', kind: 'published-list' })).at(-1)!.link;
    expect((await fetch(link)).status).toBe(200);
    const before = (await tasks()).filter(({ lead }) => lead === REVIVAL).map(({ id }) => id);
    const { version } = await as('office').must('getOrganization');
    const body = { from: [REVIVAL], into: AGRICULTURE, basis: BASIS, validFrom: '2022-10-10' };
    const merged = await as('office').must('mergeDepartments', { version, key: randomUUID(), body });
    await town().cloud.idle();
    expect(merged.body.moved).toHaveLength(before.length);
    expect(before).toEqual(['2.1', '2.2', '2.3', '2.4', '追3']);
    expect((await fetch(link)).status).toBe(410);
    expect(await task('2.1')).toMatchObject({ lead: AGRICULTURE, leader: '分管农业副镇长', assignedOn: '2022-10-10' });
    expect(await last('2.1')).toMatchObject({
      move: { kind: 'take-over', from: [REVIVAL], basis: BASIS },
      before: { terms: { lead: REVIVAL } },
    });
    const told = await letters({ day: '2022-10-10', kind: 'hand-over' });
    expect(told.map(({ to }) => to).toSorted()).toEqual(['ducha', 'nongfu']);
    expect(told[0]?.text).toMatch(/2\.1[\s\S]*2\.4[\s\S]*追3/);
    expect(await problemOf(act('zhenxing', 'reportProgress', '2.1', { noIncident: true }))).toBe('403 NotAllowed');
    await act('nongfu', 'acknowledgeTask', '追3', {});
    const { byLead } = (await as('zhenzhang').must('getSummary', { params: { plan: PLAN } })).body;
    const successor = byLead.find(({ name }) => name === AGRICULTURE);
    expect(successor).toMatchObject({ shown: `${AGRICULTURE}（含原${REVIVAL}）`, counts: { tasks: 13 } });
    expect(byLead.some(({ name }) => name === REVIVAL)).toBe(false);
    const { items } = (await as('office').must('listTownHistory', {})).body;
    const own = items.filter(({ kind }) => kind !== 'link-revoked');
    expect(own.length).toBeLessThan(items.length);
    expect(own.slice(0, 3).map(({ kind, by }) => `${kind} ${by.name}`)).toEqual([
      'departments-merged 赵甲',
      'head-changed 赵甲',
      'deputy-named 赵甲',
    ]);
  });
};
