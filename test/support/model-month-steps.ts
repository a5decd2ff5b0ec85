import type { Day } from '#domain/day.ts';
import { issueTask } from '#domain/issue-task.ts';
import type { Measure, Target } from '#domain/plan.ts';
import type { Report, Task } from '#domain/task.ts';
import { aRow, aTarget } from './builders.ts';
import { type Event, reported } from './lived-task.ts';
import { wangjingTasks } from './wangjing-plan.ts';

/** Of what 望京镇's tasks of 2022 and their steps are made. */

export const PLAN = 'wangjing-2022';
export const AGRICULTURE = { lead: '农业综合服务中心', leader: '分管农业副镇长' } as const;
export const BUILDING = { lead: '村镇建设办公室', leader: '分管建设副镇长' } as const;
export const ECOLOGY = { lead: '生态环境和自然资源办公室', leader: '分管环保副镇长' } as const;

type Row = Parameters<typeof aRow>[0];
type Said = Readonly<Record<string, number>>;

export const plan = wangjingTasks();

/** A task of the report under its own number, with words and figures of its own. */
export const issued = (id: string, row: Row): Task => {
  const { n, kind } = plan.find((one) => one.id === id)!;
  return issueTask(aRow({ n, id, kind, every: null, ...row }), { plan: PLAN, day: '2022-03-02', leader: '分管领导' });
};

export const addedOn = (day: Day, n: string, id: string, row: Row): Task =>
  issueTask(aRow({ n, id, every: 'due-day', dueStated: true, ...row }), {
    plan: PLAN,
    day,
    leader: '分管领导',
    added: { source: 'superior', sourceNo: '', basis: { text: '上级部署', date: day, decidedBy: '镇长办公会' }, replyDue: null },
  });

export const target = (metric: string, value: number, over: Partial<Target> = {}): Target =>
  aTarget({ metric, value, comparison: '>=', ...over });
export const counter = (name: string, unit: string, over: Partial<Measure> = {}): Measure => ({
  name,
  unit,
  source: 'catalogue',
  lastYear: null,
  ...over,
});
export const added = (day: Day, said: Said, rest: Partial<Report> = {}): Event =>
  reported(
    day,
    Object.entries(said).map(([measure, value]) => ({ measure, added: value })),
    rest,
  );
export const counted = (day: Day, measure: string, numerator: number, denominator: number, rest: Partial<Report> = {}): Event =>
  reported(day, [{ measure, numerator, denominator }], rest);
export const told = (day: Day, progress: string, rest: Partial<Report> = {}): Event => reported(day, [], { progress, ...rest });
export const done = (name: string, doneOn: Day) => ({ node: { name, doneOn, next: null } });
export const quarters = (noIncident: boolean): readonly Event[] =>
  ['2022-03-24', '2022-06-22'].map((day) => told(day, '按要求开展。', { noIncident }));

/** The department says it by telephone, and the office types it. */
export const byPhone = (event: Event, onBehalfOf: string): Event => ({ ...event, onBehalfOf });
