import { RuleError } from '#domain/errors.ts';

/** What a rule says when it refuses: its code, and the pointer of each wrong field with what is wrong there. */
export const refusalOf = (decide: () => unknown): { readonly code: string; readonly fields: readonly (readonly [string, string])[] } => {
  try {
    decide();
  } catch (error) {
    if (error instanceof RuleError) return { code: error.code, fields: error.fields.map(({ pointer, message }) => [pointer, message]) };
    throw error;
  }
  throw new Error('Nothing was refused');
};
