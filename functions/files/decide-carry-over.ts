import { etagOf } from '#contract/etag.ts';
import type { AnswerOf, BodyOf } from '#contract/routes.ts';
import { type Candidate, rowCarrying } from '#domain/carry-over-offers.ts';
import type { Draft } from '#domain/draft.ts';
import { RuleError } from '#domain/errors.ts';
import { taskId } from '#domain/ids.ts';
import { linksBetween } from '#domain/linked-promises.ts';
import { openDepartments } from '#domain/open-departments.ts';
import { takeCarryOver } from '#domain/take-carry-over.ts';
import { candidatesOf, unfinishedBefore } from '#runtime/carry-over-candidates.ts';
import { chronicleOf } from '#runtime/chronicle.ts';
import { commitEdit, type Edited, type Opened } from '#runtime/commit-edit.ts';
import { openForEdit } from '#runtime/edit-draft.ts';
import { type Answer, endpoint } from '#runtime/endpoint.ts';
import type { Request } from '#runtime/request.ts';
import type { Services } from '#runtime/services.ts';

type Decision = Request<BodyOf<'decideCarryOver'>>;
type Decided = Answer<AnswerOf<'decideCarryOver'>>;

/** 结转 or not: an unfinished task of last year becomes a row of the draft, which can be taken back as any edit; or it is said why not. */
export const decideCarryOver = endpoint('decideCarryOver', async (request, services) => {
  const opened = await openForEdit(request, services, 'plan');
  const candidate = await candidateNamed(request, services);
  return request.body.take ? take(request, services, opened, candidate) : dismiss(request, services, opened);
});

/** @throws RuleError NotFound */
const candidateNamed = async ({ params, day }: Decision, services: Services): Promise<Candidate> => {
  const { plan = '', task = '' } = params;
  const last = await unfinishedBefore(plan, day, services);
  const candidates = last ? await candidatesOf(last, day, services) : [];
  const found = candidates.find((one) => taskId(one.task.plan, one.task.n) === task);
  if (!found) throw new RuleError('NotFound', '上年未完成、可以结转的任务中没有这一项。');
  return found;
};

const take = async (request: Decision, services: Services, opened: Opened, candidate: Candidate): Promise<Decided> => {
  const { params, town, day, body } = request;
  const { plan = '', task = '' } = params;
  if (body.row === undefined) await refuseTwin(task, candidate, opened.draft, services);
  const { departments } = await services.organizations.load(town);
  const into = { plan, departments, open: openDepartments(departments, day) };
  const next = takeCarryOver(opened.draft, candidate, into, body.row);
  const answerOf = (done: Edited): Decided => answered({ ...done, task, state: 'taken' });
  return commitEdit(request, services, opened, { kind: 'draft-carried', next, note: task, answerOf });
};

const dismiss = async (request: Decision, services: Services, { header, draft }: Opened): Promise<Decided> => {
  const { params, member, at, body } = request;
  const { task = '' } = params;
  const { plan } = header;
  const version = header.version + 1;
  refuseTaken(draft, task);
  const reason = body.dismiss ?? '';
  const by = { person: member.person, name: member.name };
  const answer = answered({ plan, version, rows: [], removed: [], edited: [], task, state: 'dismissed' });
  const entry = chronicleOf(request, { of: plan, version, kind: 'carry-over-dismissed', before: null, after: { task }, note: reason });
  await services.commit([
    ...request.record(answer),
    services.plans.replace({ ...header, version }),
    services.carryOvers.dismiss({ plan, task, reason, by, at }),
    services.histories.chronicle(entry),
  ]);
  return answer;
};

/** The report often makes an unfinished promise again: then its row carries the task on, and one more would promise it twice. @throws RowIsAlike */
const refuseTwin = async (task: string, candidate: Candidate, { rows }: Draft, services: Services): Promise<void> => {
  const standing = rows.filter(({ dropped }) => dropped === null);
  const earlier = await services.tasks.ofPlan(candidate.task.plan);
  const twin = linksBetween(earlier, standing).find(({ from, guess }) => from === task && guess)?.to;
  const row = standing.find(({ n }) => n === twin);
  if (row)
    throw new RuleError(
      'RowIsAlike',
      `草案第${row.id}项（行号 ${row.n}）像是同一件事：是的话请填 row；不是的话请另加一行，再填它的行号。`,
      [{ pointer: '/row', message: `可能是 ${row.n}` }],
    );
};

/** @throws RuleError AlreadyTaken */
const refuseTaken = ({ rows }: Draft, task: string): void => {
  const row = rowCarrying(rows, task);
  if (row) throw new RuleError('AlreadyTaken', `这项任务已经结转，见草案第${row.id}项（行号 ${row.n}）；不要结转请先删去这一行或撤销。`);
};

const answered = (body: Decided['body']): Decided => ({ status: 200, headers: { etag: etagOf(body.version) }, body });
