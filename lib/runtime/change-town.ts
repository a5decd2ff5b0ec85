import { etagOf } from '#contract/etag.ts';
import { RuleError } from '#domain/errors.ts';
import { refuseWithoutOffice } from '#domain/organization-changes.ts';
import { isSameContent } from '#domain/same-content.ts';
import type { Organization } from '#domain/town.ts';
import type { Write } from '#store/commit.ts';
import { chronicleOf } from './chronicle.ts';
import type { Answer } from './endpoint.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

export const TOWN_CHANGES = [
  'organization-changed',
  'department-added',
  'department-changed',
  'head-changed',
  'departments-merged',
  'person-added',
  'person-changed',
  'person-removed',
  'deputy-named',
  'deputy-ended',
  'calendar-changed',
  'sheets-taken',
] as const;

/** A change of a town that a rule decided. */
export interface TownChange<Body> {
  readonly kind: (typeof TOWN_CHANGES)[number];
  readonly next: Organization;
  /** What changed, for the history. */
  readonly before: unknown;
  readonly after: unknown;
  readonly note?: string;
  /** What else goes into the transaction. */
  readonly alongside?: readonly Write[];
  /** @param version of the town after the change */
  readonly answerOf: (version: number) => { readonly status?: number; readonly headers?: Record<string, string>; readonly body: Body };
}

/** The town as the caller has seen it. @throws RuleError VersionIsStale */
export const townAsSeen = async ({ town, version }: Request<unknown>, { organizations }: Services): Promise<Organization> => {
  const organization = await organizations.load(town);
  if (organization.version !== version)
    throw new RuleError('VersionIsStale', `机构信息已被他人修改，请重新读取后再改（当前版本 ${organization.version}）。`, [], {
      present: organization.version,
    });
  return organization;
};

/**
 * Loads the town, lets a rule decide, and writes what changed in one transaction: items, copies by address, header, history, and the
 * answer of a POST. A change that changes nothing writes nothing.
 *
 * @throws RuleError VersionIsStale · OfficeNeeded · what the rule refuses
 */
export const changeTown = async <Body>(
  request: Request<unknown>,
  services: Services,
  decide: (organization: Organization) => TownChange<Body> | Promise<TownChange<Body>>,
): Promise<Answer<Body>> => {
  const organization = await townAsSeen(request, services);
  return commitTownChange(request, services, organization, await decide(organization));
};

/** What a change writes, and what it is answered. */
export const writesOfChange = async <Body>(
  request: Request<unknown>,
  services: Services,
  organization: Organization,
  change: TownChange<Body>,
): Promise<{ readonly writes: readonly Write[]; readonly answer: Answer<Body> }> => {
  const { kind, next, before, after, note = '', alongside = [] } = change;
  const isNothing = alongside.length === 0 && isSameContent(next, organization);
  const version = organization.version + (isNothing ? 0 : 1);
  const { status = 200, headers = {}, body } = change.answerOf(version);
  const answer = { status, headers: { etag: etagOf(version), ...headers }, body };
  if (!isNothing) refuseWithoutOffice(next, request.member.person);
  const changes = isNothing ? [] : await services.organizations.change(next, organization.version);
  const entry = services.histories.chronicle(chronicleOf(request, { of: request.town, version, kind, before, after, note }));
  return { writes: [...request.record(answer), ...changes, ...(isNothing ? [] : [entry]), ...alongside], answer };
};

/** The last step of a change, for one that is more than a rule. */
export const commitTownChange = async <Body>(
  request: Request<unknown>,
  services: Services,
  organization: Organization,
  change: TownChange<Body>,
): Promise<Answer<Body>> => {
  const { writes, answer } = await writesOfChange(request, services, organization, change);
  if (writes.length > 0) await services.commit(writes);
  return answer;
};
