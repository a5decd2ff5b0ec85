import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { handIn, setUpTown } from '#local/opening-day.ts';
import { fieldsIn } from '../a-link.ts';
import { headsBut, type LivedTown, PLAN, problemOf } from './lived-town.ts';

const AREAS = ['农业综合服务中心', '村镇建设办公室', '生态环境和自然资源办公室', '应急管理办公室'] as const;
const [AGRICULTURE, BUILDING, ENVIRONMENT, EMERGENCY] = AREAS;
const PUBLISHED_ON = '2022-03-02';

/** What the office says otherwise than the splitter, by the shown number. */
const CORRECTIONS: Readonly<Record<string, object>> = {
  1.1: { star: true },
  1.4: { kind: 'continuing' },
  1.5: { kind: 'milestone' },
  4.2: {
    due: '2022-09-30',
    milestones: [
      { name: '选址', by: '2022-03-25' },
      { name: '圈舍建成', by: '2022-06-30' },
      { name: '引种', by: '2022-08-31' },
      { name: '投产', by: '2022-09-30' },
    ],
  },
  4.3: { kind: 'milestone', due: '2022-11-30', milestones: [{ name: '基地验收', by: '2022-11-30' }] },
  5.1: { star: true },
  5.3: { lead: BUILDING },
  7.1: { kind: 'zero-incident' },
  8.1: { supporting: [BUILDING], asks: [{ department: BUILDING, ask: '提供在建工地清单' }] },
  8.3: { kind: 'campaign' },
};

/**
 * March: the report becomes a plan, and each department takes its list.
 * @param together the tasks that are reported together once the office has had its say, as '1.2+1.4'
 */
