import type { LivedTown, Task } from './lived-town.ts';
import { plainReport } from './routine.ts';

const CLAIMED: readonly Task['kind'][] = ['quantity', 'milestone', 'coverage', 'campaign'];

/** Ends a task as its kind ends: the last figures, then a claim, or a verdict with its sentence. */
export const close = async ({ act, last }: LivedTown, who: string, task: Task, day: string): Promise<void> => {
  const node = task.nodes.find(({ doneOn }) => doneOn === null);
  const end = node && { node: { name: node.name, doneOn: day } };
  const figures = plainReport(task, 'closing');
  await act(who, 'reportProgress', task.id, { ...figures, ...(end && !task.sensitive && end) });
  if (CLAIMED.includes(task.kind)) {
    await act(who, 'claimCompletion', task.id, {});
    return;
  }
  const verdict = task.incidents.length > 0 ? ('largely-met' as const) : ('met' as const);
  await act(who, 'assessTask', task.id, { verdict, sentence: '全年按要求推进。' });
  if ((await last(task.id)).move.kind !== 'assess') throw new Error(`${task.id} was not assessed`);
};
