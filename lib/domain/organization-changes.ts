import type { Day } from './day.ts';
import { type FieldError, RuleError } from './errors.ts';
import { isOpenOn } from './open-departments.ts';
import type { Department, Deputy, Organization, Person } from './town.ts';

/** Whom an address in the organization names. @throws RuleError NotFound */
export const departmentOf = ({ departments }: Organization, name: string): Department => {
  const found = departments.find((one) => one.name === name);
  if (!found) throw new RuleError('NotFound', '没有找到这个单位。');
  return found;
};

/** @param id the address, in any case @throws RuleError NotFound */
export const personOf = ({ people }: Organization, id: string): Person => {
  const found = people.find((one) => one.id === id.toLowerCase());
  if (!found) throw new RuleError('NotFound', '没有找到这个人。');
  return found;
};

const refuse = (fields: readonly FieldError[]): void => {
  if (fields.length > 0) throw new RuleError('BodyIsWrong', '单位或人员信息有误，内容未保存。', fields);
};

/** As many as a town's whole list may have. */
export const MOST_DEPARTMENTS = 100;
const MOST_PEOPLE = 500;

/** @throws RuleError BodyIsWrong for a name that stands already, or one too many */
export const withDepartment = (organization: Organization, department: Department): Organization => {
  const { departments } = organization;
  if (departments.some(({ name }) => name === department.name)) refuse([{ pointer: '/name', message: `已有单位叫“${department.name}”` }]);
  if (departments.length >= MOST_DEPARTMENTS) refuse([{ pointer: '', message: `单位至多${MOST_DEPARTMENTS}个` }]);
  return { ...organization, departments: [...departments, department] };
};

/** What may be changed of a department that stays the same post. */
export type DepartmentPatch = Partial<Pick<Department, 'name' | 'duties' | 'aliases' | 'leader' | 'email' | 'relation' | 'validFrom'>>;

/**
 * Changes a department. Its name is what tasks and history know it by: another name is another department, into which it is merged.
 * @throws RuleError NotFound · BodyIsWrong for another name
 */
export const withDepartmentChanged = (organization: Organization, name: string, patch: DepartmentPatch): Organization => {
  const department = departmentOf(organization, name);
  if (patch.name !== undefined && patch.name !== name)
    refuse([{ pointer: '/name', message: '任务和经过都按单位名称记录；改名请用合并，把本单位并入以新名称新设的单位' }]);
  return { ...organization, departments: organization.departments.map((one) => (one === department ? { ...one, ...patch } : one)) };
};

/** Each department that the town does not have, or that was merged away. Posts that a person has already may stay. */
export const wrongPosts = (
  person: Pick<Person, 'departments'>,
  { departments }: Organization,
  day: Day,
  before: readonly string[] = [],
): FieldError[] =>
  person.departments.flatMap((name, i) => {
    const department = departments.find((one) => one.name === name);
    const pointer = `/departments/${i}`;
    if (!department) return [{ pointer, message: `名单中没有“${name}”` }];
    return isOpenOn(department, day) || before.includes(name) ? [] : [{ pointer, message: `“${name}”已不再设立` }];
  });

const taken = (people: readonly Person[], { id, email }: Person): FieldError[] =>
  people.some((one) => one.id === id) ? [{ pointer: '/email', message: `“${email}”已在名单中` }] : [];

/** @throws RuleError BodyIsWrong for an address that stands already, or an unknown or closed department */
export const withPerson = (organization: Organization, person: Person, day: Day): Organization => {
  const { people } = organization;
  refuse([...taken(people, person), ...wrongPosts(person, organization, day)]);
  if (people.length >= MOST_PEOPLE) refuse([{ pointer: '', message: `人员至多${MOST_PEOPLE}人` }]);
  return { ...organization, people: [...people, person] };
};

export type PersonPatch = Partial<Pick<Person, 'name' | 'post' | 'email' | 'role' | 'departments'>>;

/**
 * Changes a person.
 *
 * - another address is another id: whoever named the person as deputy names the new one
 * - who is no head any more needs no deputy
 *
 * @throws RuleError NotFound · BodyIsWrong for an address that stands already, or an unknown or closed department
 */
export const withPersonChanged = (organization: Organization, id: string, patch: PersonPatch, day: Day): Organization => {
  const person = personOf(organization, id);
  const changed = inRole({ ...person, ...patch, id: patch.email ?? person.id });
  const others = organization.people.filter((one) => one !== person);
  refuse([...taken(others, changed), ...wrongPosts(changed, organization, day, person.departments)]);
  return { ...organization, people: organization.people.map((one) => (one === person ? changed : renamed(one, person.id, changed.id))) };
};

const renamed = (person: Person, before: string, after: string): Person =>
  person.deputy?.person === before ? { ...person, deputy: { ...person.deputy, person: after } } : person;

/** Only a head has a deputy. */
export const inRole = (person: Person): Person => (person.role === 'head' ? person : { ...person, deputy: null });

/** Names who acts for a head, or nobody: see `refuseWrongDeputy`. */
export const withDeputy = (organization: Organization, id: string, deputy: Deputy | null): Organization => ({
  ...organization,
  people: organization.people.map((one) => (one.id === id ? { ...one, deputy } : one)),
});

/** Takes a person off the list; whoever named the person as deputy has none any more. @throws RuleError NotFound */
export const withoutPerson = (organization: Organization, id: string): Organization => {
  const person = personOf(organization, id);
  const left = organization.people.filter((one) => one !== person);
  return { ...organization, people: left.map((one) => (one.deputy?.person === person.id ? { ...one, deputy: null } : one)) };
};

/**
 * The town always has an office, and nobody of it puts himself out: another of the office does that.
 * @param actor id of the person who makes the change
 * @throws RuleError OfficeNeeded
 */
export const refuseWithoutOffice = ({ people }: Pick<Organization, 'people'>, actor: string): void => {
  const office = people.filter(({ role }) => role === 'office');
  if (office.length === 0) throw new RuleError('OfficeNeeded', '至少要有一名党政办人员。');
  if (!office.some(({ id }) => id === actor)) throw new RuleError('OfficeNeeded', '不能取消自己的党政办权限，请由党政办的其他人员办理。');
};
