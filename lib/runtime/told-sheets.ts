import type { FieldError } from '#domain/errors.ts';

/** What is told of a workbook that was taken in, or would be. */
export interface ToldSheets {
  readonly dryRun: boolean;
  readonly added: number;
  readonly changed: number;
  /** Each change in words. */
  readonly changes: readonly string[];
  readonly errors: readonly FieldError[];
  readonly warnings: readonly FieldError[];
}

/** An execution hands on 256 KB: more than a person corrects in one go. */
const MOST_TOLD = 300;

const more = (all: readonly FieldError[]): FieldError[] =>
  all.length > MOST_TOLD ? [{ pointer: '', message: `另有${all.length - MOST_TOLD}处，改正以上各处后再试` }] : [];

const NOTHING_DONE: { readonly added: number; readonly changed: number; readonly changes: string[] } = {
  added: 0,
  changed: 0,
  changes: [],
};

/** Whether it was to be taken in, and nothing was: then nothing may read as if it were. */
const isRefused = ({ dryRun, errors }: Pick<ToldSheets, 'dryRun' | 'errors'>): boolean => !dryRun && errors.length > 0;

/** What an operation hands on of it: the first of each, and how many more there are. */
export const told = ({ dryRun, added, changed, changes, errors, warnings }: ToldSheets) => ({
  dryRun,
  ...(isRefused({ dryRun, errors }) ? NOTHING_DONE : { added, changed, changes: [...changes.slice(0, MOST_TOLD)] }),
  errors: [...errors.slice(0, MOST_TOLD), ...more(errors)],
  warnings: [...warnings.slice(0, MOST_TOLD), ...more(warnings)],
});
