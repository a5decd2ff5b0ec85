import { etagOf } from '#contract/etag.ts';
import { addTask as addedTask, dueOfAdded } from '#domain/add-task.ts';
import { taskId, updateId } from '#domain/ids.ts';
import { townOn } from '#domain/open-departments.ts';
import { sideOf } from '#domain/terms.ts';
import { textWarnings } from '#domain/text-warnings.ts';
import { addedLetters } from '#runtime/added-letters.ts';
import { chronicleOf } from '#runtime/chronicle.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { givenToOpen } from '#runtime/given-to-open.ts';
import { publishedHeader } from '#runtime/published-tasks.ts';

/** 追加: a task from another source, or a later one, in a published plan; its heads get it as a list of one. */
export const addTask = endpoint('addTask', async (request, services) => {
  const { params, body, member, town, day, at, version } = request;
  const [header, organization, calendar] = await Promise.all([
    publishedHeader(services, params.plan ?? ''),
    services.organizations.load(town),
    services.calendars.of(town),
  ]);
  const { plan, lastNumber, added } = header;
  const to = { plan, lastNumber, added, day, organization: townOn(organization, day), calendar };
  const task = addedTask(body, to);
  const next = { ...header, version: version + 1, tasks: header.tasks + 1, lastNumber: Number(task.n), added: added + 1 };
  const id = taskId(plan, task.n);
  const moved = { task: id, version: 1, state: task.state, update: updateId(plan, task.n, 1), warnings: textWarnings(body) };
  const headers = { etag: etagOf(1), location: `/v1/tasks/${id}` };
  const { due, from } = dueOfAdded(body, to);
  const answer = { status: 201, headers, body: { ...moved, id: task.id, due, dueFrom: from, planVersion: next.version } };
  const by = { person: member.person, name: member.name, role: member.role };
  const told = { via: body.via ?? 'api', reportedBy: body.reportedBy ?? null, at, day } as const;
  const entry = { plan, n: task.n, version: 1, move: { kind: 'issue' }, by, onBehalfOf: null, ...told } as const;
  await services.commit([
    ...request.record(answer),
    services.plans.replace(next),
    ...givenToOpen(organization, services, request),
    services.tasks.put(task, request.at),
    services.histories.append({ ...entry, before: null, after: sideOf(task, 'issue') }),
    services.histories.chronicle(
      chronicleOf(request, { of: plan, version: next.version, kind: 'task-added', before: null, after: { task: id }, note: '' }),
    ),
    ...addedLetters(task, organization, { day, at }).map((letter) => services.letters.queue(letter)),
  ]);
  return answer;
});
