import type { Day } from '#domain/day.ts';
import type { Move } from '#domain/move.ts';
import type { HistoryEntry, MeasureReport, Task, Verdict } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import { sideOf } from '#domain/terms.ts';
import { aReport, calendar, policy } from './builders.ts';

/** What happened on a day; `onBehalfOf` when the office filled in, `by` when the office acted for itself. */
export interface Event {
  readonly day: Day;
  readonly move: Move;
  readonly onBehalfOf?: string;
  readonly by?: 'office';
}

/** A task with the history that made it. */
export interface LivedTask {
  readonly task: Task;
  readonly history: readonly HistoryEntry[];
}

const entryOf = (before: Task, after: Task, { day, move, onBehalfOf, by }: Event): HistoryEntry => ({
  plan: after.plan,
  n: after.n,
  version: after.version,
  move,
  by: { person: 'someone', name: '某人', role: onBehalfOf === undefined ? (by ?? 'head') : 'office' },
  onBehalfOf: onBehalfOf ?? null,
  via: onBehalfOf === undefined ? 'link' : 'phone',
  reportedBy: null,
  at: `${day}T10:00:00+08:00`,
  day,
  before: sideOf(before, move.kind),
  after: sideOf(after, move.kind),
});

/** Lives through the events with the real moves, so that task and history can never contradict each other. */
export const aHistory = (task: Task, events: readonly Event[]): LivedTask =>
  events.reduce<LivedTask>(
    (lived, event) => {
      const after = moveTask(lived.task, event.move, { day: event.day, calendar, policy });
      return { task: after, history: [...lived.history, entryOf(lived.task, after, event)] };
    },
    { task, history: [] },
  );

/** A report of figures on a day. */
export const reported = (day: Day, measures: readonly MeasureReport[], rest: Partial<Parameters<typeof aReport>[0]> = {}): Event => ({
  day,
  move: { kind: 'report', report: aReport({ measures, ...rest }) },
});

export const claimed = (day: Day): Event => ({ day, move: { kind: 'claim' } });
export const verified = (day: Day): Event => ({ day, move: { kind: 'verify' } });
export const assessed = (day: Day, verdict: Verdict = 'met', by?: 'office'): Event => ({
  day,
  move: { kind: 'assess', verdict, sentence: '全年按要求推进。' },
  ...(by && { by }),
});
