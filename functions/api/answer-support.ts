import { RuleError } from '#domain/errors.ts';
import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 配合: a supporting department answers what a task asks of it; a head of one department need not name it. */
export const answerSupport = endpoint('answerSupport', (request, services) => {
  const { period, answer, figures, department: named } = request.body;
  const [own, ...others] = request.member.departments;
  const department = named ?? request.body.onBehalfOf ?? (others.length === 0 ? own : undefined);
  if (department === undefined)
    throw new RuleError('BodyIsWrong', '请写明是哪个单位的反馈。', [{ pointer: '/department', message: '必填' }]);
  return actOnTask(request, services, { kind: 'support', department, period, answer, figures });
});
