import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPost } from '../support/api.ts';
import { type Edits, editWorkbook } from '../support/edit-workbook.ts';
import { expectProblem } from '../support/problem.ts';
import { type SheetTown, sheetTown } from '../support/sheet-town.ts';
import { itemsOf } from '../support/table.ts';
import { AGRICULTURE, at, HEALTH } from '../support/town.ts';

const TOWN = 'wangjing';
const OFFICE = at(TOWN, 'office');
const SHEETS = '/v1/organization/sheets';

let town: SheetTown;

beforeAll(async () => {
  town = await sheetTown(TOWN, '望京镇');
});
afterAll(() => town.stop());

let minute = 0;
const made = async (): Promise<{ readonly document: string; readonly bytes: Uint8Array }> => {
  minute += 1;
  const at = `2022-03-02T09:${String(minute).padStart(2, '0')}:00+08:00`;
  const { document } = (await town.ask('/v1/organization/documents', {}, { at })).result;
  return { document, bytes: (await town.bucket.get(`files/${TOWN}/${document}`)).bytes };
};
const organization = async () => (await town.call({ path: '/v1/organization', as: OFFICE })).body;
const typed = async (edits: Readonly<Record<string, Edits>>): Promise<string> =>
  Buffer.from(await editWorkbook((await made()).bytes, edits)).toString('base64');
const handIn = async (base64: string, dryRun: boolean) => town.ask(SHEETS, { base64, dryRun }, { version: (await organization()).version });
const domainItems = async () => (await itemsOf(town.table)).filter(({ pk }) => !pk.startsWith('REQUEST#'));

