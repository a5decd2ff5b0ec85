import { assigner } from './assign-departments.ts';
import { followLesson } from './follow-lesson.ts';
import { namedOffices } from './named-offices.ts';
import type { ProposedTask } from './plan.ts';
import { proposeKind } from './propose-kind.ts';
import { readDueDate } from './read-due-date.ts';
import { readMilestones } from './read-milestones.ts';
import { readRecurrence } from './read-recurrence.ts';
import { readTargets } from './read-target.ts';
import { reasonOf } from './reason-of.ts';
import { DEFAULT_SEASONS, type SeasonTable } from './season-table.ts';
import type { Recall } from './taught.ts';
import type { Department } from './town.ts';

/** What the words of a task say by themselves, without its place in the report. */
export type ReadTask = Omit<ProposedTask, 'id' | 'text' | 'start' | 'end' | 'measures'>;

/**
 * Reads tasks of one plan: kind, targets, days, rhythm and departments. The directory is compiled once.
 *
 * @param year planned for
 * @param seasons of the town: what 汛期前 and the like allow
 * @param recall what the office taught about a promise in earlier years; it outranks the rules
 * @returns reads the words of one task (as they are read, see `wordsOf`) that stands under a heading
 */
export const taskReader = (
  departments: readonly Department[],
  year: number,
  seasons: SeasonTable = DEFAULT_SEASONS,
  recall: Recall = () => null,
): ((words: string, areaTitle: string) => ReadTask) => {
  const assign = assigner(departments);
  return (words, areaTitle) => {
    const { day: due, stated: dueStated } = readDueDate(words, year, seasons);
    const targets = readTargets(words, year, seasons);
    const recurring = readRecurrence(words, areaTitle);
    const kind = proposeKind({ text: words, targets, dueStated, recurring }, areaTitle);
    const assigned = assign({ text: words, areaTitle });
    const read = { targets, due, dueStated, milestones: readMilestones(words, year, seasons), recurring };
    const lesson = recall(words);
    if (lesson) {
      const byRules = { assigned, kind, targets, isNamed: namedOffices(words).lead.length > 0 };
      return { ...read, ...followLesson(lesson, byRules, { departments, year }) };
    }
    return { ...read, ...assigned, kind: kind.kind, reason: reasonOf({ lead: assigned.reason, kind: kind.reason }) };
  };
};
