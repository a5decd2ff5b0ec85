import { RuleError } from '#domain/errors.ts';
import { townOf } from '#domain/ids.ts';
import { openDepartments } from '#domain/open-departments.ts';
import { type RowRules, rowRules } from '#domain/row-rules.ts';
import { seasonTable } from '#domain/season-table.ts';
import { textKey } from '#store/objects.ts';
import type { PlanHeader } from '#store/plans.ts';
import { bucket } from './bucket.ts';
import { lastResults } from './last-results.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/** The rules by which a draft's report was split, and the report itself. Pulls in the splitter and the bucket: for `files` only. */
export const rulesOfDraft = async (
  { plan, split, report }: PlanHeader,
  { town, day }: Pick<Request, 'town' | 'day'>,
  services: Services,
): Promise<RowRules> => {
  if (!split) throw new RuleError('NotFound', '这份报告还没有拆分。');
  const { organizations, taught } = services;
  const [result, text, organization, lessons, results] = await Promise.all([
    bucket().split(split),
    bucket().text(textKey(townOf(plan), report)),
    organizations.load(town),
    taught.ofTown(town),
    lastResults(plan, services),
  ]);
  return rowRules(text, result, openDepartments(organization.departments, day), {
    seasons: seasonTable(organization),
    taught: lessons,
    results,
  });
};
