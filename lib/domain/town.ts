import type { Day } from './day.ts';
import type { LightRules } from './light-rules.ts';
import type { ChangeLimits } from './limits.ts';
import type { Region } from './regions.ts';
import type { OwnSeason } from './season-table.ts';
import type { SourcePolicy } from './source-policy.ts';
import type { AddedSource } from './task-changes.ts';

/** Who commands a department: the town itself, or an organ stationed in it (asked, never escalated), or a village. */
export type Relation = 'internal' | 'dispatched' | 'village';

/** A department as the departments file gives it. Tasks belong to it as a post, never to a person. */
export interface Department {
  readonly name: string;
  /** What it is responsible for, free text, items divided by 、 */
  readonly duties: string;
  readonly aliases: readonly string[];
  /** Name or post of the leader in charge (分管领导). */
  readonly leader: string;
  readonly email: string;
  readonly relation: Relation;
  /** First and last day on which it may be given a task; null for no such day. */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** The department that took over what it led, when it was merged or renamed. */
  readonly successor: string | null;
  /** Names of those it took over from, the oldest first. */
  readonly formerNames: readonly string[];
}

/** What a department is that has always been there: the parts of it that no file need say. */
export const STANDING = { validFrom: null, validTo: null, successor: null, formerNames: [] } as const satisfies Partial<Department>;

/** 请假代办: who acts for an absent head, from the first to the last day. */
export interface Deputy {
  /** Id of the person who acts. */
  readonly person: string;
  readonly from: Day;
  readonly to: Day;
}

export const ROLES = ['office', 'leader', 'chief', 'head', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  /** Stable id within the town: the e-mail address in lower case. */
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly email: string;
  readonly role: Role;
  /** Names of the departments whose head (role head), or in whose charge (role leader), the person is. */
  readonly departments: readonly string[];
  /** Of a head who is away; null for nobody. */
  readonly deputy: Deputy | null;
}

/** How a town wants to be reminded, as data; every number is workdays unless it says otherwise. */
export interface ReminderPolicy {
  /** Day of the month by which a period's feedback is due; rolls back to the last workday. */
  readonly feedbackDay: number;
  /** Before a feedback day. */
  readonly feedbackAdvance: number;
  /** After a feedback day, when the missing feedback reaches the leader in charge, once. */
  readonly missedAfter: number;
  /** Before a stated date or node. */
  readonly statedAdvance: readonly number[];
  /** After a stated date or node. */
  readonly overdue: readonly number[];
  /** After a stated date: the chief is told. */
  readonly chiefAfter: number;
  /** A claim that waits longer reaches the office. */
  readonly officeAfter: number;
  /** 'MM-DD': closing forms go out, and are due. */
  readonly clearing: { readonly opens: string; readonly due: string };
  /** Day of the month from which the bulletin of the month before is drafted (first workday on or after it). */
  readonly bulletinDay: number;
  /** 'MM-DD' days on which the review is drafted: in December of the plan year, or in January after it. */
  readonly reviewDays: readonly string[];
  /** How the plan may be changed; what is left out is as `DEFAULT_LIMITS`. */
  readonly limits?: Partial<ChangeLimits> | undefined;
  /** Where lights change; what is left out is as `DEFAULT_LIGHTS`. */
  readonly lights?: Partial<LightRules> | undefined;
  /** What holds for tasks of a source; what is left out is as `DEFAULT_SOURCES`. */
  readonly sources?: Partial<Record<AddedSource, SourcePolicy>> | undefined;
}

/** The defaults a town starts with (domain: feedback on the 25th, bulletin on the 5th, clearing from 1 December). */
export const DEFAULT_POLICY: ReminderPolicy = {
  feedbackDay: 25,
  feedbackAdvance: 3,
  missedAfter: 2,
  statedAdvance: [10, 3, 0],
  overdue: [1, 3, 7],
  chiefAfter: 10,
  officeAfter: 2,
  clearing: { opens: '12-01', due: '12-10' },
  bulletinDay: 5,
  reviewDays: ['12-12', '01-10'],
};

export interface Organization {
  readonly town: string;
  readonly name: string;
  readonly policy: ReminderPolicy;
  /** Whose season table the town follows. */
  readonly region: Region;
  /** The town's own rows, which replace or add to the region's by their name. */
  readonly seasons: readonly OwnSeason[];
  readonly departments: readonly Department[];
  readonly people: readonly Person[];
  readonly version: number;
}
