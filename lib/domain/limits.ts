import type { ReminderPolicy } from './town.ts';

/** How a town lets its plan be changed; days are workdays unless it says otherwise. */
export interface ChangeLimits {
  /** After a department was given a task: it may say that it is not its own. */
  readonly objectionWithin: number;
  /** Before the date that is to move. */
  readonly extensionAdvance: number;
  /** Granted to one task. */
  readonly mostExtensions: number;
  /** Calendar days after the first date, up to which the leader in charge decides a first extension; all else is the chief's. */
  readonly leaderMayExtend: number;
}

export const DEFAULT_LIMITS: ChangeLimits = { objectionWithin: 5, extensionAdvance: 3, mostExtensions: 2, leaderMayExtend: 30 };

/** Workdays that a department has for acknowledging what it was given. */
export const ACKNOWLEDGE_WITHIN = 5;

/** The limits of a town: its own, where it has set them. */
export const limitsOf = ({ limits }: Pick<ReminderPolicy, 'limits'>): ChangeLimits => ({ ...DEFAULT_LIMITS, ...limits });
