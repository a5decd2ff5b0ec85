import { addDays, type Day } from './day.ts';
import { type FieldError, RuleError } from './errors.ts';
import { isOpenOn } from './open-departments.ts';
import { inRole, MOST_DEPARTMENTS } from './organization-changes.ts';
import { type Department, type Organization, type Person, STANDING } from './town.ts';

/** A department to be set up by a merger: what is left out follows from the first of those that are merged. */
export type NewDepartment = Pick<Department, 'name'> & { readonly [Field in 'duties' | 'leader' | 'email']?: string | undefined } & {
  readonly aliases?: readonly string[] | undefined;
  readonly relation?: Department['relation'] | undefined;
};

/** 合并: what several departments led one leads from a day on. A new name is a merger of one into a new department. */
export interface Merger {
  readonly from: readonly string[];
  readonly into: string | NewDepartment;
  readonly validFrom: Day;
  /** Whether the heads of the merged departments become heads of the successor. */
  readonly moveHeads: boolean;
}

export interface Merged {
  readonly successor: Department;
  readonly isNew: boolean;
  readonly from: readonly Department[];
}

/**
 * What a merger makes.
 *
 * - the successor gets the duties, and answers to the names, of those it takes over: next year's report may still use them
 * - the day on which it takes over is not to come: the tasks move at once
 *
 * @throws RuleError BodyIsWrong naming each wrong field · DepartmentClosed for what was merged before
 */
export const mergedDepartments = (organization: Organization, merger: Merger, day: Day): Merged => {
  const { departments } = organization;
  const from = merger.from.flatMap((name) => departments.find((one) => one.name === name) ?? []);
  const name = nameOf(merger.into);
  const present = departments.find((one) => one.name === name);
  refuseWrong(merger, present, departments, day);
  for (const one of [...from, ...(present && typeof merger.into === 'string' ? [present] : [])]) refuseClosed(one, day);
  const base = present ?? newDepartment(merger.into as NewDepartment, from, merger.validFrom);
  return { successor: takingOver(base, from), isNew: typeof merger.into !== 'string', from };
};

export const nameOf = (into: Merger['into']): string => (typeof into === 'string' ? into : into.name);

/** @throws RuleError DepartmentClosed */
export const refuseClosed = (department: Department, day: Day): void => {
  if (isOpenOn(department, day)) return;
  const { name, successor } = department;
  throw new RuleError('DepartmentClosed', successor ? `“${name}”已并入“${successor}”。` : `“${name}”现在不设立。`);
};

const refuseWrong = (
  { from, into, validFrom }: Merger,
  present: Department | undefined,
  departments: readonly Department[],
  day: Day,
): void => {
  const name = nameOf(into);
  const at = typeof into === 'string' ? '/into' : '/into/name';
  const wrongInto = from.includes(name)
    ? '不能并入自己'
    : typeof into === 'string' && !present
      ? `名单中没有“${name}”`
      : typeof into !== 'string' && present
        ? `已有单位叫“${name}”；并入现有单位请只写名称`
        : typeof into !== 'string' && departments.length >= MOST_DEPARTMENTS
          ? `单位至多${MOST_DEPARTMENTS}个，已撤并的也计算在内`
          : null;
  const fields: FieldError[] = [
    ...from.flatMap((one, i) => wrongFrom(one, i, from, departments).map((message) => ({ pointer: `/from/${i}`, message }))),
    ...(wrongInto === null ? [] : [{ pointer: at, message: wrongInto }]),
    ...(validFrom > day ? [{ pointer: '/validFrom', message: '生效日不能晚于今天：任务即时移交' }] : []),
  ];
  if (fields.length > 0) throw new RuleError('BodyIsWrong', '合并有误，内容未保存。', fields);
};

const wrongFrom = (name: string, i: number, from: readonly string[], departments: readonly Department[]): string[] => {
  if (from.indexOf(name) < i) return [`“${name}”重复`];
  return departments.some((one) => one.name === name) ? [] : [`名单中没有“${name}”`];
};

const newDepartment = (into: NewDepartment, from: readonly Department[], validFrom: Day): Department => ({
  ...STANDING,
  name: into.name,
  duties: into.duties ?? '',
  aliases: into.aliases ?? [],
  leader: into.leader ?? from[0]?.leader ?? '',
  email: into.email ?? '',
  relation: into.relation ?? from[0]?.relation ?? 'internal',
  validFrom,
});

/** As long as the contract lets a department's fields be. */
const MOST_DUTIES = 2000;
const MOST_ALIASES = 30;

const takingOver = (base: Department, from: readonly Department[]): Department => {
  const names = from.flatMap(({ name, formerNames }) => [...formerNames, name]);
  const duties = from.map((one) => one.duties).filter((duty) => duty !== '' && !base.duties.includes(duty));
  return {
    ...base,
    duties: duties.reduce((all, duty) => joined(all, duty), base.duties),
    aliases: [...new Set([...base.aliases, ...names, ...from.flatMap(({ aliases }) => aliases)])].slice(0, MOST_ALIASES),
    formerNames: [...new Set([...base.formerNames, ...names])],
  };
};

const joined = (all: string, duty: string): string => {
  const both = all === '' ? duty : `${all}、${duty}`;
  return both.length > MOST_DUTIES ? all : both;
};

/**
 * The town after a merger: the merged departments are closed the day before, and nobody has a post in them any more.
 *
 * - their heads become heads of the successor when that is asked; else one without another post may still read
 * - leaders in whose charge they were have a new successor in their charge; an existing one keeps its leader
 */
export const afterMerger = (organization: Organization, { successor, isNew, from }: Merged, merger: Merger): Organization => {
  const closed = new Set(from.map(({ name }) => name));
  const isThere = organization.departments.some(({ name }) => name === successor.name);
  const departments = organization.departments.map((one) =>
    closed.has(one.name)
      ? { ...one, validTo: addDays(merger.validFrom, -1), successor: successor.name }
      : one.name === successor.name
        ? successor
        : one,
  );
  const follows = ({ role }: Person): boolean => (role === 'head' ? merger.moveHeads : isNew);
  return {
    ...organization,
    departments: isThere ? departments : [...departments, successor],
    people: organization.people.map((person) => withoutPosts(person, closed, follows(person) ? [successor.name] : [])),
  };
};

/** A person without some posts, and with others for them. A head who is left without any is a viewer. */
export const withoutPosts = (person: Person, lost: ReadonlySet<string>, gained: readonly string[] = []): Person => {
  if (!person.departments.some((name) => lost.has(name))) return person;
  const departments = [...new Set([...person.departments.filter((name) => !lost.has(name)), ...gained])];
  return inRole({ ...person, departments, role: person.role === 'head' && departments.length === 0 ? 'viewer' : person.role });
};
