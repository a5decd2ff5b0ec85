import { describe, expect, it } from 'vitest';
import { latestPlan, shownNumber } from '#domain/shown-number.ts';

const of = (...plans: readonly string[]) => plans.map((plan) => ({ plan }));

describe('numbers of tasks beside those of another year', () => {
  it.each([
    { all: of('wangjing-2021', 'wangjing-2022', 'wangjing-2021'), is: 'wangjing-2022' },
    { all: of('wangjing-2021'), is: 'wangjing-2021' },
    { all: [], is: '' },
  ])('the latest plan is $is', ({ all, is }) => expect(latestPlan(all)).toBe(is));

  it.each([
    { plan: 'wangjing-2022', is: '1.1' },
    { plan: 'wangjing-2021', is: '2021年1.1' },
  ])('$plan: $is', ({ plan, is }) => expect(shownNumber({ plan, id: '1.1' }, 'wangjing-2022')).toBe(is));
});
