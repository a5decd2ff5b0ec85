import { describe, expect, it } from 'vitest';
import { readWorkbook } from '#documents/read-workbook.ts';
import { shareSheets, WANTED } from '#documents/shares-workbook.ts';
import { workbookOf } from '#documents/workbook.ts';
import type { Task } from '#domain/task.ts';
import type { Share } from '#domain/task-records.ts';
import { takeShareSheet } from '#runtime/take-share-sheet.ts';
import { aMeasure, aTask, calendar, policy } from '../support/builders.ts';
import { type Edits, editWorkbook } from '../support/edit-workbook.ts';

const CORN = '玉米种植面积';
const share = (unit: string, target: number | null, value: number | null): Share => ({ unit, target, value });

/** Lines: 3 八柏村, 4 =1+1村, 5 三合村 of 1.1; 6 存栏 of 1.1, not divided; 7 何家村 of 1.2; 8 改厕 of 1.3. */
const tasks: readonly Task[] = [
  aTask({
    n: '001',
    id: '1.1',
    kind: 'quantity',
    version: 4,
    measures: [
      aMeasure({ name: CORN, target: 1000, shares: [share('八柏村', 600, 0), share('=1+1村', 400, null), share('三合村', null, 12.5)] }),
      aMeasure({ name: '存栏', accumulation: 'level', unit: '头' }),
      aMeasure({ name: '覆盖率', accumulation: 'ratio', unit: '%' }),
    ],
  }),
  aTask({ n: '002', id: '1.2', state: 'completed', measures: [aMeasure({ name: '大豆', shares: [share('何家村', null, 3)] })] }),
  aTask({ n: '003', id: '1.3', measures: [aMeasure({ name: '改厕', unit: '座', target: 10 })] }),
];

const take = async (edits: Edits = {}, now = tasks) => {
  const bytes = await editWorkbook(await workbookOf(shareSheets('望京镇2022年村级分解', tasks)), { 村级分解: edits });
  const [sheet] = await readWorkbook(bytes, WANTED);
  return takeShareSheet(now, sheet!, { day: '2022-05-20', calendar, policy });
};
const sharesOf = (task: Task | undefined, name: string) => task?.measures.find((one) => one.name === name)?.shares;
const messages = (errors: readonly { readonly message: string }[]) => errors.map(({ message }) => message);
const line = (over: object = {}) => ({ 编号: '1.1', 计量项: CORN, 村: '新村', 分解数: 1, 完成数: 2, ...over });

