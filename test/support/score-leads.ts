import type { ProposedTask } from '#domain/plan.ts';
import type { Department } from '#domain/town.ts';
import type { MarkedTask } from './score.ts';

/** What was said of the lead of one marked task, and whether the marks allow it. */
export interface LeadSaid {
  readonly confidence: number;
  readonly open: boolean;
  readonly right: boolean;
}

/** Departments that may lead in a domain. */
export type ByDuty = Readonly<Record<string, readonly string[]>>;

/** Judges leads: right is a department named in the text, or one whose duty the task's domain is; domains that nobody has are left out. */
export const judgeLeads = (
  pairs: readonly (readonly [MarkedTask, ProposedTask])[],
  departments: readonly Department[],
  byDuty: ByDuty,
): LeadSaid[] =>
  pairs.flatMap(([marked, { lead, confidence, open }]): LeadSaid[] => {
    const domains = [marked.domain, ...(marked.domainAlt ?? [])];
    const named = marked.departments?.lead ?? [];
    if (named.length === 0 && domains.includes('other')) return [];
    const may = [...named, ...domains.flatMap((domain) => byDuty[domain] ?? [])];
    const names = [lead, ...(departments.find(({ name }) => name === lead)?.aliases ?? [])];
    return [{ confidence, open, right: names.some((name) => may.includes(name)) }];
  });

export interface Tenth {
  /** Lower end: 0.9 holds 0.9 … 1. */
  readonly from: number;
  readonly tasks: number;
  /** Mean of what was said, and share of what was right, 0…1. */
  readonly said: number;
  readonly right: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Said beside right, by tenths of confidence. */
export const calibrationOf = (leads: readonly LeadSaid[]): Tenth[] =>
  [...Map.groupBy(leads, ({ confidence }) => Math.min(9, Math.floor(confidence * 10)))]
    .toSorted(([a], [b]) => a - b)
    .map(([tenth, of]) => ({
      from: tenth / 10,
      tasks: of.length,
      said: mean(of.map(({ confidence }) => confidence)),
      right: mean(of.map(({ right }) => (right ? 1 : 0))),
    }));
