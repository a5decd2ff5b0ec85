import type { Request } from './request.ts';
import { revokeLinks } from './revoke-links.ts';
import type { Services } from './services.ts';

/**
 * Revokes the mail links of people who are about to lose a post, before they lose it: who holds such a link acts by it alone. When the
 * change then fails they get another with their next letter.
 */
export const revokeLinksOfPeople = async (
  people: readonly { readonly id: string }[],
  request: Request<unknown>,
  services: Services,
): Promise<void> => {
  if (people.length === 0) return;
  const ids = new Set(people.map(({ id }) => id));
  const live = await services.links.ofTown(request.town, request.at);
  await revokeLinks(
    live.filter(({ person }) => ids.has(person)),
    request,
    services,
  );
};
