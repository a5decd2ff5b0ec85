import { describe, expect, it } from 'vitest';
import { actingForOf, memberOn, organizationOn, peopleOn, postsOn, refuseWrongDeputy } from '#domain/deputies.ts';
import type { Person } from '#domain/town.ts';
import { anOrganization, aPerson } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const AWAY = { person: 'viewer', from: '2022-05-09', to: '2022-05-13' } as const;
const absent = aPerson('nongye', 'head', ['农服中心'], { name: '孙丙', deputy: AWAY });
const people = [
  absent,
  aPerson('viewer', 'viewer'),
  aPerson('huanbao', 'head', ['环保办']),
  aPerson('office', 'office'),
  aPerson('fenguan', 'leader'),
];
const naming = (id: string): Person[] => people.map((one) => (one === absent ? { ...absent, deputy: { ...AWAY, person: id } } : one));
const postsOf = (all: readonly Person[], id: string) => {
  const { role, departments } = all.find((one) => one.id === id)!;
  return `${role} ${departments.join('、')}`.trim();
};

describe('peopleOn', () => {
  it.each([
    { day: '2022-05-08', absentHas: 'head 农服中心', deputyHas: 'viewer', why: 'the day before' },
    { day: '2022-05-09', absentHas: 'head', deputyHas: 'head 农服中心', why: 'the first day' },
    { day: '2022-05-13', absentHas: 'head', deputyHas: 'head 农服中心', why: 'the last day' },
    { day: '2022-05-14', absentHas: 'head 农服中心', deputyHas: 'viewer', why: 'the day after: nobody did anything' },
  ])('on $day the absent is $absentHas, the deputy $deputyHas ($why)', ({ day, absentHas, deputyHas }) => {
    const then = peopleOn(people, day);
    expect([postsOf(then, 'nongye'), postsOf(then, 'viewer')]).toEqual([absentHas, deputyHas]);
  });

  it('lets a head have both posts', () =>
    expect(postsOf(peopleOn(naming('huanbao'), '2022-05-10'), 'huanbao')).toBe('head 环保办、农服中心'));

  it.each([
    { id: 'gone', why: 'who is no longer on the list' },
    { id: 'office', why: 'who joined the office since' },
    { id: 'fenguan', why: 'who became a leader since' },
  ])('leaves the post with the absent when the deputy is one $why', ({ id }) => {
    const then = peopleOn(naming(id), '2022-05-10');
    expect(postsOf(then, 'nongye')).toBe('head 农服中心');
    expect(then).toEqual(naming(id));
  });

  it('is the same when it is done twice', () => {
    const town = { ...anOrganization(), people };
    const once = organizationOn(town, '2022-05-10');
    expect(organizationOn(once, '2022-05-10')).toEqual(once);
  });
});

describe('postsOn', () => {
  const [acting] = actingForOf('viewer', people);
  it('gives a viewer nothing of what a viewer had: only the absent head’s departments', () =>
    expect(postsOn({ role: 'viewer', departments: ['财政所'] }, [acting!], '2022-05-10')).toEqual({
      role: 'head',
      departments: ['农服中心'],
    }));
  it('gives nobody anything on other days', () => {
    const member = { role: 'viewer', departments: [] } as const;
    expect(postsOn(member, [acting!], '2022-05-14')).toBe(member);
  });
});

describe('memberOn', () => {
  const member = { role: 'head', departments: ['环保办'], deputyFor: actingForOf('huanbao', naming('huanbao')) } as const;
  it('says for whom the post is held, on its days only', () => {
    expect(memberOn(member, '2022-05-10')).toMatchObject({
      departments: ['环保办', '农服中心'],
      deputyFor: [{ name: '孙丙', departments: ['农服中心'] }],
    });
    expect(memberOn(member, '2022-05-14')).toEqual({ ...member, deputyFor: [] });
  });
  it('acts for nobody in a department that is the own', () =>
    expect(memberOn({ ...member, departments: ['农服中心'] }, '2022-05-10')).toMatchObject({ departments: ['农服中心'], deputyFor: [] }));
});

describe('refuseWrongDeputy', () => {
  const head = { ...absent, deputy: null };
  const busy = aPerson('busy', 'head', ['水管站'], { deputy: { ...AWAY, person: 'viewer' } });
  const all = [head, ...people.slice(1), busy];
  const refused = (deputy: object, who: Person = head) =>
    refusalOf(() => refuseWrongDeputy(who, { person: 'huanbao', from: '2022-05-09', to: '2022-05-13', ...deputy }, all, '2022-05-09'));

  it.each([
    { deputy: { person: 'nongye' }, at: '/person', says: '不能由本人代办' },
    { deputy: { person: 'nobody' }, at: '/person', says: '名单中没有这个人' },
    { deputy: { person: 'office' }, at: '/person', says: '代办人应是单位负责人或一般人员' },
    { deputy: { person: 'fenguan' }, at: '/person', says: '代办人应是单位负责人或一般人员' },
    { deputy: { to: '2022-05-08' }, at: '/to', says: '结束日早于开始日' },
    { deputy: { from: '2022-05-01', to: '2022-05-08' }, at: '/to', says: '结束日已过' },
    { deputy: { to: '2023-06-01' }, at: '/to', says: '代办最长一年' },
    { deputy: { person: 'busy', from: '2022-05-13', to: '2022-05-20' }, at: '/person', says: 'busy在这几天也请了人代办' },
  ])('$says', ({ deputy, at, says }) => expect(refused(deputy)).toEqual({ code: 'DeputyIsWrong', fields: [[at, says]] }));

  it.each([
    { who: aPerson('viewer', 'viewer'), at: '/person', says: '只有单位负责人可以请人代办' },
    { who: { ...people[1]!, role: 'head' as const }, at: '/from', says: 'busy' },
  ])('the absent: $says', ({ who, at, says }) => {
    const [[pointer, message]] = refused({}, who).fields as [readonly [string, string]];
    expect(pointer).toBe(at);
    expect(message).toContain(says);
  });

  it('takes another head, whose own leave lies on other days', () =>
    expect(() => refuseWrongDeputy(head, { person: 'busy', from: '2022-05-14', to: '2022-05-20' }, all, '2022-05-09')).not.toThrow());
});
