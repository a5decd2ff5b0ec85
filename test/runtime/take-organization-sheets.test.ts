import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDepartmentsFile } from '#contract/departments-file.ts';
import { readPeopleFile } from '#contract/people-file.ts';
import { organizationSheets, WANTED } from '#documents/organization-workbook.ts';
import { readWorkbook } from '#documents/read-workbook.ts';
import { workbookOf } from '#documents/workbook.ts';
import type { Organization } from '#domain/town.ts';
import { takeOrganizationSheets } from '#runtime/take-organization-sheets.ts';
import { aDepartment, anOrganization, aPerson } from '../support/builders.ts';
import { type Edits, editWorkbook } from '../support/edit-workbook.ts';

const DAY = '2022-03-02';
const [FARMING, BUILDING, CLOSED] = ['农业综合服务中心', '村镇建设办公室', '原农技站'];

/** Lines of 单位: 3 农业, 4 村镇, 5 原农技站 (closed). Of 人员: 3 office, 4 chief, 5 leader, 6 head-1, 7 head-2. */
const { people } = anOrganization([FARMING, BUILDING]);
const town = anOrganization([FARMING, BUILDING], {
  people: people.map((person) => ({ ...person, id: person.email })),
  departments: [
    aDepartment(FARMING, { aliases: ['农服中心', '农办'], duties: '粮食、\n农机', leader: '=镇长', email: 'a@b.example' }),
    aDepartment(BUILDING, { duties: '-村镇规划', relation: 'dispatched' }),
    aDepartment(CLOSED, { validTo: '2021-12-31', successor: FARMING }),
  ],
});

const written = (organization: Organization = town) => workbookOf(organizationSheets(organization));
const take = async (edits: Readonly<Record<string, Edits>> = {}, organization = town) =>
  takeOrganizationSheets(organization, await readWorkbook(await editWorkbook(await written(organization), edits), WANTED), DAY);
const messages = (errors: readonly { readonly message: string }[]) => errors.map(({ message }) => message);

