import { describe, expect, it } from 'vitest';
import { readMilestones } from '#domain/read-milestones.ts';

describe('readMilestones', () => {
  it.each([
    {
      why: 'each step is named by the clause that states its day',
      text: '4月底前完成招标,11月底前建成投用。',
      steps: [
        ['完成招标', '2022-04-30'],
        ['建成投用', '2022-11-30'],
      ],
    },
    {
      why: 'two steps in one clause are parted at the 、 between them',
      text: '确保电解铝一期国庆节前出铝、热电1号机组年底并网。',
      steps: [
        ['确保电解铝一期出铝', '2022-09-30'],
        ['热电1号机组并网', '2022-12-31'],
      ],
    },
    { why: 'one day is a due date, no steps', text: '6月底前完成招标。', steps: [] },
    { why: 'the same day twice is one day', text: '6月底前完成招标，上半年开工。', steps: [] },
    {
      why: 'in order of the days, whatever the order of the words',
      text: '年底前建成投用，一季度完成征地。',
      steps: [
        ['完成征地', '2022-03-31'],
        ['建成投用', '2022-12-31'],
      ],
    },
  ])('$why', ({ text, steps }) => expect(readMilestones(text, 2022).map(({ name, by }) => [name, by])).toEqual(steps));
});
