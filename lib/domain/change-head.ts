import type { Day } from './day.ts';
import { RuleError } from './errors.ts';
import { refuseClosed, withoutPosts } from './merge-departments.ts';
import { departmentOf, withPerson } from './organization-changes.ts';
import type { Organization, Person } from './town.ts';

/** Who becomes head: a person of the town, by id, or a new one. */
export type NewHead = string | Pick<Person, 'name' | 'post' | 'email'>;

/**
 * 换人: a department gets another head. Its tasks are its own and need not be moved.
 *
 * - every head it had loses the post; one who has no other is a viewer, and may still read what was done
 * - a viewer becomes a head; a head has one post more; who is of the office or a leader cannot be head as well
 * - the day on which the new head begins is not to come
 *
 * @throws RuleError NotFound · DepartmentClosed · BodyIsWrong
 */
export const withHead = (organization: Organization, name: string, { head, from, day }: Change): Organization => {
  const department = departmentOf(organization, name);
  refuseClosed(department, day);
  if (from > day) throw wrong('/from', '到任日期不能晚于今天');
  const known = typeof head === 'string' ? organization : withPerson(organization, newcomer(head), day);
  const id = typeof head === 'string' ? head.toLowerCase() : newcomer(head).id;
  const person = known.people.find((one) => one.id === id);
  if (!person) throw wrong('/person', '名单中没有这个人');
  if (person.role !== 'head' && person.role !== 'viewer') throw wrong('/person', '党政办人员和领导不能兼任单位负责人，请先改其角色');
  const lost = new Set([name]);
  return {
    ...known,
    people: known.people.map((one) =>
      one.id === id ? asHead(one, name) : one.role === 'head' && one.departments.includes(name) ? withoutPosts(one, lost) : one,
    ),
  };
};

interface Change {
  readonly head: NewHead;
  readonly from: Day;
  readonly day: Day;
}

const newcomer = ({ name, post, email }: Exclude<NewHead, string>): Person => ({
  id: email,
  name,
  post,
  email,
  role: 'viewer',
  departments: [],
  deputy: null,
});

/** What a viewer was allowed to see was no post. */
const asHead = (person: Person, department: string): Person => ({
  ...person,
  role: 'head',
  departments: [...new Set([...(person.role === 'head' ? person.departments : []), department])],
});

const wrong = (pointer: string, message: string): RuleError =>
  new RuleError('BodyIsWrong', '换人有误，内容未保存。', [{ pointer, message }]);
