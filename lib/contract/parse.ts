import type * as z from 'zod/mini';
import { type FieldError, RuleError } from '#domain/errors.ts';

/**
 * Reads a value that crosses a border.
 * @throws RuleError `code`, whose fields name each wrong place (JSON Pointer) in Chinese
 */
export const parse = <Schema extends z.ZodMiniType>(schema: Schema, value: unknown, code: string, message: string): z.infer<Schema> => {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new RuleError(code, message, result.error.issues.flatMap(fieldErrors));
};

type Issue = z.core.$ZodIssue;

/** A field that there is not may have a name of megabytes; said in full, twice, it would not fit into an answer. */
const MOST_OF_NAME = 200;
const shortened = (key: string): string => (key.length > MOST_OF_NAME ? `${key.slice(0, MOST_OF_NAME)}…` : key);

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${shortened(String(part)).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const fieldErrors = (issue: Issue): FieldError[] => {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), message: `没有“${shortened(key)}”这个字段` }));
  const meant = issue.code === 'invalid_union' ? alternativeMeant(issue.errors) : undefined;
  if (meant) return meant.flatMap((one) => fieldErrors({ ...one, path: [...issue.path, ...one.path] }));
  return [{ pointer: pointerOf(issue.path), message: messageOf(issue) }];
};

/** Of several forms that a value may have the one whose fields were all sent, and no others: what is wrong is in these fields. */
const alternativeMeant = (alternatives: readonly Issue[][]): Issue[] | undefined =>
  alternatives.find((issues) =>
    issues.every(
      ({ code, path, input }) => path.length > 0 && code !== 'unrecognized_keys' && !(code === 'invalid_type' && input === undefined),
    ),
  );

const TYPES: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '对象',
  null: '空值',
};

/** What is wrong with a field, in Chinese; a message that is Chinese already was given by the schema itself. */
const messageOf = (issue: Issue): string => {
  if (/[\u4e00-\u9fa5]/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '必填' : `应为${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `至少${issue.minimum}个字`
        : issue.origin === 'array'
          ? `至少${issue.minimum}项`
          : `不能小于${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `至多${issue.maximum}个字`
        : issue.origin === 'array'
          ? `至多${issue.maximum}项`
          : `不能大于${issue.maximum}`;
    case 'invalid_value':
      return `应为以下之一：${issue.values.join('、')}`;
    case 'invalid_format':
      return '格式不对';
    default:
      return '填写有误';
  }
};
