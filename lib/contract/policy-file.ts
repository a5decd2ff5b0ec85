import * as z from 'zod/mini';
import { DEFAULT_POLICY, type ReminderPolicy } from '#domain/town.ts';
import { policy } from './organization.ts';
import { parseJsonFile } from './parse-json-file.ts';

const CODE = 'PolicyFileIsWrong';
const MESSAGE = '催办规则有误';

const fileForm = z.partial(policy);

/**
 * Reads a policy file: any of the fields of a town's policy, the others are the defaults.
 * @throws RuleError PolicyFileIsWrong, for what is no JSON or a wrong field
 */
export const readPolicyFile = (json: string): ReminderPolicy => ({ ...DEFAULT_POLICY, ...parseJsonFile(fileForm, json, CODE, MESSAGE) });
