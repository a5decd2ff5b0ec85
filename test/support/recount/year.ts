import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the out folder of a lived year says, as far as the letters need it. */
export interface OutTask {
  readonly task: string;
  readonly id: string;
  readonly kind: 'quantity' | 'milestone' | 'coverage' | 'campaign' | 'zero-incident' | 'continuing';
  readonly lead: string;
  readonly supporting: readonly string[];
  readonly star: boolean;
  readonly due: string;
  readonly dueStated: boolean;
  readonly publishedOn: string;
  /** Its group of 合并填报. */
  readonly together: string | null;
  readonly source: string;
  readonly every: 'month' | 'quarter' | 'half-year' | 'due-day' | null;
  readonly milestones: readonly { readonly name: string; readonly by: string }[];
  readonly targets: readonly { readonly metric: string; readonly by: string | null }[];
  readonly measures: readonly {
    readonly name: string;
    readonly accumulation: 'sum' | 'level' | 'ratio';
    readonly target: { readonly comparison: string; readonly value: number } | null;
  }[];
}

export interface OutEntry {
  readonly at: string;
  readonly day: string;
  readonly move:
    | { readonly kind: 'issue' | 'acknowledge' | 'claim' | 'verify' | 'return' }
    | { readonly kind: 'assess'; readonly verdict: string }
    | { readonly kind: 'answer-together'; readonly with: string; readonly periods: readonly string[] }
    | { readonly kind: 'report'; readonly report: OutReport };
}

export interface OutReport {
  readonly measures: readonly { measure: string; added?: number; total?: number; numerator?: number; denominator?: number }[];
  readonly node: { name: string; doneOn: string | null; next: { name: string; planned: string } | null } | null;
}

export interface OutPerson {
  readonly email: string;
  readonly role: 'office' | 'leader' | 'chief' | 'head' | 'viewer';
  readonly departments: readonly string[];
}

export interface Policy {
  readonly feedbackDay: number;
  readonly feedbackAdvance: number;
  readonly missedAfter: number;
  readonly statedAdvance: readonly number[];
  readonly overdue: readonly number[];
  readonly chiefAfter: number;
  readonly officeAfter: number;
  readonly clearing: { readonly opens: string; readonly due: string };
  readonly bulletinDay: number;
  readonly reviewDays: readonly string[];
  readonly sources?: Readonly<
    Record<string, { readonly statedAdvance?: readonly number[]; overdue?: readonly number[]; chiefAfter?: number }>
  >;
}

export interface OutTown {
  readonly policy: Policy;
  readonly departments: readonly { readonly name: string; readonly relation: string }[];
  readonly people: readonly OutPerson[];
}

export interface OutYear {
  readonly town: OutTown;
  readonly year: number;
  readonly tasks: readonly OutTask[];
  readonly history: Readonly<Record<string, readonly OutEntry[]>>;
}

export const readYear = (folder: string): OutYear => {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return { town: read('organization.json'), year: read('plan.json').year, tasks: read('tasks.json'), history: read('history.json') };
};
