import { expect, it } from 'vitest';
import { sourceDue } from '#domain/source-due.ts';
import type { AddedSource } from '#domain/task-changes.ts';
import type { ReminderPolicy } from '#domain/town.ts';
import { calendar } from '../support/builders.ts';

it.each<{ source: AddedSource; day: string; year?: number; sources?: ReminderPolicy['sources']; is: string; why: string }>([
  { source: 'superior', day: '2022-09-26', is: '2022-10-20', why: '15 workdays, over the National Day with its two worked weekend days' },
  { source: 'leader', day: '2022-05-10', is: '2022-05-24', why: '10 workdays' },
  { source: 'meeting', day: '2022-05-10', is: '2022-06-08', why: '20 workdays, over the Dragon Boat day' },
  { source: 'deputy-proposal', day: '2022-03-10', is: '2022-06-10', why: 'three months' },
  { source: 'deputy-proposal', day: '2022-11-30', is: '2023-02-28', why: 'three months, in a shorter one' },
  { source: 'people-livelihood', day: '2022-05-10', is: '2022-12-31', why: 'the year' },
  { source: 'people-livelihood', day: '2022-12-28', year: 2023, is: '2023-12-31', why: 'of a plan that was published before it' },
  { source: 'superior', day: '2022-05-10', sources: { superior: { workdays: 3 } }, is: '2022-05-13', why: 'the town’s own time' },
  { source: 'leader', day: '2022-05-10', sources: { superior: { workdays: 3 } }, is: '2022-05-24', why: 'what the town has not set' },
])('$source of $day: $is, $why', ({ source, day, year = 2022, sources, is }) =>
  expect(sourceDue(source, { day, year }, calendar, { sources })).toBe(is),
);
