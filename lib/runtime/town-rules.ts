import type { LightContext } from '#domain/traffic-light.ts';
import type { Town } from '#store/town.ts';
import type { Services } from './services.ts';

/** What the rules go by in a town, and the town's version, which changes with each of them. */
export interface TownRules extends LightContext {
  readonly townVersion: number;
}

/** Policy and calendar of a town, one small read each. @throws RuleError NotFound */
export const townRules = async (town: Town, { organizations, calendars }: Services): Promise<TownRules> => {
  const [{ policy, version }, calendar] = await Promise.all([organizations.header(town), calendars.of(town)]);
  return { policy, calendar, townVersion: version };
};
