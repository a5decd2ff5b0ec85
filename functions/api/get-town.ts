import { etagOf } from '#contract/etag.ts';
import { RuleError } from '#domain/errors.ts';
import { seasonTable } from '#domain/season-table.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { townIn } from '#runtime/town-named.ts';

/** A town as the operator set it up, and as its office changed it since. */
export const getTown = endpoint('getTown', async ({ params }, { organizations }) => {
  const town = townIn(params.town);
  const organization = town === null ? undefined : await organizations.find(town);
  if (!organization) throw new RuleError('NotFound', '还没有设置这个乡镇。');
  const body = { ...organization, seasonTable: seasonTable(organization) };
  return { status: 200, headers: { etag: etagOf(organization.version) }, body };
});
