import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Reach, Route } from '#contract/route.ts';
import { RuleError } from '#domain/errors.ts';
import { townOf } from '#domain/ids.ts';
import { type Membership, townOfMachine } from '#store/town.ts';
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
    if (!setting('operators').split(',').includes(email)) throw new RuleError('NotAllowed', '只有运维人员可以设置乡镇。');
    return { email, member: outsider(email), reach: route.callers.operator };
  }
  const [member] = await organizations.memberships(email);
  if (!member) throw new RuleError('StrangerToTown', '您的邮箱不在任何乡镇的人员名单中，请与党政办联系。');
  const reach = route.callers[member.role];
  if (!reach) throw new RuleError('NotAllowed', '您的岗位不能进行这项操作。');
  return { email, member, reach };
};

/** One who belongs to no town: nothing of any town can be reached with it. */
const outsider = (email: string): Membership => ({ town: '', person: email, name: email, role: 'viewer', departments: [], deputyFor: [] });

/** A plan, task or operation of another town does not exist for the caller. @throws RuleError NotFound */
export const refuseForeign = (params: Readonly<Record<string, string>>, { town }: Membership): void => {
  const plan = params.plan ?? params.task?.slice(0, -'-001'.length);
  if (plan !== undefined && townOf(plan) !== town) throw new RuleError('NotFound', '没有找到。');
  if (
    params.operation !== undefined &&
    !new RegExp(`^(intake|publish|year-end-review)-${townOfMachine(town)}-\\d{4}(-|$)`).test(params.operation)
  )
    throw new RuleError('NotFound', '没有找到这项操作。');
};
