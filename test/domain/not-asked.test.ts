import { describe, expect, it } from 'vitest';
import { notAskedWords } from '#domain/not-asked.ts';
import type { Task } from '#domain/task.ts';
import { aTask, calendar, policy } from '../support/builders.ts';

const Q1 = ['2022-Q1'];
const Q2 = [...Q1, '2022-Q2'];
const Q3 = [...Q2, '2022-Q3'];
const CLOSED = [...Q3, '2022-closing'];

describe('what asks nothing this time, and when it will', () => {
  it.each<{ tasks: readonly Partial<Task>[]; says: readonly string[]; why: string }>([
    { tasks: [], says: [], why: 'nothing' },
    { tasks: [{ id: '4.1', reported: Q2 }], says: ['4.1（9月）'], why: 'the month of the next form' },
    {
      tasks: [
        { id: '1.1', reported: Q3 },
        { id: '4.1', reported: Q2 },
        { id: '4.3', reported: Q2 },
      ],
      says: ['4.1、4.3（9月）', '1.1（12月清账）'],
      why: 'months in order, each once; 清账 by its name',
    },
    { tasks: [{ id: '4.1', reported: Q1 }], says: ['4.1（6月）'], why: 'a form that is open but not yet asked for' },
    { tasks: [{ id: '4.1', reported: [] }], says: [], why: 'what is late is still owed' },
    { tasks: [{ id: '4.1', reported: CLOSED }], says: ['4.1'], why: 'asked no more this year' },
  ])('$why: $says', ({ tasks, says }) =>
    expect(
      notAskedWords(
        tasks.map((task) => aTask(task)),
        '2022-06-21',
        { calendar, policy },
      ),
    ).toEqual(says),
  );
});