export const spring = (town: () => LivedTown, together: readonly string[]): void => {
  it('2 March: the report is handed in, and its draft has 34 rows', async () => {
    const { input, as, cloud, until, letters } = town();
    await setUpTown(input, { operator: as('operator') });
    await handIn(input, { office: as('office'), idle: cloud.idle });
    await until(PUBLISHED_ON, '09:00');
    const { items } = (await as('office').must('listDraft', { params: { plan: PLAN } })).body;
    expect(items).toHaveLength(34);
    expect(await letters({ kind: 'draft-ready' })).toMatchObject([{ to: 'ducha', day: PUBLISHED_ON }]);
    expect(await problemOf(as('nongfu').call('listDraft', { params: { plan: PLAN } }))).toBe('403 NotAllowed');
  });

  it('the office corrects leads, kinds and steps, and has two rows reported together', async () => {
    const { as } = town();
    const office = as('office');
    const params = { plan: PLAN };
    const { items } = (await office.must('listDraft', { params })).body;
    for (const { id, n, open } of items) {
      const body = { ...CORRECTIONS[id], ...(open && { open: false }) };
      if (Object.keys(body).length === 0) continue;
      const { version } = await office.must('getDraftRow', { params: { plan: PLAN, n } });
      await office.must('editDraftRow', { params: { plan: PLAN, n }, version, body });
      if (id !== '5.3') continue;
      const again = office.call('editDraftRow', { params: { plan: PLAN, n }, version, body: { lead: ENVIRONMENT } });
      expect(await problemOf(again)).toBe('412 VersionIsStale');
    }
    const numbers = ['1.2', '1.4'].map((id) => items.find((row) => row.id === id)!.n);
    const { version } = await office.must('getPlan', { params });
    await office.must('groupDraftRows', { params, version, key: randomUUID(), body: { rows: numbers } });
    const draft = (await office.must('listDraft', { params })).body;
    const idOf = (n: string) => draft.items.find((row) => row.n === n)!.id;
    const groups = draft.summary.together.map(({ lead, rows }) => [lead, ...rows.map(idOf)]);
    expect(groups.map(([, ...rows]) => rows.join('+'))).toEqual(together);
    expect(groups.slice(0, 3).map(([lead]) => lead)).toEqual([AGRICULTURE, AGRICULTURE, ENVIRONMENT]);
    expect(draft.summary.changed.map(idOf)).toEqual(expect.arrayContaining(['4.2', '4.3', '5.3', '8.1']));
    expect(draft.items.find(({ id }) => id === '5.3')).toMatchObject({ lead: BUILDING, leader: '分管建设副镇长' });
    expect(draft.items.filter(({ open }) => open)).toEqual([]);
  });

  it('published: one letter a department that leads or supports, one task a row, all green or grey', async () => {
    const { as, cloud, letters, tasks } = town();
    const office = as('office');
    const { version } = await office.must('getPlan', { params: { plan: PLAN } });
    await office.must('publishPlan', { params: { plan: PLAN }, version, key: randomUUID(), body: {} });
    await cloud.idle();
    const all = await tasks();
    expect(all).toHaveLength(34);
    const asked = new Set(all.flatMap(({ lead, supporting }) => [lead, ...supporting]));
    const lists = await letters({ kind: 'published-list' });
    expect(lists).toHaveLength(asked.size);
    expect(new Set(lists.map(({ to }) => to)).size).toBe(asked.size);
    const groups = Map.groupBy(
      all.filter(({ together }) => together !== null),
      ({ together }) => together,
    );
    expect([...groups.values()].map((of) => of.map(({ id }) => id).join('+'))).toEqual(together);
    expect(lists.find(({ to }) => to === 'cunjian')?.text).toContain('5.3');
    expect(new Set(all.map(({ light }) => light))).toEqual(new Set(['green', 'grey']));
    const { total, promised, added } = (await office.must('getSummary', { params: { plan: PLAN } })).body;
    expect([total.tasks, promised.tasks, added.tasks]).toEqual([34, 34, 0]);
  });

  it('3 March: a department takes its list in one tap, but for one task; agriculture by the link of its letter', async () => {
    const { as, until, nameOf, letters, task } = town();
    await until('2022-03-03');
    const params = { plan: PLAN };
    const objection = { task: await nameOf('5.3'), reason: '秸秆禁烧和河道不归村建办', proposed: ENVIRONMENT };
    const { version } = await as('cunjian').must('getPlan', { params });
    const taken = await as('cunjian').must('acknowledgePlan', { params, version, key: randomUUID(), body: { objections: [objection] } });
    expect(taken.body.items.map(({ state, objected }) => `${state} ${objected}`)).toEqual([
      'underway false',
      'underway false',
      'issued true',
    ]);
    const [list] = await letters({ kind: 'published-list', to: 'nongfu' });
    const html = await (await fetch(list!.link)).text();
    const body = new URLSearchParams({ ...fieldsIn(html), reporter: '李某', acknowledge: 'all' });
    expect(await (await fetch(list!.link, { method: 'POST', body })).text()).toContain('已收到8项');
    expect(await task('1.1')).toMatchObject({ state: 'underway', acknowledgedOn: '2022-03-03' });
    expect(await town().last('1.1')).toMatchObject({ via: 'link', reportedBy: '李某', by: { person: 'nongfu@wangjing.example' } });
    expect(await as('nongfu').call('getDue')).toMatchObject({ body: { day: '2022-03-03' } });
  });

  it('4 March: the office upholds one objection, and the task moves; another is rejected, and it stays', async () => {
    const { as, act, until, task, letters, last } = town();
    await act('yingji', 'objectToTask', '8.3', { reason: '安全宣传请教育办牵头', proposed: '教育办公室' });
    await until('2022-03-04');
    const [waiting] = await letters({ day: '2022-03-04', to: 'ducha', kind: 'digest' });
    expect(waiting?.text).toMatch(/等您裁定的异议（2项）[\s\S]*5\.3[\s\S]*8\.3/);
    const { version } = await as('office').must('getTask', { params: { task: await town().nameOf('5.3') } });
    await act('office', 'decideObjection', '5.3', { upheld: true, lead: ENVIRONMENT, note: '按职责划转' });
    const stale = { params: { task: await town().nameOf('5.3') }, version, key: randomUUID(), body: { upheld: false } };
    expect(await problemOf(as('office').call('decideObjection', stale))).toBe('412 VersionIsStale');
    await act('office', 'decideObjection', '8.3', { upheld: false, note: '职责在应急办' });
    expect(await task('5.3')).toMatchObject({ lead: ENVIRONMENT, leader: '分管农业副镇长', state: 'issued', pending: null });
    expect(await task('8.3')).toMatchObject({ lead: EMERGENCY, state: 'issued', pending: null });
    expect((await letters({ kind: 'objection-decided' })).map(({ to }) => to).toSorted()).toEqual(['cunjian', 'shengtai', 'yingji']);
    expect(await last('5.3')).toMatchObject({ move: { kind: 'decide-objection', upheld: true }, by: { role: 'office' } });
    expect(await problemOf(act('cunjian', 'acknowledgeTask', '5.3', {}))).toBe('403 NotAllowed');
  });

  it('all others take their lists, but for the market supervision: the office hears of it on the fifth workday', async () => {
    const { as, until, tasks, letters } = town();
    const params = { plan: PLAN };
    for (const who of headsBut('nongfu', 'cunjian')) {
      const { version } = await as(who).must('getPlan', { params });
      await as(who).must('acknowledgePlan', { params, version, key: randomUUID(), body: {} });
    }
    expect((await tasks()).filter(({ state }) => state !== 'underway')).toMatchObject([{ id: '8.2', lead: '市场监督管理所' }]);
    await until('2022-03-09');
    const [digest] = await letters({ day: '2022-03-09', to: 'ducha', kind: 'digest' });
    expect(digest?.text).toMatch(/没有签收的清单（1项）[\s\S]*市场监督管理所/);
  });
};
