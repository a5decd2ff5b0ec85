import { describe, expect, it } from 'vitest';
import { DEFAULT_DEPARTMENTS } from '#domain/default-departments.ts';
import { defaultPeople } from '#domain/default-people.ts';
import type { Department } from '#domain/town.ts';

const people = defaultPeople(DEFAULT_DEPARTMENTS, 'wangjing');
const posts = (role: string) => people.filter((person) => person.role === role);

describe('defaultPeople', () => {
  it.each([
    { role: 'office', email: 'office@wangjing.example', departments: [] },
    { role: 'chief', email: 'zhenzhang@wangjing.example', departments: ['财政所'] },
    { role: 'leader', email: 'fenguan1@wangjing.example', departments: ['党政综合办公室', '乡村振兴办公室', '便民服务中心'] },
    { role: 'head', email: 'bumen01@wangjing.example', departments: ['党政综合办公室'] },
  ])('the first $role is $email', ({ role, email, departments }) =>
    expect(posts(role)[0]).toMatchObject({ id: email, email, departments }),
  );

  it('gives each department one head', () =>
    expect(posts('head').map((head) => head.departments[0])).toEqual(DEFAULT_DEPARTMENTS.map((d) => d.name)));

  it('puts each department in one charge', () =>
    expect([...posts('leader'), ...posts('chief')].flatMap((one) => one.departments).toSorted()).toEqual(
      DEFAULT_DEPARTMENTS.map((d) => d.name).toSorted(),
    ));

  it('tells all apart', () => {
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });

  it("keeps a department's own address for its head", () => {
    const [one] = DEFAULT_DEPARTMENTS as readonly [Department, ...Department[]];
    const made = defaultPeople([{ ...one, leader: '', email: 'Dangzheng@Town.example' }], 'a');
    expect(made.map(({ id, role }) => [id, role])).toEqual([
      ['office@a.example', 'office'],
      ['zhenzhang@a.example', 'chief'],
      ['dangzheng@town.example', 'head'],
    ]);
  });
});
