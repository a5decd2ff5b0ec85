import { expect, it } from 'vitest';
import type { ReadOf } from '#contract/client.ts';
import { openOutFolder, writeYear } from '#local/out-folder.ts';
import { download, upload } from '../move-a-year.ts';
import { reviewFaults } from '../recompute-review.ts';
import { cloudOf2022, scratch } from '../run-a-year.ts';
import { close } from './closing.ts';
import { crops } from './grain.ts';
import { addressOf, headsBut, type LivedTown, PLAN, problemOf } from './lived-town.ts';
import { plainReport, recordBoth } from './routine.ts';

const HEADS = [...headsBut('zhenxing', 'shehui'), 'shijian'];
const NEW_RULES = { text: '国务院联防联控机制“新十条”', date: '2022-12-07', decidedBy: '镇党委会' };

const reviewOf = async ({ as }: LivedTown): Promise<ReadOf<'getReview'>> =>
  (await as('office').must('getReview', { params: { plan: PLAN, revision: 'latest' } })).body;

/** December and January: what was promised is closed, and told. */
export const winter = (town: () => LivedTown): void => {
  it('the barn is in use, the base accepted; both are claimed and verified', async () => {
    const { until, act, task } = town();
    await until('2022-10-31');
    const { measures } = await task('4.2');
    const figures = { measures: [{ measure: measures[0]!.name, added: 1 }] };
    await act('nongfu', 'reportProgress', '4.2', { ...figures, node: { name: '投产', doneOn: '2022-10-28' } });
    await act('nongfu', 'claimCompletion', '4.2', {});
    await act('office', 'verifyClaim', '4.2', {});
    await until('2022-11-30');
    await act('nongfu', 'reportProgress', '4.3', { node: { name: '基地验收', doneOn: '2022-11-28' } });
    await act('nongfu', 'claimCompletion', '4.3', {});
    await until('2022-12-01');
    await act('office', 'verifyClaim', '4.3', {});
    expect(await task('4.2')).toMatchObject({ light: 'blue', due: '2022-10-31', progress: expect.stringContaining('4/4') });
    expect(await task('4.3')).toMatchObject({ light: 'blue', progress: expect.stringContaining('1/1') });
  });

  it('1 December: each head gets one letter for the clearing, and each open task has one form', async () => {
    const { until, as, letters } = town();
    await until('2022-12-01', '12:00');
    const told = (await letters({ day: '2022-12-01', kind: 'digest' })).filter(({ text }) => text.includes('年底清账'));
    expect(told.map(({ to }) => to).toSorted()).toEqual([...HEADS, 'shiguan'].toSorted());
    const { items } = (await as('nongfu').must('getDue')).body;
    expect(items.map(({ id }) => id)).toEqual(['1.1', '1.2', '1.4', '1.5', '2.1', '2.2', '2.3', '2.4', '4.1', '追3']);
    for (const { asks } of items) expect(asks.at(-1)).toMatchObject({ period: '2022-closing', due: '2022-12-09' });
  });

  it('8 December: the epidemic rules end a task: 终止, which is not 未完成', async () => {
    const { until, act, task, letters, as } = town();
    await until('2022-12-08');
    const ending = { change: { kind: 'terminate' as const }, basis: NEW_RULES };
    expect(await problemOf(act('weijian', 'adjustTask', '3.1', ending))).toBe('403 NotAllowed');
    await act('office', 'adjustTask', '3.1', ending);
    expect(await task('3.1')).toMatchObject({ state: 'ended', light: 'grey', ended: { how: 'terminated', basis: NEW_RULES } });
    const told = await letters({ day: '2022-12-08', kind: 'changed' });
    expect(told.map(({ to }) => to).toSorted()).toEqual(['minsheng.fuzhenzhang', 'weijian']);
    expect(await problemOf(act('weijian', 'reportProgress', '3.1', { unchanged: true }))).toBe('409 WrongState');
    const { total, promised, added, ended } = (await as('renda').must('getSummary', { params: { plan: PLAN } })).body;
    expect([total.tasks, promised.tasks, added.tasks, ended]).toEqual([36, 33, 3, { promised: 1, added: 0 }]);
  });

  it('the clearing: figures, claims and verdicts, the market supervision’s by phone; one claim is returned', async () => {
    const { as, act, task, letters, tasks, last } = town();
    for (const who of HEADS)
      for (const item of (await as(who).must('getDue')).body.items) await close(town(), who, await task(item.id), '2022-12-08');
    const heard = { via: 'phone', onBehalfOf: '市场监督管理所', reportedBy: '何戌' } as const;
    await act('office', 'reportProgress', '8.2', {
      ...plainReport(await task('8.2'), 'closing'),
      node: { name: '完成', doneOn: '2022-12-05' },
      ...heard,
    });
    await act('office', 'claimCompletion', '8.2', heard);
    expect(await last('8.2')).toMatchObject(heard);
    await act('office', 'returnClaim', '6.1', { reason: '请核对参保人数' });
    expect(await letters({ day: '2022-12-08', kind: 'returned' })).toMatchObject([{ to: 'shijian' }]);
    await act('shijian', 'claimCompletion', '6.1', {});
    for (const { id } of (await tasks()).filter(({ state }) => state === 'claimed'))
      await act('office', 'verifyClaim', id, id === '追3' ? { satisfaction: '满意' } : {});
    expect(await task('追3')).toMatchObject({ state: 'completed', satisfaction: '满意' });
    expect(await task('1.2')).toMatchObject({ state: 'assessed', assessment: { verdict: 'largely-met' }, light: 'blue' });
    expect((await tasks()).filter(({ state }) => !['completed', 'assessed', 'ended'].includes(state))).toEqual([]);
  });

  it('the last pieces of work outside the plan; a figure of one is put right', async () => {
    const { as } = town();
    await recordBoth(town(), [
      {
        who: 'dangzheng',
        department: '党政综合办公室',
        day: '2022-11-10',
        sentence: '完成秋季征兵',
        figures: [{ name: '征兵', value: 8, unit: '人' }],
      },
      {
        who: 'pingan',
        department: '平安法治办公室',
        day: '2022-10-20',
        sentence: '完成二十大安保值守',
        figures: [{ name: '值守', value: 16, unit: '天' }],
      },
    ]);
    const { items } = (await as('renda').must('listUnplanned', { params: { plan: PLAN } })).body;
    expect(items).toHaveLength(8);
    const { n, version } = items.find(({ sentence }) => sentence === '完成秋季征兵')!;
    const call = { params: { plan: PLAN, n }, version: `"${version}"`, body: { figures: [{ name: '征兵', value: 7, unit: '人' }] } };
    expect(await problemOf(as('cunjian').call('editUnplanned', call))).toBe('403 NotAllowed');
    expect((await as('dangzheng').must('editUnplanned', call)).body.version).toBe(version + 1);
    expect(await problemOf(as('dangzheng').call('editUnplanned', call))).toBe('412 VersionIsStale');
  });

  it('12 December: the review holds each task once, and its counts add up', async () => {
    const { until, letters, task, tasks } = town();
    await until('2022-12-12', '12:00');
    expect((await letters({ kind: 'review', day: '2022-12-12' })).map(({ to }) => to)).toEqual(['ducha']);
    const { matrix, counts, shortfalls, carryOvers, unplanned, chapters } = await reviewOf(town());
    expect(matrix.map(({ id }) => id).toSorted()).toEqual((await tasks()).map(({ id }) => id).toSorted());
    expect(new Set(matrix.map(({ n }) => n)).size).toBe(37);
    expect(Object.values(counts.outcomes).reduce((sum, one) => sum + one, 0)).toBe(37);
    const outcomes = new Map(matrix.map(({ id, outcome }) => [id, outcome]));
    for (const [id, outcome] of Object.entries({
      1.1: '部分完成',
      1.2: '基本达到',
      1.3: '完成',
      3.1: '终止（政策调整）',
      4.2: '完成',
      5.1: '部分完成',
      追1: '完成',
    }))
      expect([id, outcomes.get(id)]).toEqual([id, outcome]);
    const ended = matrix.find(({ id }) => id === '3.1')!;
    expect(ended.achieved).toContain('新十条');
    expect(chapters[ended.sentence!.chapter]!.sentences[ended.sentence!.at]).toMatchObject({ id: '3.1' });
    expect(carryOvers.map(({ id }) => id)).not.toContain('3.1');
    const { strips, soy } = crops(await task('1.1'));
    expect(shortfalls.filter(({ id }) => id === '1.1').map(({ measure }) => measure)).toEqual([strips]);
    const told = chapters.flatMap(({ sentences }) => sentences).find(({ id }) => id === '1.1')!.text;
    expect(told).toMatch(new RegExp(`${soy}2027亩[^。]{0,20}${strips}1212亩`));
    expect(told).not.toMatch(/全面完成|圆满/);
    expect(told).toContain('高粱103亩');
    for (const { text } of chapters.flatMap(({ sentences }) => sentences))
      expect([text, text.split('“').length]).toEqual([text, text.split('”').length]);
    expect(unplanned).toHaveLength(8);
    expect(unplanned.find(({ text }) => text.includes('秋季征兵'))).toMatchObject({ figures: [{ value: 7 }] });
  });

  it('January: nobody is reminded any more; the market supervision was asked all year, and never told on', async () => {
    const { until, letters } = town();
    await until('2023-01-11', '12:00');
    expect((await letters({ kind: 'digest' })).filter(({ day }) => day > '2022-12-12')).toEqual([]);
    const told = await letters({ kind: 'digest' });
    expect(new Set(told.map(({ day, to }) => `${day} ${to}`)).size).toBe(told.length);
    const above = told.filter(({ to }) => ['zhenzhang', 'fushuji', 'zhengfa.weiyuan'].includes(to) || to.endsWith('fuzhenzhang'));
    expect(above.filter(({ text }) => text.includes('市场监督管理所'))).toEqual([]);
    expect((await reviewOf(town())).revision).toBe(3);
    const bulletin = async (month: string) =>
      (
        await town()
          .as('renda')
          .must('getBulletin', { params: { plan: PLAN, month } })
      ).body;
    const { ended, apart, counts } = await bulletin('2022-12');
    expect(ended).toMatchObject([{ id: '3.1', reason: expect.stringContaining('新十条') }]);
    expect([counts.tasks, apart.promised.tasks, apart.added.tasks, apart.ended]).toEqual([36, 33, 3, { promised: 1, added: 0 }]);
    const offices = async (month: string) => (await bulletin(month)).table.map(({ name }) => name);
    expect(await offices('2022-09')).toContain('乡村振兴办公室');
    expect(await offices('2022-10')).toContain('农业综合服务中心（含原乡村振兴办公室）');
    expect(town().cloud.deadLetters()).toEqual([]);
    expect(
      town()
        .cloud.executions()
        .filter(({ status }) => status !== 'SUCCEEDED'),
    ).toEqual([]);
  });

  it('every figure of the review rests on what was told', async () => {
    const folder = scratch();
    await writeYear(openOutFolder(folder.path, false), PLAN, town().as('office'), () => town().cloud.idle());
    const { figures, faults } = reviewFaults(folder.path, 2022);
    folder.remove();
    expect(faults).toEqual([]);
    expect(figures).toBeGreaterThan(30);
  });
};

/** The end of all: what was lived here goes on elsewhere. */
export const moving = (town: () => LivedTown): void => {
  it('the year moves as one file to an empty system, and comes out of it as the same bytes', async () => {
    const { zip, records } = await download(town().cloud, addressOf('office'), PLAN);
    const empty = await cloudOf2022();
    try {
      expect(await upload(empty, zip, 'wangjing', 2022)).toMatchObject({ status: 'succeeded', result: { records } });
      expect((await download(empty, addressOf('office'), PLAN)).zip.equals(zip)).toBe(true);
    } finally {
      await empty.stop();
    }
  });
};
