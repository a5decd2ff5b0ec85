import type * as z from 'zod/mini';
import { RuleError } from '#domain/errors.ts';
import { parse } from './parse.ts';

/**
 * Reads a JSON file that a person wrote.
 * @throws RuleError `code` for what is no JSON, or with each wrong field (JSON Pointer)
 */
export const parseJsonFile = <Schema extends z.ZodMiniType>(
  schema: Schema,
  json: string,
  code: string,
  message: string,
): z.infer<Schema> => {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new RuleError(code, `${message}：不是 JSON`, [{ pointer: '', message: '不是 JSON' }], { cause });
  }
  return parse(schema, value, code, message);
};