describe('a workbook of village shares', () => {
  it('changes nothing when it comes back as it went out', async () => {
    expect(await take()).toEqual({ filled: [], changes: [], added: 0, errors: [], warnings: [] });
  });

  it('has the same bytes for the same plan, and no line for what cannot be divided', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => workbookOf(shareSheets('村级分解', tasks))));
    expect(Buffer.compare(Buffer.from(one!), Buffer.from(other!))).toBe(0);
    const [sheet] = await readWorkbook(one!, WANTED);
    expect(sheet?.lines.map(({ cells }) => `${cells.编号} ${cells.计量项} ${cells.村}`)).toEqual([
      `1.1 ${CORN} 八柏村`,
      `1.1 ${CORN} =1+1村`,
      `1.1 ${CORN} 三合村`,
      '1.1 存栏 ',
      '1.2 大豆 何家村',
      '1.3 改厕 ',
    ]);
  });

  it('fills in by the move of a task: empty is 未报, 0 is 零, villages without a line stay, new ones come behind', async () => {
    const { filled, added, changes, errors, warnings } = await take({
      over: { 3: { 完成数: '１，２００．5' }, 4: { 完成数: 0 }, 6: { 村: '八柏村', 完成数: 90 } },
      without: [5],
      behind: [line()],
    });
    expect(errors).toEqual([]);
    expect(
      filled.map(({ after, move }) => ({ n: after.n, version: after.version, of: move.measures.map(({ measure }) => measure) })),
    ).toEqual([{ n: '001', version: 5, of: [CORN, '存栏'] }]);
    const [{ after } = { after: undefined }] = filled;
    expect(sharesOf(after, CORN)).toEqual([
      share('八柏村', 600, 1200.5),
      share('=1+1村', 400, 0),
      share('三合村', null, 12.5),
      share('新村', 1, 2),
    ]);
    expect(sharesOf(after, '存栏')).toEqual([share('八柏村', null, 90)]);
    expect(after?.measures[0]?.value).toBe(1215);
    expect({ added, changes }).toEqual({
      added: 2,
      changes: [
        `1.1 ${CORN} 八柏村：完成数“0”改为“1200.5”`,
        `1.1 ${CORN} =1+1村：完成数“未报”改为“0”`,
        '新增 1.1 存栏 八柏村：完成数“未报”改为“90”',
        `新增 1.1 ${CORN} 新村：分解数“无”改为“1”，完成数“未报”改为“2”`,
      ],
    });
    expect(messages(warnings)).toEqual([
      expect.stringMatching(/各村目标合计1001亩，比总目标1000亩多1亩/),
      expect.stringContaining('表中没有三合村：这些村不变'),
    ]);
  });

  it('may empty what was reported', async () => {
    const { filled } = await take({ over: { 3: { 完成数: null }, 5: { 完成数: null } } });
    expect(sharesOf(filled[0]?.after, CORN)?.map(({ value }) => value)).toEqual([null, null, null]);
  });

  it('warns of sums that are not the whole, of other kinds too', async () => {
    const { warnings, errors } = await take({ over: { 8: { 村: '八柏村', 分解数: 9 } } });
    expect({ errors, says: messages(warnings) }).toEqual({ errors: [], says: ['C8（计量项）：各村分解数合计9，总目标10，相差-1'] });
  });

  it.each<{ why: string; edits: Edits; says: string[] }>([
    { why: 'words in a figure', edits: { over: { 3: { 完成数: '600亩' } } }, says: ['H3（完成数）：请只填数字'] },
    { why: 'less than nothing', edits: { over: { 3: { 分解数: -1 } } }, says: ['G3（分解数）：请只填数字'] },
    { why: 'more than there can be', edits: { over: { 3: { 完成数: 9e12 } } }, says: ['H3（完成数）：'] },
    { why: 'no task of that number', edits: { behind: [line({ 编号: '9.9' })] }, says: ['A9（编号）：没有编号为“9.9”的任务'] },
    { why: 'no number', edits: { behind: [line({ 编号: null })] }, says: ['A9（编号）：请填任务的编号'] },
    { why: 'no such measure', edits: { behind: [line({ 计量项: '高粱' })] }, says: ['C9（计量项）：任务1.1没有“高粱”这一项'] },
    { why: 'a ratio', edits: { behind: [line({ 计量项: '覆盖率' })] }, says: ['C9（计量项）：“覆盖率”按分子分母填报，不能分解到村'] },
    { why: 'no village', edits: { behind: [line({ 村: null })] }, says: ['F9（村）：请填村名'] },
    { why: 'a village twice', edits: { behind: [line({ 村: '八柏村' })] }, says: ['F9（村）：与第3行重复'] },
    { why: 'a name too long', edits: { behind: [line({ 村: '村'.repeat(31) })] }, says: ['F9（村）：至多30个字'] },
    { why: 'a task that is done', edits: { over: { 7: { 完成数: 4 } } }, says: ['A7（编号）：事项已办结'] },
    { why: 'a grey cell', edits: { over: { 3: { 总目标: 2000 } } }, says: ['E3（总目标）：这一列由系统填写（现为“1000”）'] },
    {
      why: 'too many villages',
      edits: { behind: Array.from({ length: 38 }, (_, i) => line({ 村: `村${i}` })) },
      says: ['C3（计量项）：至多40项'],
    },
  ])('tells the cell of $why', async ({ edits, says }) => {
    const { errors } = await take(edits);
    expect(messages(errors)).toEqual(says.map((one) => expect.stringContaining(one)));
  });

  it('tells all that is wrong at once', async () => {
    const { errors } = await take({
      over: { 3: { 完成数: '许多' }, 7: { 完成数: 4 } },
      behind: [line({ 编号: '9.9' }), line({ 村: null })],
    });
    expect(messages(errors).map((one) => one.slice(0, one.indexOf('：')))).toEqual([
      'A9（编号）',
      'F10（村）',
      'H3（完成数）',
      'A7（编号）',
    ]);
  });

  describe('of a task that moved on meanwhile', () => {
    const [corn, ...others] = tasks;
    const measures = corn!.measures.map((one, i) => (i === 0 ? { ...one, target: { ...one.target!, value: 1200 } } : one));
    const later = [{ ...corn!, version: 5, measures }, ...others];

    it('says nothing where it changes nothing', async () => {
      expect(await take({}, later)).toEqual({ filled: [], changes: [], added: 0, errors: [], warnings: [] });
    });

    it('is refused where it would undo what was done', async () => {
      const { errors, filled } = await take({ over: { 4: { 完成数: 7 } } }, later);
      expect(filled).toEqual([]);
      expect(messages(errors)).toEqual(['I4（版本）：这项任务在下载之后有了变动（现为版本5），请重新下载再填']);
    });
  });
});
