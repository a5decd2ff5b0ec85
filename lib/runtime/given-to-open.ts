import { RuleError } from '#domain/errors.ts';
import type { Organization } from '#domain/town.ts';
import type { Write } from '#store/commit.ts';
import type { Town } from '#store/town.ts';
import type { Services } from './services.ts';

/** Demands that the departments are still those that a task was given to one of, and that none of them is about to close. */
export const givenToOpen = (
  { version }: Organization,
  { organizations, mergers }: Services,
  { town }: { readonly town: Town },
): readonly Write[] => [
  // The version that the caller named is the task's: the town's, which is another, would be taken for it.
  { ...organizations.unchanged(town, version), refused: () => new RuleError('Busy', '机构信息刚有改动，请用同样的内容再提交一次。') },
  mergers.none(town),
];
