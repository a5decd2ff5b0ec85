import type { Instant } from '#domain/day.ts';
import type { Organization } from '#domain/town.ts';
import type { Editor } from './commit-edit.ts';

/** The person for whom a machine does what was asked for: with the name that the town knows, and no answer to keep. */
export const editorOf = ({ town, people }: Organization, { by, at }: { readonly by: string; readonly at: Instant }): Editor => ({
  member: {
    town,
    person: by,
    name: people.find(({ id }) => id === by)?.name ?? by,
    role: 'office',
    departments: [],
    deputyFor: [],
  },
  at,
  params: {},
  record: () => [],
});
