import * as z from 'zod/mini';
import type { Department } from '#domain/town.ts';
import { department } from './organization.ts';
import { parseJsonFile } from './parse-json-file.ts';
import { refuseRepeats } from './refuse-repeats.ts';

const { name, duties, aliases, leader, email, relation, validFrom, validTo, successor, formerNames } = department.shape;
const CODE = 'DepartmentsFileIsWrong';
const MESSAGE = '部门名单有误';

/** Duties as one text, or as a list of items. */
const dutiesOrItems = z.union([duties, z.array(duties).check(z.maxLength(100))], {
  error: ({ input }) => (input === undefined ? '必填' : '应为文本或文本的列表'),
});

const fileForm = z
  .array(
    z.strictObject({
      name,
      duties: dutiesOrItems,
      aliases: z._default(aliases, []),
      leader: z._default(leader, ''),
      email: z._default(email, ''),
      relation: z._default(relation, 'internal'),
      validFrom,
      validTo,
      successor,
      formerNames,
    }),
  )
  .check(z.minLength(1), z.maxLength(100));

/**
 * Reads a departments file: `[{ name, duties, aliases?, leader?, email?, relation? }]`; a field it does not know is most likely misspelt, and refused.
 * @throws RuleError DepartmentsFileIsWrong, for what is no JSON, an empty list, a wrong field, a name that stands twice
 */
export const readDepartmentsFile = (json: string): Department[] => {
  const departments = parseJsonFile(fileForm, json, CODE, MESSAGE).map((one) => ({
    ...one,
    duties: typeof one.duties === 'string' ? one.duties : one.duties.join('、'),
  }));
  refuseRepeats(departments, 'name', CODE, MESSAGE);
  return departments;
};
