import type { DraftRow } from './draft.ts';
import type { Task } from './task.ts';
import type { Department } from './town.ts';

/** Where it goes: a plan, whose departments can lead a task on that day. */
export interface Into {
  readonly plan: string;
  /** All that the town ever had: who took over is known by them. */
  readonly departments: readonly Department[];
  readonly open: readonly Department[];
}

/** Who has taken over since what a department led; itself while it is there. */
const nowOf = (name: string, { departments, open }: Into): string | undefined => {
  const seen = new Set<string>();
  let next: string | null = name;
  while (next !== null && !seen.has(next)) {
    if (open.some((one) => one.name === next)) return next;
    seen.add(next);
    next = departments.find((one) => one.name === next)?.successor ?? null;
  }
  return undefined;
};

type Led = Pick<DraftRow, 'lead' | 'supporting' | 'asks' | 'leader' | 'open' | 'confidence'>;

/** Who leads and supports, as last year or who took over; a lead of which nobody is left is a question to the office. */
export const ledNow = (task: Task, into: Into): Led => {
  const lead = nowOf(task.lead, into);
  const others = task.supporting.flatMap((name) => nowOf(name, into) ?? []);
  const supporting = [...new Set(others)].filter((name) => name !== lead);
  const leader = into.open.find(({ name }) => name === lead)?.leader ?? '';
  const asks = task.asks.flatMap(({ department, ask }) => {
    const now = nowOf(department, into);
    return now !== undefined && supporting.includes(now) ? [{ department: now, ask }] : [];
  });
  return { lead: lead ?? task.lead, supporting, asks, leader, open: lead === undefined, confidence: lead === undefined ? 0 : 1 };
};
