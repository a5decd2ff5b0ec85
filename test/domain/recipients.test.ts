import { describe, expect, it } from 'vitest';
import { chiefsOf, headsOf, leadersOf, officeOf, ownHeadsOf } from '#domain/recipients.ts';
import type { Person } from '#domain/town.ts';
import { anOrganization, aPerson } from '../support/builders.ts';

const people = [
  aPerson('clerk-1', 'office'),
  aPerson('clerk-2', 'office'),
  aPerson('mayor', 'chief'),
  aPerson('vice', 'leader', ['农服中心', '应急办']),
  aPerson('nongye', 'head', ['农服中心']),
  aPerson('nongye-2', 'head', ['农服中心', '水管站']),
  aPerson('guest', 'viewer', ['应急办']),
];
const town = { ...anOrganization(['农服中心', '应急办', '水管站', '司法所']), people };
const ids = (found: readonly Person[]) => found.map(({ id }) => id);

describe('recipients', () => {
  it.each([
    { department: '农服中心', heads: ['nongye', 'nongye-2'], why: 'all its heads' },
    { department: '水管站', heads: ['nongye-2'], why: 'one head of two departments' },
    { department: '应急办', heads: ['clerk-1', 'clerk-2'], why: 'no head: the office; a viewer is none' },
    { department: '没有的办', heads: ['clerk-1', 'clerk-2'], why: 'nothing is sent to nobody' },
  ])('heads of $department: $heads ($why)', ({ department, heads }) => expect(ids(headsOf(town, department, '2022-03-10'))).toEqual(heads));

  it.each([
    { day: '2022-05-09', heads: ['guest'], why: 'the deputy in place of the absent head' },
    { day: '2022-05-14', heads: ['nongye'], why: 'the head is back' },
  ])('heads on $day: $heads ($why)', ({ day, heads }) => {
    const away = aPerson('nongye', 'head', ['农服中心'], { deputy: { person: 'guest', from: '2022-05-09', to: '2022-05-13' } });
    const absent = { ...town, people: [away, aPerson('guest', 'viewer'), aPerson('clerk-1', 'office')] };
    expect(ids(headsOf(absent, '农服中心', day))).toEqual(heads);
    expect(ids(ownHeadsOf(absent, '农服中心'))).toEqual(['nongye']);
  });

  it.each([
    { department: '农服中心', leaders: ['vice'], why: 'in charge' },
    { department: '司法所', leaders: [], why: 'in nobody’s charge: nobody instead' },
  ])('leaders of $department: $leaders ($why)', ({ department, leaders }) => expect(ids(leadersOf(town, department))).toEqual(leaders));

  it('office and chief are known by their role', () => {
    expect([ids(officeOf(town)), ids(chiefsOf(town))]).toEqual([['clerk-1', 'clerk-2'], ['mayor']]);
  });
});
