import { describe, expect, it } from 'vitest';
import { stepWords } from '#runtime/step-words.ts';
import { machinesIn, synthesized, tasksOf } from '../support/synthesized.ts';

/** Those that people start and wait for. */
const WAITED_FOR = ['Intake', 'Publish', 'YearEndReview', 'ProduceFiles'];

describe('stepWords', () => {
  const machines = machinesIn(synthesized());
  const states = WAITED_FOR.flatMap((machine) => tasksOf(machines[machine]!).map(([name]) => ({ machine, name })));

  it.each(states)('has words for $name of $machine', ({ name }) => expect(stepWords(name)).toMatch(/^\p{Script=Han}+$/u));

  it('has none for what no machine does', () => expect(stepWords('Nothing')).toBe(null));
});
