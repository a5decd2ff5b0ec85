import type { Chronicle } from '#store/histories.ts';
import type { Request } from './request.ts';

/** An entry in the history of a plan or a town: who, when and from where are the request's. */
export const chronicleOf = (
  { member, at }: Pick<Request<unknown>, 'member' | 'at'>,
  what: Pick<Chronicle, 'of' | 'version' | 'kind' | 'before' | 'after' | 'note'> & Partial<Pick<Chronicle, 'via'>>,
): Chronicle => ({ via: 'api', ...what, by: { person: member.person, name: member.name }, at });
