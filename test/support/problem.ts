import { expect } from 'vitest';
import type { Answered } from './api.ts';

/** Demands a refusal as a person sees it: RFC 9457, in Chinese, under the code's name; with the pointers of all that is wrong. */
export const expectProblem = (answer: Answered, status: number, code: string, pointers?: readonly string[]): void => {
  expect(answer.body).toMatchObject({ status, type: `urn:annual-plan:problem:${code}` });
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.body.title).toMatch(/[\u4e00-\u9fa5]/);
  expect(answer.body.detail).toMatch(/[\u4e00-\u9fa5]/);
  const errors: { pointer: string; message: string }[] = answer.body.errors ?? [];
  for (const { message } of errors) expect(message).toMatch(/[\u4e00-\u9fa5]/);
  if (pointers) expect(errors.map(({ pointer }) => pointer)).toEqual(pointers);
};
