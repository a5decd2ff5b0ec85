import type { MeasureReport, Report, Task } from '#domain/task.ts';
import { dice } from './dice.ts';
import { type Course, coursesOf, type Fate, figureAt, measureReport } from './scripted-figures.ts';
import type { Occasion, Scene, Story } from './scripted-occasions.ts';
import {
  FUNDS_LATE,
  FUNDS_LATE_NEXT,
  LATE_SOWING,
  LATE_START,
  LATE_START_NEXT,
  NODE_LATE,
  progressSentence,
  SILENT_BEFORE,
  shortOf,
} from './scripted-words.ts';

/**
 * What the head fills in on each occasion: one report an occasion, in order.
 *
 * - figures in the form that the measure's accumulation asks for
 * - zero-incident: 本季未发生; continuing without figures, now and then: 本期无变化
 * - reasons where the story has something go wrong, nowhere else
 */
export const reportsOf = (task: Task, occasions: readonly Occasion[], scene: Scene): readonly Report[] => {
  const fate = fateOf(task, scene.story);
  const courses = coursesOf(task, scene.seed, fate);
  const wanted = occasions.map((one, i) =>
    courses.map((course) => at(course, task, one, shareIn(course, i, occasions.length), fate, scene)),
  );
  const books = wanted.map((line, i) =>
    courses.map((course, c) => (mayFall(course) ? line[c]! : Math.max(...wanted.slice(0, i + 1).map((past) => past[c]!)))),
  );
  return occasions.map((one, i) => {
    const measures = courses.map((course, c) => measureReport(course, i === 0 ? null : books[i - 1]![c]!, books[i]![c]!));
    const missing = courses.map((course, c) => ({ course, left: Math.ceil(course.measure.target?.value ?? 0) - books[i]![c]! }));
    return reportOf(task, one, withoutIdle(courses, measures), trouble(task, occasions, i, missing, scene), scene);
  });
};

/** A level may fall, a total may not. */
const mayFall = ({ measure }: Course): boolean => measure.accumulation === 'level';

/** What is not in season is left out of a form in which something else moves. */
const withoutIdle = (courses: readonly Course[], measures: readonly MeasureReport[]): readonly MeasureReport[] => {
  const isIdle = (said: MeasureReport, c: number): boolean => 'added' in said && said.added === 0 && courses[c]!.season.length > 0;
  const moving = measures.filter((said, c) => !isIdle(said, c));
  return moving.length > 0 ? moving : measures;
};

/** A sum has something to show in the first report; a ratio shows its base. */
const shareIn = ({ measure }: Course, index: number, count: number): number => {
  if (index === count - 1) return 1;
  return measure.accumulation === 'ratio' ? index / (count - 1) : (index + 1) / count;
};

const fateOf = ({ n }: Task, story: Story): Fate => ({
  missesPart: story.missesPart === n,
  fallsShort: story.fallsShort === n,
  late: story.startsLate === n || story.fallsShort === n,
});

const at = (course: Course, task: Task, { key, day }: Occasion, share: number, fate: Fate, { seed }: Scene): number =>
  figureAt(course, task, { day, share, roll: dice(seed, task.n, key, 'pace') }, fate.late);

const NOTHING_WRONG = { problems: '', nextSteps: '' } as const;

interface Missing {
  readonly course: Course;
  readonly left: number;
}

interface Trouble {
  readonly problems: string;
  readonly nextSteps: string;
}

const trouble = (task: Task, occasions: readonly Occasion[], index: number, missing: readonly Missing[], { story }: Scene): Trouble => {
  const one = occasions[index]!;
  if (task.sensitive) return NOTHING_WRONG;
  if (one.node?.late) return { problems: NODE_LATE, nextSteps: '' };
  if (story.missesPart === task.n && index >= occasions.length - 2) return shortPart(missing);
  if (story.fallsShort === task.n && index > 0) return { problems: FUNDS_LATE, nextSteps: FUNDS_LATE_NEXT };
  if (story.startsLate === task.n && index < 2) return lateStart(missing);
  return isBackFromSilence(task, one, occasions[index - 1], story) ? { problems: SILENT_BEFORE, nextSteps: '' } : NOTHING_WRONG;
};

const shortPart = (missing: readonly Missing[]): Trouble => {
  const part = missing.find(({ course, left }) => course.measure.target?.within != null && left > 0);
  return part ? { problems: shortOf(part.course.measure, part.left), nextSteps: '' } : NOTHING_WRONG;
};

const lateStart = (missing: readonly Missing[]): Trouble => ({
  problems: missing.some(({ course }) => course.season.length > 0) ? LATE_SOWING : LATE_START,
  nextSteps: LATE_START_NEXT,
});

const isBackFromSilence = (task: Task, one: Occasion, before: Occasion | undefined, { silent }: Story): boolean =>
  silent !== null && silent.department === task.lead && one.day > silent.to && (before?.day ?? '') < silent.from;

const reportOf = (task: Task, one: Occasion, measures: readonly MeasureReport[], wrong: Trouble, { seed }: Scene): Report => {
  const roll = dice(seed, task.n, one.key, 'words');
  const isUneventful =
    task.kind === 'continuing' && wrong.problems === '' && (measures.length === 0 ? roll < 0.5 || task.sensitive : false);
  const progress = isUneventful ? '' : progressSentence(task, roll);
  const node = one.node && { name: one.node.name, doneOn: one.node.doneOn, next: one.node.next };
  const isSilent = measures.length === 0 && node === null && progress === '' && wrong.problems === '' && task.kind !== 'zero-incident';
  return { measures, node, unchanged: isUneventful || isSilent, noIncident: task.kind === 'zero-incident', progress, ...wrong };
};
