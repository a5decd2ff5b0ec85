import type { LightContext } from '#domain/traffic-light.ts';
import type { Town } from '#store/town.ts';
import type { Services } from './services.ts';

/** What the rules go by in a town: its policy and its calendar, one small read each. @throws RuleError NotFound */
export const townRules = async (town: Town, { organizations, calendars }: Services): Promise<LightContext> => {
  const [policy, calendar] = await Promise.all([organizations.policy(town), calendars.of(town)]);
  return { policy, calendar };
};
