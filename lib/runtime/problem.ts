import { FAILURES } from '#contract/failures.ts';
import type { RuleError } from '#domain/errors.ts';

/** A problem of RFC 9457, in Chinese; `errors` names each wrong field by JSON Pointer, of very many the first. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

/** Nobody mends more at once, and an answer of a function is at most 6 MB. */
const MOST_ERRORS = 100;

/** @returns undefined for a code that no person may see: a defect */
export const problemOf = (error: RuleError, requestId: string): Problem | undefined => {
  const failure = FAILURES[error.code];
  if (!failure) return undefined;
  return {
    type: `urn:annual-plan:problem:${error.code}`,
    title: failure.title,
    status: failure.status,
    detail: error.message,
    instance: `urn:request:${requestId}`,
    ...(error.fields.length > 0 && { errors: error.fields.slice(0, MOST_ERRORS) }),
  };
};

export const defect = (requestId: string): Problem => ({
  type: 'urn:annual-plan:problem:Defect',
  title: '系统出错',
  status: 500,
  detail: '系统出错，已记录，请稍后再试；您填写的内容没有保存。',
  instance: `urn:request:${requestId}`,
});
