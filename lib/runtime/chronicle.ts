import type { Chronicle } from '#store/histories.ts';
import type { Request } from './request.ts';

/** An entry in the history of a plan or a town: who, when and from where are the request's. */
export const chronicleOf = (
  { member, at }: Request<unknown>,
  what: Pick<Chronicle, 'of' | 'version' | 'kind' | 'before' | 'after' | 'note'>,
): Chronicle => ({ ...what, by: { person: member.person, name: member.name }, via: 'api', at });
