import * as z from 'zod/mini';
import type { Person } from '#domain/town.ts';
import { person } from './organization.ts';
import { parseJsonFile } from './parse-json-file.ts';
import { refuseRepeats } from './refuse-repeats.ts';

const CODE = 'PeopleFileIsWrong';
const MESSAGE = '人员名单有误';

const { name, post, email, role, departments, deputy } = person.shape;
const fileForm = z
  .array(z.strictObject({ name, post, email, role, departments: z._default(departments, []), deputy }))
  .check(z.minLength(1), z.maxLength(500));

/**
 * Reads a people file: `[{ name, post, email, role, departments? }]`. A person's id is the address in lower case.
 * @throws RuleError PeopleFileIsWrong, for what is no JSON, an empty list, a wrong field, an address that stands twice
 */
export const readPeopleFile = (json: string): Person[] => {
  const people = parseJsonFile(fileForm, json, CODE, MESSAGE).map((one) => ({ id: one.email.toLowerCase(), ...one }));
  refuseRepeats(people, 'email', CODE, MESSAGE);
  return people;
};
