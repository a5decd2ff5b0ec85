import type { DutyMatch } from './match-duties.ts';
import type { Department } from './town.ts';

/** The department that an office named in a text stands for, and how surely: 0…1. */
export interface ResolvedOffice {
  readonly name: string;
  readonly sureness: number;
}

const PLACE = /^(?:县|市|区|镇|乡|街道|本级)(?=.{2})/;
const SORT = /(?:办公室|综合服务中心|服务中心|服务站|工作站|中心|大队|中队|办|局|所|站|股|科|室|委|组)$/;

/** What an office's name is about: 县教育局 and 教育办公室 are both 教育. */
const coreOf = (name: string): string => {
  const bare = name.replace(PLACE, '');
  const core = bare.replace(SORT, '');
  return core.length >= 2 ? core : bare;
};

/** Whether all characters of the short name stand in the long one in order: 城建 in 城市建设. */
const abbreviates = (short: string, long: string): boolean => {
  let at = 0;
  for (const c of long) if (c === short[at]) at++;
  return at === short.length && short[0] === long[0];
};

/**
 * Finds the department of a directory that a name in a report means, or null.
 *
 * - its name or an alias: 0.98
 * - the same without 办公室, 中心, 局, …, or an abbreviation of it: 0.93
 * - one name within the other: 0.85
 * - the department that answers for the words of the name: 0.7
 */
export const resolveOffice = (named: string, departments: readonly Department[], match: DutyMatch): ResolvedOffice | null => {
  const core = coreOf(named);
  const first = (sureness: number, test: (name: string) => boolean): ResolvedOffice | null => {
    const found = departments.find(({ name, aliases }) => [name, ...aliases].some(test));
    return found ? { name: found.name, sureness } : null;
  };
  const byName =
    first(0.98, (name) => name === named) ??
    first(0.93, (name) => coreOf(name) === core || abbreviates(coreOf(name), core) || abbreviates(core, coreOf(name))) ??
    first(0.85, (name) => coreOf(name).includes(core) || core.includes(coreOf(name)));
  if (byName) return byName;
  const scores = departments.map(() => 0);
  for (const { word, weight } of match.find(named)) {
    const shares = match.shares(word);
    for (let i = 0; i < scores.length; i++) scores[i]! += weight * shares[i]!;
  }
  const best = scores.indexOf(Math.max(...scores));
  return scores.length > 0 && scores[best]! > 0.5 ? { name: departments[best]!.name, sureness: 0.7 } : null;
};
