import { type Day, daysBetween } from './day.ts';
import { type FieldError, RuleError } from './errors.ts';
import type { Deputy, Organization, Person, Role } from './town.ts';

/** Departments that somebody leads for an absent head, with the days. */
export interface ActingFor {
  /** Id of the absent head. */
  readonly person: string;
  readonly name: string;
  readonly departments: readonly string[];
  readonly from: Day;
  readonly to: Day;
}

/** What of a person decides about the posts that he or she holds. */
interface Posted {
  readonly role: Role;
  readonly departments: readonly string[];
}

const isWithin = ({ from, to }: Pick<Deputy, 'from' | 'to'>, day: Day): boolean => from <= day && day <= to;

/** Who may act for a head: the office fills in anyway, a leader does not report to himself. */
const mayAct = ({ role }: Posted): boolean => role === 'head' || role === 'viewer';

/** For whom a person is named as deputy, on whatever days. */
export const actingForOf = (id: string, people: readonly Person[]): readonly ActingFor[] =>
  people.flatMap(({ id: person, name, role, departments, deputy }) =>
    role === 'head' && deputy?.person === id ? [{ person, name, departments, from: deputy.from, to: deputy.to }] : [],
  );

/**
 * The posts of a person on a day: the own, and within its days those of an absent head.
 *
 * - a viewer who acts for a head is a head on these days, of these departments only
 * - the day after the last one all is as before, without anybody doing anything
 *
 * @example postsOn({ role: 'viewer', departments: [] }, [{ departments: ['农服中心'], from: '2022-05-01', to: '2022-05-07', … }], '2022-05-07').role //=> 'head'
 */
export const postsOn = <Member extends Posted>(member: Member, actingFor: readonly ActingFor[], day: Day): Member => {
  const current = actingFor.filter((acting) => isWithin(acting, day));
  if (current.length === 0 || !mayAct(member)) return member;
  const own = member.role === 'head' ? member.departments : [];
  return { ...member, role: 'head', departments: [...new Set([...own, ...current.flatMap(({ departments }) => departments)])] };
};

/**
 * A member as he or she is on a day: with the posts of that day, and of those held for somebody else only the ones of that day that are not
 * the own ones too.
 */
export const memberOn = <Member extends Posted & { readonly deputyFor: readonly ActingFor[] }>(member: Member, day: Day): Member => {
  const posted = postsOn(member, member.deputyFor, day);
  const own = new Set(member.role === 'head' ? member.departments : []);
  const current = posted === member ? [] : member.deputyFor.filter((acting) => isWithin(acting, day));
  const others = current.map((acting) => ({ ...acting, departments: acting.departments.filter((name) => !own.has(name)) }));
  return { ...posted, deputyFor: others.filter(({ departments }) => departments.length > 0) };
};

/**
 * The people of a town as they hold their posts on a day: a deputy has the departments of the absent head, who has none of them. So all
 * letters of the day go to the deputy instead.
 */
export const peopleOn = (people: readonly Person[], day: Day): readonly Person[] => {
  const isAway = ({ role, deputy }: Person): boolean =>
    role === 'head' && deputy !== null && isWithin(deputy, day) && people.some((other) => other.id === deputy.person && mayAct(other));
  return people.map((person) => postsOn(isAway(person) ? { ...person, departments: [] } : person, actingForOf(person.id, people), day));
};

/** A town as it is on a day: see `peopleOn`. */
export const organizationOn = (organization: Organization, day: Day): Organization => ({
  ...organization,
  people: peopleOn(organization.people, day),
});

const overlaps = (one: Pick<Deputy, 'from' | 'to'>, other: Pick<Deputy, 'from' | 'to'>): boolean =>
  one.from <= other.to && other.from <= one.to;

/** A year's leave is not a leave. */
const MOST_DAYS_APART = 366;

/**
 * Names a deputy for a head who will be away.
 *
 * @param today the last day of the leave is not before it
 * @throws RuleError DeputyIsWrong naming each wrong field: who is no head has no deputy; the deputy is another head or a viewer, is not away
 * in these days, and the absent head stands in for nobody in them
 */
export const refuseWrongDeputy = (absent: Person, deputy: Deputy, people: readonly Person[], today: Day): void => {
  const other = people.find(({ id }) => id === deputy.person);
  const fields = [...wrongPerson(absent, deputy, other), ...wrongDays(deputy, today), ...muddled(absent, deputy, other, people)];
  if (fields.length > 0) throw new RuleError('DeputyIsWrong', '代办安排有误，内容未保存。', fields);
};

const wrongPerson = (absent: Person, deputy: Deputy, other: Person | undefined): FieldError[] => {
  const message =
    absent.role !== 'head'
      ? '只有单位负责人可以请人代办'
      : deputy.person === absent.id
        ? '不能由本人代办'
        : !other
          ? '名单中没有这个人'
          : !mayAct(other)
            ? '代办人应是单位负责人或一般人员'
            : null;
  return message === null ? [] : [{ pointer: '/person', message }];
};

const wrongDays = ({ from, to }: Deputy, today: Day): FieldError[] => {
  const message =
    to < from ? '结束日早于开始日' : to < today ? '结束日已过' : daysBetween(from, to) > MOST_DAYS_APART ? '代办最长一年' : null;
  return message === null ? [] : [{ pointer: '/to', message }];
};

/** Nobody acts for one who acts for a third: it would be nobody's to say who has the post. */
const muddled = (absent: Person, deputy: Deputy, other: Person | undefined, people: readonly Person[]): FieldError[] => {
  if (other?.deputy && overlaps(other.deputy, deputy)) return [{ pointer: '/person', message: `${other.name}在这几天也请了人代办` }];
  const principal = actingForOf(absent.id, people).find((acting) => overlaps(acting, deputy));
  return principal ? [{ pointer: '/from', message: `${absent.name}在这几天代办${principal.name}的工作` }] : [];
};
