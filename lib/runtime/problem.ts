import { FAILURES } from '#contract/failures.ts';
import type { RuleError } from '#domain/errors.ts';

/** A problem of RFC 9457, in Chinese; `errors` names each wrong field by JSON Pointer. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

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
    ...(error.fields.length > 0 && { errors: error.fields }),
  };
};

export const defect = (requestId: string): Problem => ({
  type: 'urn:annual-plan:problem:Defect',
  title: '系统出错',
  status: 500,
  detail: '系统出错，已记录，请稍后再试；您填写的内容没有保存。',
  instance: `urn:request:${requestId}`,
});
