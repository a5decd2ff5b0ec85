/** An event that was given up: what a queue of failures would hold. */
export interface DeadLetter {
  /** ARN of the queue that the template names; undefined when it names none and the event would be lost. */
  readonly queue: string | undefined;
  /** The mapping or schedule that gave up. */
  readonly source: string;
  readonly function: string;
  readonly reason: string;
  readonly event: unknown;
}

export type GiveUp = (letter: DeadLetter) => void;
