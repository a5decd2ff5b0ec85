import * as z from 'zod/mini';
import { type FieldError, RuleError } from '#domain/errors.ts';
import type { Person } from '#domain/town.ts';
import { person } from './models.ts';
import { parseJsonFile } from './parse-json-file.ts';

export { defaultPeople } from '#domain/default-people.ts';

const CODE = 'PeopleFileIsWrong';
const MESSAGE = '人员名单有误';

const { name, post, email, role, departments } = person.shape;
const fileForm = z
  .array(z.object({ name, post, email, role, departments: z._default(departments, []) }))
  .check(z.minLength(1), z.maxLength(500));

/** Addresses that stand twice: a person is known by it. */
const twice = (people: readonly Person[]): FieldError[] => {
  const seen = new Set<string>();
  return people.flatMap((one, i) => {
    if (!seen.has(one.id)) {
      seen.add(one.id);
      return [];
    }
    return [{ pointer: `/${i}/email`, message: `“${one.email}”重复` }];
  });
};

/**
 * Reads a people file: `[{ name, post, email, role, departments? }]`. A person's id is the address in lower case.
 * @throws RuleError PeopleFileIsWrong, for what is no JSON, an empty list, a wrong field, an address that stands twice
 */
export const readPeopleFile = (json: string): Person[] => {
  const people = parseJsonFile(fileForm, json, CODE, MESSAGE).map((one) => ({ id: one.email.toLowerCase(), ...one }));
  const fields = twice(people);
  if (fields.length > 0) throw new RuleError(CODE, MESSAGE, fields);
  return people;
};
