import { describe, expect, it } from 'vitest';
import {
  departmentOf,
  personOf,
  refuseWithoutOffice,
  withDepartment,
  withDepartmentChanged,
  withoutPerson,
  withPerson,
  withPersonChanged,
} from '#domain/organization-changes.ts';
import { aDepartment, anOrganization, aPerson } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const DAY = '2024-04-01';
const plain = anOrganization(['农服中心', '乡村振兴办']);
const closed = aDepartment('老办', { validTo: '2023-12-31', successor: '农服中心' });
const deputy = { person: 'head-2', from: '2024-04-01', to: '2024-04-05' };
const town = {
  ...plain,
  departments: [...plain.departments, closed],
  people: plain.people.map((one) => (one.id === 'head-1' ? { ...one, deputy } : one)),
};

describe('withDepartment', () => {
  it('adds one at the end', () => expect(withDepartment(town, aDepartment('应急办')).departments.at(-1)?.name).toBe('应急办'));
  it.each([
    { name: '农服中心', why: 'that is there' },
    { name: '老办', why: 'that was there: its history is under this name' },
  ])('refuses a name $why', ({ name }) =>
    expect(refusalOf(() => withDepartment(town, aDepartment(name)))).toEqual({
      code: 'BodyIsWrong',
      fields: [['/name', `已有单位叫“${name}”`]],
    }),
  );
  it('refuses the hundred and first', () => {
    const departments = Array.from({ length: 100 }, (_, i) => aDepartment(`办${i}`));
    expect(refusalOf(() => withDepartment({ ...town, departments }, aDepartment('又一办'))).fields).toEqual([['', '单位至多100个']]);
  });
});

describe('withDepartmentChanged', () => {
  it('changes what is given and nothing else', () => {
    const changed = departmentOf(withDepartmentChanged(town, '农服中心', { duties: '粮食', name: '农服中心' }), '农服中心');
    expect(changed).toEqual({ ...departmentOf(town, '农服中心'), duties: '粮食' });
  });
  it('refuses another name: that is a merger', () => {
    const { code, fields } = refusalOf(() => withDepartmentChanged(town, '农服中心', { name: '农业农村办' }));
    expect([code, fields[0]?.[0]]).toEqual(['BodyIsWrong', '/name']);
    expect(fields[0]?.[1]).toContain('合并');
  });
  it('finds no other', () => expect(refusalOf(() => withDepartmentChanged(town, '没有的办', {})).code).toBe('NotFound'));
});

describe('withPerson', () => {
  it.each([
    { person: aPerson('office', 'viewer'), at: '/email', why: 'an address that stands already' },
    { person: aPerson('new', 'head', ['农服中心', '没有的办']), at: '/departments/1', why: 'an unknown department' },
    { person: aPerson('new', 'head', ['老办']), at: '/departments/0', why: 'a closed department' },
  ])('refuses $why', ({ person, at }) => {
    const { code, fields } = refusalOf(() => withPerson(town, person, DAY));
    expect([code, fields.map(([pointer]) => pointer)]).toEqual(['BodyIsWrong', [at]]);
  });
  it('adds one who is new', () => expect(withPerson(town, aPerson('new', 'head', ['农服中心']), DAY).people.at(-1)?.id).toBe('new'));
});

describe('withPersonChanged', () => {
  it('takes another address for another id, which who named the person as deputy follows', () => {
    const next = withPersonChanged(town, 'head-2', { email: 'zhao@town.example' }, DAY);
    expect(personOf(next, 'ZHAO@town.example')).toMatchObject({ email: 'zhao@town.example', departments: ['乡村振兴办'] });
    expect(personOf(next, 'head-1').deputy?.person).toBe('zhao@town.example');
    expect(refusalOf(() => personOf(next, 'head-2')).code).toBe('NotFound');
  });
  it('lets who is no head any more have no deputy', () =>
    expect(personOf(withPersonChanged(town, 'head-1', { role: 'viewer', departments: [] }, DAY), 'head-1').deputy).toBeNull());
  it('lets a person keep a post that was closed meanwhile, and gives it to nobody else', () => {
    const people = [...town.people, aPerson('old', 'viewer', ['老办'])];
    expect(
      personOf(withPersonChanged({ ...town, people }, 'old', { departments: ['老办', '农服中心'] }, DAY), 'old').departments,
    ).toHaveLength(2);
    expect(refusalOf(() => withPersonChanged(town, 'head-1', { departments: ['老办'] }, DAY)).fields[0]?.[0]).toBe('/departments/0');
  });
  it('refuses the address of somebody else', () =>
    expect(refusalOf(() => withPersonChanged(town, 'head-1', { email: 'head-2' }, DAY)).fields[0]?.[0]).toBe('/email'));
});

describe('withoutPerson', () => {
  it('takes the person off, and off as deputy', () => {
    const next = withoutPerson(town, 'head-2');
    expect(next.people.map(({ id }) => id)).not.toContain('head-2');
    expect(personOf(next, 'head-1').deputy).toBeNull();
  });
});

describe('refuseWithoutOffice', () => {
  const clerks = [aPerson('clerk-1', 'office'), aPerson('clerk-2', 'office')];
  it.each([
    { people: [], actor: 'clerk-1', says: '至少要有一名党政办人员', why: 'nobody is left' },
    { people: [clerks[1]!], actor: 'clerk-1', says: '不能取消自己的党政办权限', why: 'who does it puts himself out' },
  ])('refuses when $why', ({ people, actor, says }) => {
    expect(() => refuseWithoutOffice({ people }, actor)).toThrow(says);
    expect(refusalOf(() => refuseWithoutOffice({ people }, actor)).code).toBe('OfficeNeeded');
  });
  it('lets one of the office put out another', () => expect(() => refuseWithoutOffice({ people: [clerks[0]!] }, 'clerk-1')).not.toThrow());
});
