import { etagOf } from '#contract/etag.ts';
import type { AnswerOf } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';
import { textWarnings } from '#domain/text-warnings.ts';
import { shownNumber, sourceOfWork, type UnplannedWork, workId } from '#domain/unplanned.ts';
import type { Write } from '#store/commit.ts';
import { chronicleOfWork } from '#store/unplanned.ts';
import { chronicleOf } from './chronicle.ts';
import type { Answer } from './endpoint.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';
import { byOf } from './task-entry.ts';

type Shown = AnswerOf<'listUnplanned'>['items'][number];
type KeptAnswer = Answer<AnswerOf<'recordUnplanned'>>;

export const unplannedView = (work: UnplannedWork): Shown => ({
  ...work,
  record: workId(work),
  id: shownNumber(work),
  update: sourceOfWork(work),
});

/** A head keeps the records of the own departments only. @throws RuleError NotAllowed */
export const refuseOtherDepartment = (department: string, { reach, member }: Pick<Request, 'reach' | 'member'>): void => {
  if (reach === 'own' && !member.departments.includes(department))
    throw new RuleError('NotAllowed', `这条记录属于${department}，不归您的单位填写。`);
};

/** A record before and after what is done to it, and its part of the transaction. */
export interface Kept {
  readonly before: UnplannedWork | null;
  readonly after: UnplannedWork;
  readonly write: Write;
  readonly note?: string;
  readonly via?: string | undefined;
}

/** 代填: the office writes for a department that is not its own. */
const filledInFor = ({ department }: UnplannedWork, { member }: Pick<Request, 'member'>): string | null =>
  member.role === 'office' && !member.departments.includes(department) ? department : null;

/** Writes a record with its history and the answer in one transaction. */
export const commitWork = async (
  request: Request,
  { histories, commit }: Services,
  { before, after, write, note = '', via = 'api' }: Kept,
): Promise<KeptAnswer> => {
  const etag = etagOf(after.version);
  const body = { ...unplannedView(after), warnings: textWarnings(request.body) };
  const answer: KeptAnswer =
    before === null
      ? { status: 201, headers: { etag, location: `/v1/plans/${after.plan}/unplanned/${after.n}` }, body }
      : { status: 200, headers: { etag }, body };
  const kind = before === null ? 'unplanned-recorded' : after.withdrawn ? 'unplanned-withdrawn' : 'unplanned-changed';
  const entry = chronicleOf(request, { of: chronicleOfWork(after), version: after.version, kind, before, after, note });
  const by = byOf(after.department, request.member);
  await commit([...request.record(answer), write, histories.chronicle({ ...entry, by, onBehalfOf: filledInFor(after, request), via })]);
  return answer;
};

/** A record as its caller has seen it. @throws RuleError NotFound · NotAllowed · VersionIsStale */
export const workToChange = async (request: Request, { unplanned }: Services): Promise<UnplannedWork> => {
  const { plan = '', n = '' } = request.params;
  const work = await unplanned.load(plan, n);
  refuseOtherDepartment(work.department, request);
  if (work.version !== request.version)
    throw new RuleError('VersionIsStale', `这条记录已被他人修改，请重新读取后再改（当前版本 ${work.version}）。`, [], {
      present: work.version,
    });
  return work;
};
