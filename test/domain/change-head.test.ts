import { describe, expect, it } from 'vitest';
import { withHead } from '#domain/change-head.ts';
import { aDepartment, anOrganization, aPerson } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const DAY = '2022-05-10';
const town = anOrganization([], {
  departments: [aDepartment('农服中心'), aDepartment('水管站'), aDepartment('老办', { validTo: '2022-01-31', successor: '水管站' })],
  people: [
    aPerson('office', 'office'),
    aPerson('leader', 'leader', ['农服中心']),
    aPerson('sun', 'head', ['农服中心'], { deputy: { person: 'viewer', from: '2022-05-01', to: '2022-05-31' } }),
    aPerson('zhou', 'head', ['农服中心', '水管站']),
    aPerson('viewer', 'viewer', ['农服中心']),
  ],
});
const change = (head: Parameters<typeof withHead>[2]['head'], from = DAY, department = '农服中心') =>
  withHead(town, department, { head, from, day: DAY });
const postsOf = (organization: typeof town, id: string) => {
  const { role, departments } = organization.people.find((one) => one.id === id)!;
  return `${role} ${departments.join('、')}`.trim();
};

describe('withHead', () => {
  it.each([
    { head: 'viewer', id: 'viewer', is: 'head 农服中心', why: 'a viewer becomes head' },
    { head: 'viewer', id: 'sun', is: 'viewer', why: 'the old head without another post may read' },
    { head: 'viewer', id: 'zhou', is: 'head 水管站', why: 'the old head’s other post stays' },
    { head: 'viewer', id: 'leader', is: 'leader 农服中心', why: 'the leader in charge is no head' },
    { head: 'zhou', id: 'zhou', is: 'head 农服中心、水管站', why: 'one of two heads is the only one' },
    { head: 'ZHOU', id: 'sun', is: 'viewer', why: 'an address in any case' },
    { head: { name: '吴丁', post: '主任', email: 'wu@town.example' }, id: 'wu@town.example', is: 'head 农服中心', why: 'somebody new' },
  ])('$why: $id is then $is', ({ head, id, is }) => expect(postsOf(change(head), id)).toBe(is));

  it('lets who is no head any more have no deputy', () =>
    expect(change('viewer').people.find(({ id }) => id === 'sun')?.deputy).toBeNull());

  it.each([
    { head: 'nobody', from: DAY, at: '/person', why: 'nobody of the town' },
    { head: 'office', from: DAY, at: '/person', why: 'one of the office' },
    { head: 'leader', from: DAY, at: '/person', why: 'a leader' },
    { head: { name: '孙', post: '', email: 'sun' }, from: DAY, at: '/email', why: 'a new one of an address that stands' },
    { head: 'viewer', from: '2022-05-11', at: '/from', why: 'from tomorrow' },
  ])('refuses $why', ({ head, from, at }) => {
    const { code, fields } = refusalOf(() => change(head, from));
    expect([code, fields[0]?.[0]]).toEqual(['BodyIsWrong', at]);
  });

  it('refuses a department that is closed, and finds none that is not there', () => {
    expect(refusalOf(() => change('viewer', DAY, '老办')).code).toBe('DepartmentClosed');
    expect(refusalOf(() => change('viewer', DAY, '没有的办')).code).toBe('NotFound');
  });
});
