import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Reach, Route } from '#contract/route.ts';
import { memberOn } from '#domain/deputies.ts';
import { RuleError } from '#domain/errors.ts';
import { townOf } from '#domain/ids.ts';
import { type Membership, townOfMember } from '#store/town.ts';
import { emailOf, timeOf } from './request.ts';
import type { Services } from './services.ts';
import { setting } from './settings.ts';

export interface Caller {
  readonly email: string;
  readonly member: Membership;
  readonly reach: Reach;
}

/** Who calls, with the posts that he or she holds today. @throws RuleError EmailNotVerified · StrangerToTown · TownNotSaid · NotAllowed */
export const callerOf = async (event: APIGatewayProxyEventV2, route: Route, { organizations }: Services): Promise<Caller> => {
  if (route.callers.anyone) return { email: '', member: outsider(''), reach: route.callers.anyone };
  const email = emailOf(event);
  if (route.callers.operator) {
    if (!setting('operators').split(',').includes(email)) throw new RuleError('NotAllowed', '只有运维人员可以进行这项操作。');
    return { email, member: { ...outsider(email), name: '运维人员' }, reach: route.callers.operator };
  }
  const known = await membershipIn(await organizations.memberships(email), event.headers.town, organizations);
  if (!known) throw new RuleError('StrangerToTown', '您的邮箱不在任何乡镇的人员名单中，或不在 Town 所写的乡镇，请与党政办联系。');
  const member = memberOn(known, timeOf(event).day);
  const reach = route.callers[member.role];
  if (!reach) throw new RuleError('NotAllowed', '您的岗位不能进行这项操作。');
  return { email, member, reach };
};

/**
 * The membership that a request is made under: the only one, or that of the town which the header `Town` names; none for a stranger.
 * @throws RuleError TownNotSaid naming the caller's own towns, when there are several and none is named
 */
const membershipIn = async (
  memberships: readonly Membership[],
  named: string | undefined,
  organizations: Services['organizations'],
): Promise<Membership | undefined> => {
  const mine = memberships.filter(({ town }) => named === undefined || town === named.trim());
  if (mine.length <= 1) return mine[0];
  const names = await Promise.all(mine.map(async (one) => (await organizations.header(townOfMember(one))).name));
  const choices = mine.map(({ town }, i) => `${names[i]}（${town}）`).join('、');
  throw new RuleError('TownNotSaid', `您在${mine.length}个乡镇任职：${choices}。请在请求头 Town 中写明代号，如 Town: ${mine[0]?.town}。`);
};

/** One who belongs to no town: nothing of any town can be reached with it. */
const outsider = (email: string): Membership => ({ town: '', person: email, name: email, role: 'viewer', departments: [], deputyFor: [] });

/** Machines whose executions are a town's. */
const OF_A_TOWN = ['intake', 'publish', 'year-end-review', 'files'];

/** @example isOperationOf('wangjing', 'publish-wangjing-2022-v7') //=> true */
const isOperationOf = (town: string, operation: string): boolean =>
  OF_A_TOWN.some((machine) => {
    const start = `${machine}-${town}-`;
    return operation.startsWith(start) && /^\d{4}(-|$)/.test(operation.slice(start.length));
  });

/**
 * A plan, task or operation of another town does not exist for the caller. One who belongs to none, an operator, names the town in the
 * address.
 * @throws RuleError NotFound
 */
export const refuseForeign = (params: Readonly<Record<string, string>>, member: Membership): void => {
  const town = member.town === '' ? (params.town ?? '') : member.town;
  const plan = params.plan ?? params.task?.slice(0, -'-001'.length);
  if (plan !== undefined && townOf(plan) !== town) throw new RuleError('NotFound', '没有找到。');
  if (params.operation !== undefined && !isOperationOf(town, params.operation)) throw new RuleError('NotFound', '没有找到这项操作。');
};
