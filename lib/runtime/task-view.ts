import type { Day } from '#domain/day.ts';
import { taskId } from '#domain/ids.ts';
import { nodeName } from '#domain/node-name.ts';
import { progressOf } from '#domain/progress.ts';
import type { Basis } from '#domain/task-changes.ts';
import { type Incident, LEVEL_NAMES } from '#domain/task-records.ts';
import { titleOf } from '#domain/title-of.ts';
import type { ReminderPolicy } from '#domain/town.ts';
import { type Light, lightOf } from '#domain/traffic-light.ts';
import type { WorkdayCalendar } from '#domain/workday-calendar.ts';
import type { StoredTask } from '#store/tasks.ts';
import type { Membership } from '#store/town.ts';

/** A task as the API shows it: with its light, which changes by the day without a write. */
export interface TaskView extends Omit<StoredTask, 'plan' | 'n' | 'incidents'> {
  readonly task: string;
  readonly plan: string;
  readonly title: string;
  readonly light: Light;
  readonly lightReason: string;
  readonly progress: string;
  readonly incidents: readonly (Incident & { readonly levelName: string })[];
}

export const taskView = (task: StoredTask, day: Day, context: { calendar: WorkdayCalendar; policy: ReminderPolicy }): TaskView => {
  const { n, ...shown } = task;
  const { light, reason } = lightOf(task, day, context);
  return {
    ...shown,
    task: taskId(task.plan, n),
    title: titleOf(task.text),
    light,
    lightReason: reason,
    progress: progressOf(task).label,
    incidents: task.incidents.map((incident) => ({ ...incident, levelName: LEVEL_NAMES[incident.level] })),
  };
};

/** Whether a member runs the task or watches it: the office, the leaders, its own department. */
export const isPrivyTo = ({ role, departments }: Membership, { lead }: Pick<StoredTask, 'lead'>): boolean =>
  role === 'office' || role === 'leader' || role === 'chief' || departments.includes(lead);

/** The task as a member may see it: of a sensitive one all others see title and figures only, and what their own department is asked. */
export const viewFor = (member: Membership, view: TaskView): TaskView =>
  view.sensitive && !isPrivyTo(member, view)
    ? {
        ...view,
        text: view.title,
        reason: '',
        ...withoutNames(view),
        asks: view.asks.filter(({ department }) => member.departments.includes(department)),
        lastReport: view.lastReport && { ...view.lastReport, progress: '', problems: '' },
        returned: null,
        assessment: null,
        ...withoutWords(view),
        incidents: view.incidents.map((incident) => ({ ...incident, facts: '', discounted: null })),
        support: view.support.map((one) => ({ ...one, answer: '' })),
      }
    : view;

/** The steps of the work by their places, each with its days. */
const withoutNames = (view: TaskView): Partial<TaskView> => ({
  nodes: view.nodes.map((node) => ({ ...node, name: nodeName(view, node.name) })),
  milestones: view.milestones.map((step) => ({ ...step, name: '' })),
  extensions: view.extensions.map((one) => ({ ...one, node: one.node && nodeName(view, one.node) })),
});

/** That something was asked, changed or ended, without what was said of it. */
const withoutWords = ({ adjustments, suspended, ended }: TaskView): Partial<TaskView> => ({
  basis: null,
  sourceNo: '',
  pending: null,
  adjustments: adjustments.map((one) => ({ ...one, basis: unsaid(one.basis) })),
  suspended: suspended && { ...suspended, basis: unsaid(suspended.basis) },
  ended: ended && { ...ended, basis: unsaid(ended.basis) },
});

const unsaid = (basis: Basis): Basis => ({ ...basis, text: '', decidedBy: '' });
