import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { fieldsIn } from '../a-link.ts';
import { crops, sow } from './grain.ts';
import { headsBut, type LivedTown, PLAN, problemOf } from './lived-town.ts';
import { fillIn, plainReport, recordBoth } from './routine.ts';

const HEADS = headsBut('xinfang', 'caizheng');

const BASIS = { text: '县安委办〔2022〕12号', date: '2022-05-09', decidedBy: '镇党委会' };

/** 18 March to May: the first forms, the fields, and a task that nobody had promised. */
export const sowing = (town: () => LivedTown): void => {
  it('18 March: the villages get their shares; targets that do not add up are told, not refused', async () => {
    const { until, as, nameOf, task } = town();
    await until('2022-03-18');
    const nothing = { others: null, first: null };
    const filled = await sow(town(), 'nongfu', {
      corn: { ...nothing, target: 600 },
      soy: { ...nothing, target: 199 },
      strips: { ...nothing, target: 150 },
    });
    const { soy } = crops(await task('1.1'));
    expect(filled.shareWarnings).toEqual([{ measure: soy, targets: 1990, target: 2010, difference: -20 }]);
    const grid = (await as('renda').must('getShares', { params: { task: await nameOf('1.1') } })).body;
    expect(grid.measures[0]).toMatchObject({
      target: 6000,
      targets: 6000,
      total: null,
      missing: expect.arrayContaining(['八柏村', '麻石社区']),
    });
  });

  it('22 March: each head gets one letter with one link; a sensitive task says its title alone', async () => {
    const { until, letters, last, nameOf } = town();
    await until('2022-03-22');
    const digests = await letters({ day: '2022-03-22', kind: 'digest' });
    expect(new Set(digests.map(({ to }) => to)).size).toBe(digests.length);
    expect(digests.map(({ to }) => to)).toEqual(expect.arrayContaining([...HEADS, 'shiguan', 'caizheng']));
    const [petitions] = digests.filter(({ to }) => to === 'xinfang');
    expect(petitions?.text).not.toContain('上次');
    const html = await (await fetch(petitions!.link)).text();
    const rows = await Promise.all(['9.1', '9.2', '9.3'].map(async (id) => (await nameOf(id)).slice(-8)));
    const typed = Object.fromEntries(rows.flatMap((n, i) => [[`${n}.m0`, String(60 - 10 * i)], ...(i === 0 ? [[`${n}.m1`, '58']] : [])]));
    const body = new URLSearchParams({ ...fieldsIn(html), reporter: '王某', ...typed });
    const answer = await fetch(petitions!.link, { method: 'POST', body });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('已收到3项');
    const said = { via: 'link', reportedBy: '王某', by: { person: 'xinfang@wangjing.example' }, move: { kind: 'report' } };
    expect(await last('9.1')).toMatchObject(said);
    expect(await last('9.3')).toMatchObject(said);
  });

  it('25 March: forms by page, by phone for the treasury, and the market supervision silent: asked, not escalated', async () => {
    const { until, as, act, last, task, letters } = town();
    await until('2022-03-25');
    for (const who of HEADS) {
      const { items } = await fillIn(town(), who, { via: 'page', but: ['1.1'] });
      expect(items.length).toBeGreaterThan(0);
      const left = (await as(who).must('getDue')).body.items.filter(({ asks }) => asks.length > 0).map(({ id }) => id);
      expect(left).toEqual(who === 'nongfu' ? ['1.1'] : []);
    }
    await act('office', 'reportProgress', '10.3', {
      ...plainReport(await task('10.3'), 'Q1'),
      via: 'phone',
      onBehalfOf: '财政所',
      reportedBy: '张亨',
    });
    expect(await last('10.3')).toMatchObject({ via: 'phone', onBehalfOf: '财政所', reportedBy: '张亨', by: { role: 'office' } });
    const refused = act('nongfu', 'reportProgress', '10.3', { progress: '替财政所填' });
    expect(await problemOf(refused)).toBe('403 NotAllowed');
    await recordBoth(town(), [
      {
        who: 'cunjian',
        department: '村镇建设办公室',
        day: '2022-03-11',
        sentence: '清理场镇下水道',
        figures: [{ name: '下水道', value: 2, unit: '公里' }],
      },
      {
        who: 'dangzheng',
        department: '党政综合办公室',
        day: '2022-03-20',
        sentence: '完成春季征兵8人',
        figures: [{ name: '征兵', value: 8, unit: '人' }],
      },
    ]);
    await until('2022-03-30');
    expect(await task('8.2')).toMatchObject({ light: 'yellow', lightReason: '一季度未反馈' });
    expect((await letters({ to: 'shiguan', kind: 'digest' })).map(({ day }) => day)).toEqual(['2022-03-22', '2022-03-25']);
    expect(await letters({ to: 'zhengfa.weiyuan' })).toEqual([]);
  });

  it('the corn of March is in, but for one village; two who act on one version do not overwrite each other', async () => {
    const { as, act, task, nameOf } = town();
    const { sorghum } = crops(await task('1.1'));
    const params = { task: await nameOf('1.1') };
    const { version } = await as('office').must('getTask', { params });
    await act('nongfu', 'reportProgress', '1.1', { measures: [{ measure: sorghum, added: 30 }] });
    const late = {
      params,
      version,
      key: randomUUID(),
      body: { measures: [{ measure: sorghum, added: 30 }], onBehalfOf: '农业综合服务中心' },
    };
    expect(await problemOf(as('office').call('reportProgress', late))).toBe('412 VersionIsStale');
    await sow(town(), 'nongfu', { corn: { others: 1900, first: null, target: 600 } });
    const { measures, light } = await task('1.1');
    expect(measures.map(({ value }) => value)).toEqual([1900, null, null, 30]);
    expect(light).toBe('green');
  });

  it('6 April: a step is late and the light yellow; the bulletin of March says so', async () => {
    const { until, as, task, letters } = town();
    await until('2022-04-06');
    expect(await task('4.2')).toMatchObject({ light: 'yellow', lightReason: expect.stringContaining('节点“选址”应于3月25日完成') });
    const late = (await letters({ to: 'nongfu', kind: 'digest' })).filter(({ text }) => /已过时限[\s\S]*4\.2/.test(text));
    expect(late.map(({ day }) => day)).toEqual(['2022-03-28', '2022-03-30', '2022-04-06']);
    const told = (await letters({ kind: 'bulletin' })).map(({ to }) => to);
    expect(told).toHaveLength(8);
    expect(told).toEqual(expect.arrayContaining(['ducha', 'zhenzhang', 'nongye.fuzhenzhang']));
    const bulletin = (await as('zhenzhang').must('getBulletin', { params: { plan: PLAN, month: '2022-03' } })).body;
    expect(bulletin.counts.tasks).toBe(34);
    expect(bulletin.feedback.missing).toEqual([{ id: '8.2', lead: '市场监督管理所' }]);
    expect(bulletin.feedback.byOffice).toEqual(['10.3']);
    expect(bulletin.feedback.late).toEqual(['1.1']);
    expect(bulletin.watch.map(({ id }) => id)).toEqual(expect.arrayContaining(['4.2', '8.2']));
    expect(bulletin.decisions).toEqual([]);
  });

  it('25 April: sowing is late, and the light yellow', async () => {
    const { until, act, task } = town();
    await act('nongfu', 'reportProgress', '4.2', { node: { name: '选址', doneOn: '2022-04-06' } });
    expect(await task('4.2')).toMatchObject({ light: 'green' });
    await until('2022-04-25');
    const { sorghum, corn } = crops(await task('1.1'));
    await act('nongfu', 'reportProgress', '1.1', { measures: [{ measure: sorghum, added: 48 }], problems: '春旱，玉米播种推迟。' });
    await sow(town(), 'nongfu', { corn: { others: 4100, first: 200, target: 600 } });
    expect(await task('1.1')).toMatchObject({ light: 'yellow', lightReason: expect.stringContaining(`${corn}`) });
  });

  it('10 May: a task is added, with its basis; it is counted apart from the 34 of the report', async () => {
    const { as, letters, act, task, until } = town();
    await until('2022-05-10');
    const office = as('office');
    const body = {
      text: '开展自建房安全专项整治，6月25日前全部录入系统。',
      area: '安全',
      kind: 'campaign' as const,
      lead: '村镇建设办公室',
      source: 'superior' as const,
      sourceNo: '县安委办〔2022〕12号',
      basis: BASIS,
      due: '2022-06-25',
      measures: [{ name: '排查自建房', unit: '栋', source: 'head' as const, lastYear: null }],
    };
    const { version } = await office.must('getPlan', { params: { plan: PLAN } });
    const added = await office.must('addTask', { params: { plan: PLAN }, version, key: randomUUID(), body });
    expect(added).toMatchObject({ status: 201, body: { id: '追1', state: 'issued' } });
    const again = office.call('addTask', { params: { plan: PLAN }, version, key: randomUUID(), body });
    expect(await problemOf(again)).toBe('412 VersionIsStale');
    await town().cloud.idle();
    const [list] = await letters({ day: '2022-05-10', kind: 'published-list' });
    expect(list).toMatchObject({ to: 'cunjian', text: expect.stringContaining('县安委办〔2022〕12号') });
    await act('cunjian', 'acknowledgeTask', '追1', {});
    expect(await task('追1')).toMatchObject({ source: 'superior', basis: BASIS, due: '2022-06-25', dueStated: true });
    const { total, promised, added: apart } = (await as('zhenzhang').must('getSummary', { params: { plan: PLAN } })).body;
    expect([total.tasks, promised.tasks, apart.tasks]).toEqual([35, 34, 1]);
  });

  it('25 May: the corn is all in the ground; soybeans have begun in time', async () => {
    const { until, act, task } = town();
    await until('2022-05-25');
    const { sorghum } = crops(await task('1.1'));
    await act('nongfu', 'reportProgress', '1.1', { measures: [{ measure: sorghum, added: 20 }] });
    await sow(town(), 'nongfu', {
      corn: { others: 5440, first: 598, target: 600 },
      soy: { others: 640, first: null, target: 201 },
      strips: { others: 410, first: null, target: 150 },
    });
    const { measures, light } = await task('1.1');
    expect(measures.map(({ value }) => value)).toEqual([6038, 640, 410, 98]);
    expect(light).toBe('green');
  });
};