describe('a workbook of departments and people', () => {
  it('changes nothing when it comes back as it went out', async () => {
    const taken = await take();
    expect(taken).toEqual({ next: town, lines: [], errors: [], warnings: [] });
  });

  it('brings the example town back as it is', async () => {
    const example = (name: string) => readFileSync(new URL(`../../examples/wangjing-2022/${name}.json`, import.meta.url), 'utf8');
    const wangjing = { ...town, departments: readDepartmentsFile(example('departments')), people: readPeopleFile(example('people')) };
    expect(wangjing.departments.length + wangjing.people.length).toBeGreaterThan(30);
    expect(await take({}, wangjing)).toEqual({ next: wangjing, lines: [], errors: [], warnings: [] });
  });

  it('has the same bytes for the same town', async () => {
    expect(Buffer.compare(Buffer.from(await written()), Buffer.from(await written()))).toBe(0);
  });

  it.each(['=1+1', '+86', '-5℃', '@农办', "'单引号", '0012', '3e5', '2022-03-01', '多行\n文字', '、', '<b>&amp;"', '  两端空格 '])(
    'brings %j back as it is, in every text',
    async (text) => {
      const odd = anOrganization([FARMING], {
        departments: [aDepartment(FARMING, { duties: text, leader: text, aliases: [text] }), aDepartment(text)],
        people: [aPerson('office', 'office', []), { ...aPerson('x', 'head', [text]), name: text, post: text }],
      });
      expect(await take({}, odd)).toEqual({ next: odd, lines: [], errors: [], warnings: [] });
    },
  );

  it('changes what was typed over and adds what was put behind, a person also into what is new', async () => {
    const office = '应急管理办公室';
    const { next, lines, errors, warnings } = await take({
      单位: { over: { 4: { 职责: '村镇规划、改厕', 隶属: '镇属', 简称别名: '村建办，建设办' } }, behind: [{ 名称: office }] },
      人员: {
        over: { 6: { 职务: '副主任', 邮箱: 'New@wangjing.example' }, 7: { 单位: `${BUILDING}、${office}` } },
        behind: [{ 姓名: '周辛', 邮箱: 'Zhou@wangjing.example', 角色: '科室负责人', 单位: office }],
      },
    });
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(next.departments[1]).toEqual({
      ...town.departments[1],
      duties: '村镇规划、改厕',
      relation: 'internal',
      aliases: ['村建办', '建设办'],
    });
    expect(next.departments.at(-1)).toEqual(aDepartment(office, { duties: '', leader: '', email: '', aliases: [], relation: 'internal' }));
    expect(next.people[3]).toEqual({ ...town.people[3], post: '副主任', id: 'new@wangjing.example', email: 'new@wangjing.example' });
    expect(next.people[4]?.departments).toEqual([BUILDING, office]);
    expect(next.people.at(-1)).toMatchObject({ id: 'zhou@wangjing.example', name: '周辛', post: '', role: 'head', departments: [office] });
    expect(lines.map(({ said }) => said)).toEqual([
      expect.stringMatching(
        /^单位 村镇建设办公室：简称别名“”改为“村建办、建设办”，职责“-村镇规划”改为“村镇规划、改厕”，隶属“派驻”改为“镇属”$/,
      ),
      '新增单位 应急管理办公室',
      expect.stringContaining('职务'),
      expect.stringContaining(`改为“${BUILDING}、${office}”`),
      '新增人员 周辛',
    ]);
  });

  it('leaves alone whoever has no line', async () => {
    const { next, lines, errors } = await take({ 单位: { without: [4, 5] }, 人员: { without: [4, 5, 6, 7] } });
    expect({ same: next === town, lines, errors }).toEqual({ same: true, lines: [], errors: [] });
  });

  it('finds a person by address where no number is given', async () => {
    const { lines, errors } = await take({ 人员: { over: { 4: { 编号: null, 职务: '代镇长' } } } });
    expect({ errors, said: lines.map(({ said }) => said.slice(0, 2)) }).toEqual({ errors: [], said: ['人员'] });
  });

  it.each([
    { why: 'a department without a name', sheet: '单位', cells: { 职责: '改厕' }, says: ['A6（名称）：必填'] },
    { why: 'a name that stands twice', sheet: '单位', cells: { 名称: FARMING }, says: ['A6（名称）：与第3行重复'] },
    { why: 'a name too long', sheet: '单位', cells: { 名称: '办'.repeat(41) }, says: ['A6（名称）：至多40个字'] },
    { why: 'a name that no address can have', sheet: '单位', cells: { 名称: '城建/规划' }, says: ['A6（名称）：名称中不能有'] },
    {
      why: 'a relation that there is not',
      sheet: '单位',
      cells: { 名称: '新办', 隶属: '县属' },
      says: ['E6（隶属）：应为以下之一：镇属、派驻'],
    },
    {
      why: 'a first day, which a merger sets',
      sheet: '单位',
      cells: { 名称: '新办', 起: '2022-03-01' },
      says: ['G6（起）：这一列由系统填写'],
    },
    { why: 'a malformed address', sheet: '单位', cells: { 名称: '新办', 邮箱: 'xinban' }, says: ['F6（邮箱）：不是电子邮件地址'] },
    {
      why: 'a person without anything but a post',
      sheet: '人员',
      cells: { 职务: '干事' },
      says: ['B8（姓名）：必填', 'D8（邮箱）：必填', 'E8（角色）：应为以下之一：党政办、'],
    },
    {
      why: 'an unknown role, a malformed address, an unknown department',
      sheet: '人员',
      cells: { 姓名: '周辛', 邮箱: 'zhou@', 角色: '副镇长', 单位: '外星办' },
      says: ['E8（角色）：应为以下之一：党政办、分管领导', 'F8（单位）：名单中没有“外星办”', 'D8（邮箱）：不是电子邮件地址'],
    },
    {
      why: 'an unknown department',
      sheet: '人员',
      cells: { 姓名: '周辛', 邮箱: 'zhou@b.example', 角色: '科室负责人', 单位: `${FARMING}、外星办` },
      says: ['F8（单位）：名单中没有“外星办”'],
    },
    {
      why: 'a department that was merged away',
      sheet: '人员',
      cells: { 姓名: '周辛', 邮箱: 'zhou@b.example', 角色: '科室负责人', 单位: CLOSED },
      says: ['F8（单位）：“原农技站”已不再设立'],
    },
    {
      why: 'an address that stands twice',
      sheet: '人员',
      cells: { 姓名: '周辛', 邮箱: 'ADDRESS', 角色: '只读' },
      says: ['D8（邮箱）：与第3行重复'],
    },
    {
      why: 'a number that nobody has',
      sheet: '人员',
      cells: { 编号: 'nobody@b.example', 姓名: '周辛', 邮箱: 'zhou@b.example', 角色: '只读' },
      says: ['A8（编号）：名单中没有这个编号'],
    },
  ])('tells the cell of $why', async ({ sheet, cells, says }) => {
    const typed = Object.fromEntries(
      Object.entries(cells).map(([head, value]) => [head, value === 'ADDRESS' ? town.people[0]!.email : value]),
    );
    const { errors, lines } = await take({ [sheet]: { behind: [typed] } });
    expect(messages(errors)).toEqual(says.map((one) => expect.stringContaining(one)));
    expect(lines).toEqual([]);
  });

  it('tells all that is wrong at once', async () => {
    const { errors } = await take({
      单位: { over: { 3: { 邮箱: 'x', 止: '2022-12-31' } }, behind: [{ 名称: '新办', 隶属: '县属' }] },
      人员: { over: { 5: { 姓名: null }, 6: { 角色: '村长' } } },
    });
    expect(messages(errors).map((one) => one.slice(0, one.indexOf('：')))).toEqual([
      'H3（止）',
      'F3（邮箱）',
      'E6（隶属）',
      'B5（姓名）',
      'E6（角色）',
    ]);
  });

  it('says which departments stay when a name was typed over, and that a namesake is another person', async () => {
    const { warnings, next } = await take({
      单位: { over: { 3: { 名称: '农业农村办公室' } } },
      人员: { behind: [{ 姓名: town.people[3]!.name, 邮箱: 'other@b.example', 角色: '只读' }] },
    });
    expect(messages(warnings)).toEqual([
      `有新设的单位，而表中没有“${FARMING}”：这些单位不变。若是改名，请用“合并”。`,
      expect.stringContaining('B8（姓名）：名单中已有同名的人'),
    ]);
    expect(next.departments.map(({ name }) => name)).toContain(FARMING);
  });
});
