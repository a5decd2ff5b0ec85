import { describe, expect, it } from 'vitest';
import { DEFAULT_LIGHTS, lightRuleErrors, lightRulesOf, lightRuleText } from '#domain/light-rules.ts';

describe('the rules of the lights', () => {
  it('are the town’s own where it has set them', () =>
    expect(lightRulesOf({ lights: { nodeLate: 5 } })).toEqual({ ...DEFAULT_LIGHTS, nodeLate: 5 }));

  it.each([
    { lights: { greenBehind: 21 }, at: ['/yellowBehind'] },
    { lights: { yellowBehind: 4 }, at: ['/yellowBehind'] },
    { lights: { settledYellow: 96 }, at: ['/settledYellow'] },
    { lights: { greenBehind: 20, settledYellow: 95 }, at: [] },
    { lights: {}, at: [] },
  ])('refuse yellow that is better than green: $lights', ({ lights, at }) =>
    expect(lightRuleErrors({ lights }).map(({ pointer }) => pointer)).toEqual(at),
  );

  it('say each of their numbers', () => {
    const lights = {
      greenBehind: 1,
      yellowBehind: 2,
      settleAfter: 33,
      settledGreen: 94,
      settledYellow: 85,
      ceilingAhead: 6,
      nodeLate: 7,
      problemsOpen: 48,
    };
    expect(lightRuleText({ lights }).match(/\d+/g)).toEqual(['1', '2', '33', '94', '85', '6', '7', '48']);
    expect(lightRuleText({})).toContain('落后5个百分点以内为绿，20个以内为黄，再多为红');
  });
});
