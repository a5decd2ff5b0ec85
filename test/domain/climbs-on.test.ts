import { describe, expect, it } from 'vitest';
import { areDispatched, climbsOn, climbsTo } from '#domain/climbs-on.ts';
import type { ReminderItem, ReminderReason } from '#domain/letter.ts';
import type { Relation } from '#domain/town.ts';
import { aDepartment, anOrganization, aPerson, calendar } from '../support/builders.ts';

const LEAD = '农服中心';
const item = (reason: ReminderReason, due: string): ReminderItem => ({
  key: '',
  plan: 'wangjing-2022',
  with: [],
  n: '001',
  id: '1.1',
  title: '',
  department: LEAD,
  reason,
  due,
  last: [],
  ask: '',
});
const town = (relation: Relation) => ({ ...anOrganization([LEAD]), departments: [aDepartment(LEAD, { relation })] });

describe('climbsOn', () => {
  it.each<{ items: ReminderItem[]; relation: Relation; is: string | null; why: string }>([
    { items: [item('feedback-soon', '2022-03-25')], relation: 'internal', is: '2022-03-29', why: 'two workdays after the feedback day' },
    { items: [item('feedback-today', '2022-09-30')], relation: 'village', is: '2022-10-09', why: 'over the holiday, 调休 counted' },
    {
      items: [item('feedback-soon', '2022-06-24'), item('feedback-today', '2022-06-21')],
      relation: 'internal',
      is: '2022-06-23',
      why: 'the first',
    },
    { items: [item('stated-soon', '2022-03-25')], relation: 'internal', is: null, why: 'a stated date does not climb to the leader' },
    {
      items: [item('clearing', '2022-12-09')],
      relation: 'internal',
      is: null,
      why: '清账 is announced long before: its own feedback day says so',
    },
    { items: [item('feedback-soon', '2022-03-25')], relation: 'dispatched', is: null, why: '派驻: it reaches nobody' },
  ])('$is ($why)', ({ items, relation, is }) => expect(climbsOn(items, town(relation), calendar)).toBe(is));

  it('is no threat where no leader is in charge', () => {
    const without = { ...town('internal'), people: [aPerson('office', 'office')] };
    expect(climbsOn([item('feedback-soon', '2022-03-25')], without, calendar)).toBeNull();
  });
});

describe('climbsTo', () => {
  const leaders = [
    aPerson('a', 'leader', [LEAD], { post: '分管农业副镇长' }),
    aPerson('b', 'leader', ['别的办'], { post: '分管民生副镇长' }),
  ];
  const people = (relation: Relation) => ({ ...town(relation), people: leaders });

  it.each<{ items: ReminderItem[]; relation: Relation; is: string; why: string }>([
    { items: [item('feedback-soon', '2022-03-25')], relation: 'internal', is: '分管农业副镇长', why: 'the leader in charge, by post' },
    {
      items: [item('feedback-soon', '2022-03-25'), { ...item('feedback-soon', '2022-03-25'), department: '别的办' }],
      relation: 'internal',
      is: '分管农业副镇长、分管民生副镇长',
      why: 'of each department that is asked by the first day',
    },
    {
      items: [item('feedback-soon', '2022-03-25'), { ...item('feedback-soon', '2022-03-28'), department: '别的办' }],
      relation: 'internal',
      is: '分管农业副镇长',
      why: 'not of one that is asked later',
    },
    { items: [item('feedback-soon', '2022-03-25')], relation: 'dispatched', is: '', why: '派驻: nobody' },
    { items: [item('stated-soon', '2022-03-25')], relation: 'internal', is: '', why: 'no form is asked' },
  ])('$is ($why)', ({ items, relation, is }) => expect(climbsTo(items, people(relation))).toBe(is));
});

describe('areDispatched', () => {
  const asked = item('feedback-soon', '2022-03-25');

  it.each<{ items: ReminderItem[]; relation: Relation; is: boolean; why: string }>([
    { items: [asked], relation: 'dispatched', is: true, why: '派驻' },
    { items: [asked], relation: 'internal', is: false, why: 'the town’s own' },
    { items: [asked, { ...asked, department: '别的办' }], relation: 'dispatched', is: false, why: 'one of several is the town’s' },
  ])('$is ($why)', ({ items, relation, is }) => expect(areDispatched(items, town(relation))).toBe(is));
});
