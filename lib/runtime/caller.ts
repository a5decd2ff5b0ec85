import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Reach, Route } from '#contract/route.ts';
import { RuleError } from '#domain/errors.ts';
import { townOf } from '#domain/ids.ts';
import type { Membership } from '#store/town.ts';
import { emailOf } from './request.ts';
import type { Services } from './services.ts';
import { setting } from './settings.ts';

export interface Caller {
  readonly email: string;
  readonly member: Membership;
  readonly reach: Reach;
}

/** @throws RuleError EmailNotVerified · StrangerToTown · NotAllowed */
export const callerOf = async (event: APIGatewayProxyEventV2, route: Route, { organizations }: Services): Promise<Caller> => {
  if (route.callers.anyone) return { email: '', member: outsider(''), reach: route.callers.anyone };
  const email = emailOf(event);
  if (route.callers.operator) {
    if (!setting('operators').split(',').includes(email)) throw new RuleError('NotAllowed', '只有运维人员可以进行这项操作。');
    return { email, member: outsider(email), reach: route.callers.operator };
  }
  const [member] = await organizations.memberships(email);
  if (!member) throw new RuleError('StrangerToTown', '您的邮箱不在任何乡镇的人员名单中，请与党政办联系。');
  const reach = route.callers[member.role];
  if (!reach) throw new RuleError('NotAllowed', '您的岗位不能进行这项操作。');
  return { email, member, reach };
};

/** One who belongs to no town: nothing of any town can be reached with it. */
const outsider = (email: string): Membership => ({ town: '', person: email, name: email, role: 'viewer', departments: [] });

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
