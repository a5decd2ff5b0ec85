import type { Day } from './day.ts';
import { peopleOn } from './deputies.ts';
import type { Organization, Person } from './town.ts';

/** The office: it hears of what concerns the plan as a whole, and of what has no other reader. */
export const officeOf = ({ people }: Organization): readonly Person[] => people.filter(({ role }) => role === 'office');

/** Heads of a department on a day, the deputy in place of one who is away; without one the office, so that nothing is sent to nobody. */
export const headsOf = (organization: Organization, department: string, day: Day): readonly Person[] => {
  const heads = peopleOn(organization.people, day).filter(({ role, departments }) => role === 'head' && departments.includes(department));
  return heads.length > 0 ? heads : officeOf(organization);
};

/** Those who have the post themselves, whether they are away or not. */
export const ownHeadsOf = ({ people }: Organization, department: string): readonly Person[] =>
  people.filter(({ role, departments }) => role === 'head' && departments.includes(department));

/** Leaders in whose charge a department is. */
export const leadersOf = ({ people }: Organization, department: string): readonly Person[] =>
  people.filter(({ role, departments }) => role === 'leader' && departments.includes(department));

export const chiefsOf = ({ people }: Organization): readonly Person[] => people.filter(({ role }) => role === 'chief');
