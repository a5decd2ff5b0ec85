import { createHash } from 'node:crypto';
import type { FormHead } from '#documents/form-page.ts';
import { addDays, type Day, dayAt } from '#domain/day.ts';
import { type FormBeside, formBeside } from '#domain/form-beside.ts';
import { type FormRow, formRows } from '#domain/link-form.ts';
import type { MailLink } from '#domain/mail-link.ts';
import { draftedSentences } from './drafted-sentences.ts';
import type { OpenLink } from './open-link.ts';
import type { Services } from './services.ts';

/** The form as it stands: what it asks, and the number that tells whether a form sent in was made from this state. */
export interface FormNow {
  readonly head: FormHead;
  readonly rows: readonly FormRow[];
  readonly beside: FormBeside;
  readonly nonce: string;
}

/** @param drafted sentences of the review, see `draftedSentences` */
export const formOf = (open: OpenLink, drafted: ReadonlyMap<string, string> = new Map()): FormNow => {
  const { link, context } = open;
  const rows = formRows(link, open.tasks, context).map((row) => ({ ...row, drafted: drafted.get(row.n) ?? '' }));
  const versions = rows.filter(({ isOpen }) => isOpen).map(({ n, version }) => [n, String(version)] as const);
  const beside = formBeside(link.departments, typeof link.beside?.unplanned === 'string', open.supports);
  return { head: headOf(open), rows, beside, nonce: nonceOf(link, versions) };
};

/** The form after what was sent in: the tasks are read anew. */
export const formAfter = async (open: OpenLink, services: Pick<Services, 'tasks' | 'histories'>): Promise<FormNow> =>
  formNow({ ...open, tasks: await services.tasks.some(open.link.tasks) }, services);

/** The form with what the review would say, when the year is being closed. */
export const formNow = async (open: OpenLink, services: Pick<Services, 'histories'>): Promise<FormNow> =>
  formOf(open, await draftedSentences(open, services));

/** Of the link and the versions of the tasks that the form showed: nobody can make one up for a form that was never shown. */
export const nonceOf = ({ hash }: Pick<MailLink, 'hash'>, versions: readonly (readonly [n: string, version: string])[]): string => {
  const shown = versions.map(([n, version]) => `${n}:${version}`).toSorted();
  return createHash('sha256')
    .update([hash, ...shown].join('\n'))
    .digest('base64url')
    .slice(0, 32);
};

const headOf = ({ link, person, organization, context }: OpenLink): FormHead => ({
  town: organization.name,
  departments: link.departments,
  reader: `${person.post}${person.name}`,
  day: context.day,
  lastDay: lastDayOf(link),
  letter: link.letter.kind,
  offices: organization.departments.map(({ name }) => name).filter((name) => !link.departments.includes(name)),
});

const lastDayOf = ({ expiresAt }: MailLink): Day => addDays(dayAt(Date.parse(expiresAt)), -1);
