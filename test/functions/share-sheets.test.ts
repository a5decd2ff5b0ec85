import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '#domain/task.ts';
import { aPost } from '../support/api.ts';
import { aMeasure, aTask } from '../support/builders.ts';
import { type Edits, editWorkbook } from '../support/edit-workbook.ts';
import { expectProblem } from '../support/problem.ts';
import { type SheetTown, sheetTown } from '../support/sheet-town.ts';
import { itemsOf } from '../support/table.ts';
import { AGRICULTURE, aHeader, at, HEALTH, PUBLISHED_AT } from '../support/town.ts';

const TOWN = 'wangjing';
const PLAN = `${TOWN}-2022`;
const SHEETS = `/v1/plans/${PLAN}/share-sheets`;
const OFFICE = at(TOWN, 'office');
const AT = '2022-06-22T09:00:00+08:00';
const CORN = '玉米种植面积';

let town: SheetTown;

const tasks: readonly Partial<Task>[] = [
  { n: '001', id: '1.1', measures: [aMeasure({ target: 1000, shares: [{ unit: '八柏村', target: 600, value: null }] })] },
  { n: '002', id: '1.2', lead: HEALTH, measures: [aMeasure({ name: '改厕' })] },
  ...[3, 4].map((i): Partial<Task> => {
    const ns = ['003', '004'];
    const n = ns[i - 3]!;
    return { n, id: `1.${i}`, kind: 'zero-incident', together: 'g1', reportedWith: ns.filter((one) => one !== n), reported: ['2022-Q1'] };
  }),
  ...Array.from({ length: 60 }, (_, i) => ({ n: String(i + 5).padStart(3, '0'), id: `2.${i + 1}` })),
];

beforeAll(async () => {
  town = await sheetTown(TOWN, '望京镇');
  const { services } = town;
  await services.commit([
    services.plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    services.plans.create(aHeader(TOWN, 2023)),
  ]);
  for (const task of tasks) {
    const whole = aTask({ lead: AGRICULTURE, plan: PLAN, start: Number(task.n), measures: [aMeasure({ name: CORN })], ...task });
    await services.commit([services.tasks.put(whole, PUBLISHED_AT)]);
  }
});
afterAll(() => town.stop());

let minute = 0;
const nextAt = (): string => {
  minute += 1;
  return AT.replace(':00:', `:${String(minute).padStart(2, '0')}:`);
};
const made = async (): Promise<{ readonly document: string; readonly bytes: Uint8Array }> => {
  const { document } = (await town.ask(SHEETS, {}, { at: nextAt() })).result;
  return { document, bytes: (await town.bucket.get(`files/${PLAN}/${document}`)).bytes };
};
const handIn = async (bytes: Uint8Array, dryRun?: boolean) =>
  (await town.ask(SHEETS, { base64: Buffer.from(bytes).toString('base64'), ...(dryRun !== undefined && { dryRun }) }, { at: nextAt() }))
    .result;
const typed = async (edits: Edits): Promise<Uint8Array> => editWorkbook((await made()).bytes, { 村级分解: edits });
const domainItems = async () => (await itemsOf(town.table)).filter(({ pk }) => !pk.startsWith('REQUEST#'));

describe('村级分解.xlsx', () => {
  it('is handed to the office under its Chinese name, and to nobody else', async () => {
    const { document } = await made();
    const path = `/v1/plans/${PLAN}/documents/${document}`;
    const { status, headers } = await town.call({ path, as: OFFICE });
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 200,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
    expect(headers['content-disposition']).toContain(encodeURIComponent('望京镇2022年村级分解.xlsx'));
    expectProblem(await town.call({ path, as: at(TOWN, 'chief') }), 403, 'NotAllowed');
  });

  it('changes nothing when it comes back as it went out, and is made with the same bytes again', async () => {
    const { document, bytes } = await made();
    const before = await domainItems();
    expect(await handIn(bytes, false)).toMatchObject({ dryRun: false, added: 0, changed: 0, errors: [], warnings: [], records: 0 });
    expect(await domainItems()).toEqual(before);
    expect((await made()).document).toBe(document);
  });

  it('fills in all tasks in one go, told by their histories as an import', async () => {
    const bytes = await typed({ over: { 3: { 完成数: 640 }, 4: { 村: '三合村', 分解数: 5, 完成数: 0 } } });
    const before = await domainItems();
    const counts = { added: 1, changed: 1, errors: [], records: 2 };
    expect(await handIn(bytes)).toMatchObject({ ...counts, dryRun: true });
    expect(await domainItems()).toEqual(before);
    expect(await handIn(bytes, false)).toMatchObject({ ...counts, dryRun: false });
    const grid = (await town.call({ path: `/v1/tasks/${PLAN}-001/shares`, as: OFFICE })).body;
    expect(grid.measures[0]).toMatchObject({ total: 640, shares: [{ unit: '八柏村', target: 600, value: 640 }] });
    for (const n of ['001', '002']) {
      const { items } = (await town.call({ path: `/v1/tasks/${PLAN}-${n}/history`, as: OFFICE })).body;
      expect(items.at(-1)).toMatchObject({
        version: 2,
        move: { kind: 'fill-shares' },
        via: 'import',
        by: { person: OFFICE, role: 'office' },
      });
    }
    // What is lost on the way is done again without doing anything.
    const after = await domainItems();
    expect(await town.again()).toMatchObject({ changed: 0, errors: [] });
    expect(await domainItems()).toEqual(after);
  });

  it('answers of a group what is asked together, once, also when both are in the sheet', async () => {
    expect((await handIn(await typed({ over: { 5: { 村: '八柏村', 完成数: 1 } } }), false)).errors).toEqual([]);
    const { reported, version } = await town.services.tasks.load(PLAN, '004');
    expect({ reported, version }).toEqual({ reported: ['2022-Q1', '2022-Q2'], version: 2 });
    const both = await typed({ over: { 5: { 完成数: 2 }, 6: { 村: '八柏村', 完成数: 3 } } });
    expect(await handIn(both, false)).toMatchObject({ errors: [], records: 2 });
  });

  it('is refused whole when one line is wrong, and nothing is kept', async () => {
    const bytes = await typed({
      over: { 3: { 完成数: 700 }, 4: { 完成数: '几座' } },
      behind: [{ 编号: '9.9', 计量项: CORN, 村: '八柏村', 完成数: 1 }],
    });
    const before = await domainItems();
    const { errors } = await handIn(bytes, false);
    expect(errors.map(({ message }: { message: string }) => message.split('：')[0])).toEqual(['A67（编号）', 'H4（完成数）']);
    expect(await domainItems()).toEqual(before);
  });

  it('is refused whole when there is more than one transaction holds', async () => {
    const over = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [i + 7, { 村: '八柏村', 完成数: i }]));
    const before = await domainItems();
    const { errors } = await handIn(await typed({ over }), false);
    expect(errors).toEqual([{ pointer: '', message: '这次改动涉及120条记录，一次至多100条，请分几次改。可以只留一部分任务的行再交。' }]);
    expect(await domainItems()).toEqual(before);
  });

  it('is refused for a plan that is not published', async () => {
    expectProblem(await town.call(aPost(OFFICE, `/v1/plans/${TOWN}-2023/share-sheets`, {})), 409, 'WrongStatus');
  });

  it('is refused in Chinese when it is no workbook', async () => {
    const answer = await town.ask(SHEETS, { base64: 'UEsDBA==' }, { at: nextAt() });
    expect(answer).toMatchObject({ status: 'failed', error: 'FileRefused', reason: expect.stringContaining('应为 Excel 工作簿') });
  });
});
