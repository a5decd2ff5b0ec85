import { Cron } from 'croner';
import type { Clock } from './clock.ts';
import { LocalCloudError } from './errors.ts';

export interface ScheduleSpec {
  readonly id: string;
  /** `cron(…)` or `rate(…)`. */
  readonly expression: string;
  readonly timeZone: string;
  readonly enabled: boolean;
  readonly functionArn: string;
  /** JSON text; `<aws.scheduler.scheduled-time>` stands for the instant. */
  readonly input: string;
}

/** First instant of a schedule after another one; undefined when there is none. */
export type NextAfter = (after: number) => number | undefined;

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const rateOf = (expression: string): NextAfter | undefined => {
  const match = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (!match) return undefined;
  const every = Number(match[1]) * (UNIT_MS[match[2] ?? ''] ?? 0);
  return (after) => (Math.floor(after / every) + 1) * every;
};

/** AWS has five fields and the year, weekdays from 1 = Sunday; seconds are 0. */
const cronOf = (expression: string, timeZone: string): NextAfter | undefined => {
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) return undefined;
  const cron = new Cron(`0 ${fields.join(' ')}`, { timezone: timeZone, mode: '7-part', alternativeWeekdays: true, paused: true });
  const next = (after: number): number | undefined => cron.nextRun(new Date(after))?.getTime();
  // It looks at the time zone only now, and that is soon enough to refuse one that there is not.
  next(0);
  return next;
};

/** @throws LocalCloudError when the expression is not understood */
export const nextAfter = ({ id, expression, timeZone }: Pick<ScheduleSpec, 'id' | 'expression' | 'timeZone'>): NextAfter => {
  try {
    const next = rateOf(expression) ?? cronOf(expression, timeZone);
    if (next) return next;
  } catch (error) {
    throw new LocalCloudError(`${id}: ${expression} in ${timeZone}: ${(error as Error).message}`);
  }
  throw new LocalCloudError(`${id}: the schedule ${expression} is not understood; cron(…) or rate(…) is`);
};

/** '2022-03-01T00:30:00Z', as the Scheduler writes it. */
export const scheduledTime = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

interface Firing {
  readonly schedule: ScheduleSpec;
  readonly at: number;
}

type Fire = (schedule: ScheduleSpec, event: unknown) => Promise<void>;

/** A timer of Node overflows beyond 24.8 days; and a machine may sleep: look again at least this often. */
const LOOK_AGAIN_MS = 30_000;

/** The template's schedules on a clock. */
export class Schedules {
  readonly #schedules: readonly { readonly spec: ScheduleSpec; readonly next: NextAfter }[];
  readonly #clock: Clock;
  readonly #fire: Fire;
  #timer: NodeJS.Timeout | undefined;
  #lookedAt: number;
  #stopped = false;

  constructor(specs: readonly ScheduleSpec[], clock: Clock, fire: Fire) {
    this.#schedules = specs.map((spec) => ({ spec, next: nextAfter(spec) })).filter(({ spec }) => spec.enabled);
    this.#clock = clock;
    this.#fire = fire;
    this.#lookedAt = clock.now();
  }

  /**
   * Moves the simulated clock to `target`, firing on the way all that is due, in the order of time, each when the one before has settled.
   * Stopped on the way it keeps nothing more: what was being done then is done again by the next process. A clock that ran is taken in
   * hand again.
   */
  async advanceTo(target: number, settled: () => Promise<void>): Promise<void> {
    clearTimeout(this.#timer);
    await this.#clock.hold();
    for (let due = this.#due(this.#clock.now(), target); due.length > 0; due = this.#due(this.#clock.now(), target)) {
      this.#clock.moveTo(due[0]!.at);
      for (const firing of due) {
        await this.#start(firing);
        await settled();
        if (this.#stopped) return;
      }
      await this.#clock.keep();
    }
    this.#clock.moveTo(target);
    await this.#clock.keep();
    this.#lookedAt = this.#clock.now();
  }

  /** Fires by the clock as it runs; what came due while the machine slept is fired late. */
  run(): void {
    this.#lookedAt = this.#clock.now();
    const look = (): void => {
      const now = this.#clock.now();
      for (const { spec, next } of this.#schedules) {
        for (let at = next(this.#lookedAt); at !== undefined && at <= now; at = next(at)) void this.#start({ schedule: spec, at });
      }
      this.#lookedAt = now;
      const soonest = Math.min(...this.#schedules.map(({ next }) => next(now) ?? Number.POSITIVE_INFINITY));
      this.#timer = setTimeout(look, Math.max(1, Math.min(LOOK_AGAIN_MS, soonest - now)));
      this.#timer.unref();
    };
    look();
  }

  /** A clock that runs is kept, so that the next process knows up to when there was anything that fired. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    if (this.#clock.mode === 'released') await this.#clock.keep();
  }

  /** All that is due at the earliest instant after `after`, if that is not later than `until`. */
  #due(after: number, until: number): Firing[] {
    const firings = this.#schedules.map(({ spec, next }) => ({ schedule: spec, at: next(after) ?? Number.POSITIVE_INFINITY }));
    const earliest = Math.min(...firings.map(({ at }) => at));
    return earliest <= until ? firings.filter(({ at }) => at === earliest) : [];
  }

  #start({ schedule, at }: Firing): Promise<void> {
    const input = schedule.input.replaceAll('<aws.scheduler.scheduled-time>', scheduledTime(at));
    return this.#fire(schedule, JSON.parse(input));
  }
}