describe('单位人员.xlsx', () => {
  it('is handed over under its Chinese name', async () => {
    const { document, bytes } = await made();
    const { status, headers, body } = await town.call({ path: `/v1/organization/documents/${document}`, as: OFFICE });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('望京镇单位人员.xlsx')}`);
    expect(Buffer.from(body, 'base64').equals(Buffer.from(bytes))).toBe(true);
    expectProblem(await town.call({ path: '/v1/organization/documents/nothing.xlsx', as: OFFICE }), 404, 'NotFound');
  });

  it('changes nothing when it comes back as it went out, also in earnest, and is made with the same bytes again', async () => {
    const { document, bytes } = await made();
    const before = await domainItems();
    const nothing = { added: 0, changed: 0, changes: [], errors: [], warnings: [], document: null, records: 0 };
    for (const dryRun of [true, false])
      expect(await handIn(Buffer.from(bytes).toString('base64'), dryRun)).toMatchObject({
        status: 'succeeded',
        error: null,
        result: { ...nothing, dryRun },
      });
    expect(await domainItems()).toEqual(before);
    expect((await made()).document).toBe(document);
  });

  it('is a dry run first and by default, and one change of the town in earnest, told by its history', async () => {
    const base64 = await typed({
      单位: { over: { 3: { 职责: '粮食、农机' } }, behind: [{ 名称: '应急管理办公室', 分管领导: '=镇长' }] },
      人员: { behind: [{ 姓名: '周辛', 职务: '+主任', 邮箱: at(TOWN, 'ZhouXin'), 角色: '科室负责人', 单位: '应急管理办公室' }] },
    });
    const { version } = await organization();
    const before = await domainItems();
    const counts = { added: 2, changed: 1, errors: [], warnings: [] };
    const dry = await town.ask(SHEETS, { base64 }, { version });
    expect(dry.result).toMatchObject({ ...counts, dryRun: true });
    expect(dry.result.changes).toEqual([`单位 ${AGRICULTURE}：职责“”改为“粮食、农机”`, '新增单位 应急管理办公室', '新增人员 周辛']);
    expect(await domainItems()).toEqual(before);
    const done = await handIn(base64, false);
    expect(done.result).toMatchObject({ ...counts, dryRun: false, changes: dry.result.changes });
    const now = await organization();
    expect(now.version).toBe(version + 1);
    expect(now.departments.at(-1)).toMatchObject({ name: '应急管理办公室', leader: '=镇长' });
    expect(now.people.at(-1)).toMatchObject({ id: at(TOWN, 'zhouxin'), name: '周辛', post: '+主任', departments: ['应急管理办公室'] });
    const [entry] = (await town.call({ path: '/v1/organization/history', as: OFFICE })).body.items;
    expect(entry).toMatchObject({
      version: version + 1,
      kind: 'sheets-taken',
      via: 'import',
      by: { person: OFFICE },
      after: { added: 2, changed: 1 },
    });
    expect((await town.call({ path: '/v1/organization', as: at(TOWN, 'zhouxin') })).status).toBe(200);
  });

  it('is taken in once, whoever asks again', async () => {
    const base64 = await typed({ 单位: { over: { 4: { 分管领导: '卫健副镇长' } } } });
    const first = await handIn(base64, false);
    const { version } = await organization();
    const again = (await town.again()) as object;
    expect(again).toMatchObject(first.result);
    expect((await organization()).version).toBe(version);
  });

  it('is refused whole when one line is wrong: every error has its cell, and nothing is kept', async () => {
    const base64 = await typed({
      单位: { over: { 4: { 职责: '改厕' } }, behind: [{ 名称: HEALTH }, { 名称: '新办', 邮箱: 'xin' }] },
      人员: {
        behind: [
          { 姓名: '吴壬', 邮箱: OFFICE, 角色: '只读' },
          { 姓名: '吴壬', 邮箱: 'wu@b.example', 角色: '村长', 单位: '外星办' },
        ],
      },
    });
    const before = await domainItems();
    for (const dryRun of [true, false]) {
      const { status, result } = await handIn(base64, dryRun);
      expect({ status, cells: result.errors.map(({ message }: { message: string }) => message.split('：')[0]) }).toEqual({
        status: 'succeeded',
        cells: ['A8（名称）', 'F9（邮箱）', 'D11（邮箱）', 'E12（角色）', 'F12（单位）'],
      });
    }
    expect(await domainItems()).toEqual(before);
  });

  it.each([
    { why: 'the office would put itself out', edits: { 人员: { over: { 3: { 角色: '只读' } } } }, says: '至少要有一名党政办人员' },
    {
      why: 'there is more than one transaction holds',
      edits: { 人员: { behind: Array.from({ length: 50 }, (_, i) => ({ 姓名: `人${i}`, 邮箱: `p${i}@b.example`, 角色: '只读' })) } },
      says: '请分几次改',
    },
  ])('is refused whole when $why', async ({ edits, says }) => {
    const before = await domainItems();
    const { result } = await handIn(await typed(edits), false);
    expect(result.errors).toEqual([{ pointer: '', message: expect.stringContaining(says) }]);
    expect(await domainItems()).toEqual(before);
  });

  it('is refused when the town was changed meanwhile, before the work begins and after', async () => {
    const base64 = await typed({ 单位: { over: { 4: { 职责: '防疫' } } } });
    const { version } = await organization();
    expectProblem(await town.call(aPost(OFFICE, SHEETS, { base64, dryRun: false }, { version: version - 1 })), 412, 'VersionIsStale');
    expectProblem(await town.call(aPost(OFFICE, SHEETS, { base64, dryRun: false })), 428, 'VersionMissing');
    const key = `imports/${TOWN}/other.xlsx`;
    await town.bucket.put(key, Buffer.from(base64, 'base64'), 'application/octet-stream');
    const late = {
      kind: 'organization-in',
      town: TOWN,
      version: version - 1,
      at: '2022-03-02T10:00:00+08:00',
      by: OFFICE,
      dryRun: false,
      key,
    };
    const before = await domainItems();
    await expect(town.run(late)).rejects.toMatchObject({ name: 'VersionIsStale' });
    expect(await domainItems()).toEqual(before);
  });

  it.each([
    { why: 'no workbook', base64: Buffer.from('序号,名称').toString('base64'), says: '应为 Excel 工作簿' },
    { why: 'an empty zip', base64: 'UEsDBA==', says: '应为 Excel 工作簿' },
  ])('is refused in Chinese: $why', async ({ base64, says }) => {
    expect(await handIn(base64, true)).toMatchObject({ status: 'failed', error: 'FileRefused', reason: expect.stringContaining(says) });
  });
});
