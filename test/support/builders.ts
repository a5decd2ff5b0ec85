import type { EvidenceFile } from '#domain/evidence-file.ts';
import { type IssuedRow, issueTask } from '#domain/issue-task.ts';
import type { Kind, Target } from '#domain/plan.ts';
import type { Rhythm } from '#domain/rhythm.ts';
import { seasonsOf } from '#domain/season-table.ts';
import type { MeasureState, Report, Task, TaskNode } from '#domain/task.ts';
import type { Incident } from '#domain/task-records.ts';
import { DEFAULT_POLICY, type Department, type Organization, type Person, type Role, STANDING } from '#domain/town.ts';
import type { UnplannedWork } from '#domain/unplanned.ts';
import { workdayCalendar } from '#domain/workday-calendar.ts';
import { chineseHolidays } from '#store/holidays.ts';

/** The calendar of the tests: the real one. */
export const calendar = workdayCalendar(chineseHolidays());

export const policy = DEFAULT_POLICY;

/** Of most continuing tasks something is counted, so that they are asked each quarter; those of the tests, that have no figures, are too. */
const everyOf = (kind: Kind = 'continuing'): Rhythm | null => (kind === 'continuing' ? 'quarter' : null);

/** A row of a draft: continuing, without figures, asked each quarter, unless told otherwise. */
export const aRow = (row: Partial<IssuedRow> = {}) => ({
  n: '001',
  id: '1.1',
  area: '全力保障粮食安全',
  star: false,
  sensitive: false,
  together: null,
  every: everyOf(row.kind),
  text: '落实耕地保护责任制。',
  start: 0,
  end: 10,
  kind: 'continuing' as Kind,
  targets: [],
  measures: [],
  due: '2022-12-31',
  dueStated: false,
  milestones: [],
  recurring: null,
  lead: '农业综合服务中心',
  supporting: [],
  asks: [],
  leader: '分管农业副镇长',
  confidence: 0.9,
  open: false,
  reason: '耕地',
  ...row,
});

/** A task of 望京镇's plan of 2022, published on 2 March and being worked on. */
export const aTask = (task: Partial<Task> = {}): Task => ({
  ...issueTask(aRow(), { plan: 'wangjing-2022', day: '2022-03-02', leader: '分管农业副镇长' }),
  state: 'underway',
  acknowledgedOn: '2022-03-03',
  every: everyOf(task.kind),
  ...task,
});

export const aTarget = (target: Partial<Target> = {}): Target => ({
  metric: '玉米种植面积',
  comparison: '=',
  value: 6000,
  valueMax: null,
  unit: '亩',
  within: null,
  place: null,
  by: null,
  ...target,
});

/** A measure of 2022 of which nothing was reported, in the default region; pass `target` for its bound. */
export const aMeasure = (
  measure: Omit<Partial<MeasureState>, 'target'> & { readonly target?: number | Partial<NonNullable<MeasureState['target']>> | null } = {},
): MeasureState => {
  const { target = null, ...rest } = measure;
  const bound = typeof target === 'number' ? { value: target } : target;
  const season = seasonsOf(rest.name ?? '玉米种植面积', 2022);
  return {
    name: '玉米种植面积',
    unit: '亩',
    source: 'plan',
    lastYear: null,
    accumulation: 'sum',
    base: null,
    numerator: null,
    denominator: null,
    value: null,
    asOf: null,
    updates: [],
    shares: [],
    corrected: null,
    season,
    ...rest,
    target: bound && { comparison: '>=', value: 0, valueMax: null, within: null, ...bound },
  };
};

export const aNode = (node: Partial<TaskNode> = {}): TaskNode => ({ name: '完成', planned: null, doneOn: null, update: null, ...node });

/** A general incident of one, told in June, of which nothing was done yet. */
export const anIncident = (incident: Partial<Incident> = {}): Incident => ({
  k: 1,
  date: '2022-06-03',
  level: 'general',
  count: 1,
  facts: '小型火情',
  measure: null,
  update: 2,
  handled: null,
  discounted: null,
  ...incident,
});

/** A report that says nothing, until told what. */
export const aReport = (report: Partial<Report> = {}): Report => ({
  measures: [],
  node: null,
  unchanged: false,
  noIncident: false,
  progress: '',
  problems: '',
  nextSteps: '',
  ...report,
});

export const aDepartment = (name: string, department: Partial<Department> = {}): Department => ({
  name,
  duties: '',
  aliases: [],
  leader: '分管领导',
  email: '',
  relation: 'internal',
  ...STANDING,
  ...department,
});

export const aPerson = (id: string, role: Role, departments: readonly string[] = [], person: Partial<Person> = {}): Person => ({
  id,
  name: id,
  post: id,
  email: `${id}@town.example`,
  role,
  departments,
  deputy: null,
  ...person,
});

/** A town with an office, a chief, one leader for all, and one head (`head-1`, …) for each department in the given order. */
export const anOrganization = (
  names: readonly string[] = ['农业综合服务中心'],
  organization: Partial<Organization> = {},
): Organization => ({
  town: 'wangjing',
  name: '望京镇',
  policy,
  region: 'southwest',
  seasons: [],
  departments: names.map((name) => aDepartment(name)),
  people: [
    aPerson('office', 'office'),
    aPerson('chief', 'chief'),
    aPerson('leader', 'leader', names),
    ...names.map((name, i) => aPerson(`head-${i + 1}`, 'head', [name])),
  ],
  version: 1,
  ...organization,
});

/** A piece of work outside the plan of 望京镇, recorded in May. */
export const aWork = (work: Partial<UnplannedWork> = {}): UnplannedWork => ({
  plan: 'wangjing-2022',
  n: '001',
  version: 1,
  department: '村镇建设办公室',
  day: '2022-05-10',
  sentence: '改造危房24户。',
  figures: [{ name: '改造危房', value: 24, unit: '户' }],
  withdrawn: null,
  ...work,
});

/** A scanned table that was announced for a task of 望京镇. */
export const aFile = (file: Partial<EvidenceFile> = {}): EvidenceFile => ({
  plan: 'wangjing-2022',
  n: '001',
  id: 'a'.repeat(16),
  name: '验收表.pdf',
  bytes: 9,
  sha256: 'a'.repeat(64),
  type: 'application/pdf',
  by: { person: 'head-1', name: 'head-1' },
  at: '2022-05-10T09:00:00+08:00',
  day: '2022-05-10',
  arrived: false,
  ...file,
});
