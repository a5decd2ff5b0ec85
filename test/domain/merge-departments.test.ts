import { describe, expect, it } from 'vitest';
import { afterMerger, type Merger, mergedDepartments } from '#domain/merge-departments.ts';
import { aDepartment, anOrganization, aPerson } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const DAY = '2024-04-10';
const deputy = { person: 'viewer', from: '2024-04-01', to: '2024-04-30' };
const town = anOrganization([], {
  departments: [
    aDepartment('党政办'),
    aDepartment('乡村振兴办', {
      duties: '帮扶、监测',
      aliases: ['扶贫办'],
      leader: '副书记',
      relation: 'internal',
      formerNames: ['脱贫办'],
    }),
    aDepartment('农服中心', { duties: '粮食', leader: '副镇长' }),
    aDepartment('老办', { validTo: '2023-12-31', successor: '党政办' }),
  ],
  people: [
    aPerson('office', 'office'),
    aPerson('xiangcun', 'head', ['乡村振兴办'], { deputy }),
    aPerson('both', 'head', ['乡村振兴办', '党政办']),
    aPerson('nongye', 'head', ['农服中心']),
    aPerson('shuji', 'leader', ['乡村振兴办']),
    aPerson('fuzhen', 'leader', ['农服中心']),
    aPerson('viewer', 'viewer', ['乡村振兴办']),
  ],
});
const merger = (given: Partial<Merger> = {}): Merger => ({
  from: ['乡村振兴办'],
  into: '农服中心',
  validFrom: '2024-04-01',
  moveHeads: false,
  ...given,
});
const merge = (given: Partial<Merger> = {}) => mergedDepartments(town, merger(given), DAY);
const merged = (given: Partial<Merger> = {}) => afterMerger(town, merge(given), merger(given));
const named = (organization: typeof town, name: string) => organization.departments.find((one) => one.name === name);
const postsOf = (organization: typeof town, id: string) => {
  const { role, departments } = organization.people.find((one) => one.id === id)!;
  return `${role} ${departments.join('、')}`.trim();
};

describe('mergedDepartments', () => {
  it('gives the successor the duties and the names of those it takes over', () => {
    const { successor, isNew } = merge();
    expect(isNew).toBe(false);
    expect(successor).toMatchObject({
      duties: '粮食、帮扶、监测',
      aliases: ['脱贫办', '乡村振兴办', '扶贫办'],
      formerNames: ['脱贫办', '乡村振兴办'],
      leader: '副镇长',
    });
  });

  it('makes a new department of what is said, and of the first that is merged', () => {
    const { successor, isNew } = merge({ from: ['乡村振兴办', '农服中心'], into: { name: '农业农村办', duties: '三农' } });
    expect(isNew).toBe(true);
    expect(successor).toMatchObject({
      name: '农业农村办',
      duties: '三农、帮扶、监测、粮食',
      leader: '副书记',
      relation: 'internal',
      validFrom: '2024-04-01',
      validTo: null,
    });
    expect(successor.formerNames).toEqual(['脱贫办', '乡村振兴办', '农服中心']);
  });

  it('does not say a duty twice, nor more than fits', () => {
    expect(merge({ into: { name: '新办', duties: '帮扶、监测和防返贫' } }).successor.duties).toBe('帮扶、监测和防返贫');
    const long = '长'.repeat(1997);
    expect(merge({ into: { name: '新办', duties: long } }).successor.duties).toBe(long);
  });

  it.each([
    { given: { from: ['没有的办'] }, at: '/from/0', why: 'an unknown one' },
    { given: { from: ['乡村振兴办', '乡村振兴办'] }, at: '/from/1', why: 'one twice' },
    { given: { into: '没有的办' }, at: '/into', why: 'into an unknown one' },
    { given: { into: '乡村振兴办' }, at: '/into', why: 'into itself' },
    { given: { into: { name: '党政办' } }, at: '/into/name', why: 'a new one of a name that stands' },
    { given: { validFrom: '2024-04-11' }, at: '/validFrom', why: 'from tomorrow' },
  ] as { given: Partial<Merger>; at: string; why: string }[])('refuses $why', ({ given, at }) => {
    const { code, fields } = refusalOf(() => merge(given));
    expect([code, fields.map(([pointer]) => pointer)]).toEqual(['BodyIsWrong', [at]]);
  });

  it('refuses a new one beside a hundred, closed ones too', () => {
    const departments = Array.from({ length: 100 }, (_, i) => aDepartment(`办${i}`));
    const merger: Merger = { from: ['办0'], into: { name: '大办' }, validFrom: '2024-04-01', moveHeads: false };
    const refused = (into: Merger['into']) =>
      refusalOf(() => mergedDepartments(anOrganization([], { departments }), { ...merger, into }, '2024-04-10'));
    expect(refused({ name: '大办' }).fields.map(([pointer]) => pointer)).toEqual(['/into/name']);
    expect(mergedDepartments(anOrganization([], { departments }), { ...merger, into: '办1' }, '2024-04-10').successor.name).toBe('办1');
  });

  it.each([
    { given: { from: ['老办'] }, why: 'what was merged before' },
    { given: { into: '老办' }, why: 'a closed successor' },
  ] as { given: Partial<Merger>; why: string }[])('refuses $why, and says where it went', ({ given }) => {
    expect(refusalOf(() => merge(given)).code).toBe('DepartmentClosed');
    expect(() => merge(given)).toThrow('“老办”已并入“党政办”');
  });
});

describe('afterMerger', () => {
  it('closes the merged ones the day before, and names their successor', () =>
    expect(named(merged(), '乡村振兴办')).toMatchObject({ validTo: '2024-03-31', successor: '农服中心' }));
  it('has the successor once', () => {
    expect(merged().departments.map(({ name }) => name)).toEqual(town.departments.map(({ name }) => name));
    expect(merged({ into: { name: '农业农村办' } }).departments.map(({ name }) => name)).toEqual([
      ...town.departments.map(({ name }) => name),
      '农业农村办',
    ]);
  });

  it.each([
    { given: {}, id: 'xiangcun', is: 'viewer', why: 'without another post a head may only read' },
    { given: {}, id: 'both', is: 'head 党政办', why: 'the other post stays' },
    { given: {}, id: 'nongye', is: 'head 农服中心', why: 'the successor’s head is its head' },
    { given: {}, id: 'shuji', is: 'leader', why: 'the successor keeps its own leader' },
    { given: {}, id: 'viewer', is: 'viewer', why: 'nobody has a post in a closed department' },
    { given: { moveHeads: true }, id: 'xiangcun', is: 'head 农服中心', why: 'the heads go with the tasks' },
    { given: { moveHeads: true }, id: 'shuji', is: 'leader', why: 'heads only' },
    { given: { into: { name: '农业农村办' } }, id: 'shuji', is: 'leader 农业农村办', why: 'the new department is in the same charge' },
    { given: { into: { name: '农业农村办' } }, id: 'fuzhen', is: 'leader 农服中心', why: 'not concerned' },
  ] as { given: Partial<Merger>; id: string; is: string; why: string }[])('$id is then $is ($why)', ({ given, id, is }) =>
    expect(postsOf(merged(given), id)).toBe(is),
  );

  it('lets who is no head any more have no deputy', () => expect(merged().people.find(({ id }) => id === 'xiangcun')?.deputy).toBeNull());
});
