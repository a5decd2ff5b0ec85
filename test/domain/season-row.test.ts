import { describe, expect, it } from 'vitest';
import { areInOrder, crop, period, type Window } from '#domain/season-row.ts';

describe('rows from texts', () => {
  it('reads a crop', () =>
    expect(crop('水稻', '水稻 稻谷', '04-01..06-10', '08-10..09-30')).toEqual({
      name: '水稻',
      words: ['水稻', '稻谷'],
      windows: [['04-01', '06-10']],
      harvest: [['08-10', '09-30']],
      before: null,
    }));

  it('reads a period of two windows, and one of none', () => {
    expect(period('征兵', '征兵', '02-15..03-31 08-01..09-30')).toMatchObject({
      windows: [
        ['02-15', '03-31'],
        ['08-01', '09-30'],
      ],
      harvest: null,
      before: null,
    });
    expect(period('入冬', '入冬', '', '10-31')).toMatchObject({ windows: [], before: '10-31' });
  });
});

describe('areInOrder', () => {
  it.each<{ windows: Window[]; is: boolean; why: string }>([
    { windows: [], is: true, why: 'none' },
    { windows: [['05-01', '09-30']], is: true, why: 'one' },
    { windows: [['04-05', '04-05']], is: true, why: 'one day' },
    { windows: [['11-01', '04-30']], is: true, why: 'over the New Year' },
    {
      windows: [
        ['03-15', '06-15'],
        ['09-15', '11-15'],
      ],
      is: true,
      why: 'two',
    },
    {
      windows: [
        ['03-15', '06-15'],
        ['11-01', '02-28'],
      ],
      is: true,
      why: 'the last over the New Year',
    },
    {
      windows: [
        ['09-15', '11-15'],
        ['03-15', '06-15'],
      ],
      is: false,
      why: 'the later first',
    },
    {
      windows: [
        ['03-15', '06-15'],
        ['06-15', '08-01'],
      ],
      is: false,
      why: 'a day in both',
    },
    {
      windows: [
        ['11-01', '02-28'],
        ['03-15', '06-15'],
      ],
      is: false,
      why: 'the first over the New Year',
    },
    {
      windows: [
        ['03-15', '06-15'],
        ['11-01', '03-20'],
      ],
      is: false,
      why: 'over the New Year into the first',
    },
  ])('$windows: $is ($why)', ({ windows, is }) => expect(areInOrder(windows)).toBe(is));
});
