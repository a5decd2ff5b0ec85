import { describe, expect, it } from 'vitest';
import { recordUnplanned } from '#contract/records.ts';
import { besidesOf } from '#local/scripted-unplanned.ts';
import { calendar } from '../support/builders.ts';
import { organization } from '../support/example-town.ts';
import { wangjingTasks } from '../support/wangjing-plan.ts';

const input = { plan: 'wangjing-2022', year: 2022, tasks: wangjingTasks(), organization, calendar, asks: () => [] };

describe('work outside the plan in a simulated year', () => {
  it.each([1, 7, 2022])('with seed %i: two records a quarter, each of another kind, as the API takes them', (seed) => {
    const all = besidesOf({ ...input, seed });
    expect(all.map(({ body }) => Math.ceil(Number(body.day.slice(5, 7)) / 3))).toEqual([2, 2, 3, 3, 4, 4]);
    expect(new Set(all.map(({ body }) => body.figures[0]?.name)).size).toBe(6);
    for (const { at, by, body } of all) {
      expect(recordUnplanned.safeParse(body).success).toBe(true);
      expect(calendar.isWorkday(body.day)).toBe(true);
      expect(at.startsWith(body.day)).toBe(true);
      expect(organization.people.find(({ email }) => email === by)?.departments).toContain(body.department);
      const [figure] = body.figures;
      expect(body.sentence).toContain(`${figure?.name}${figure?.value}${figure?.unit}`);
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect(besidesOf({ ...input, seed: 7 })).toEqual(besidesOf({ ...input, seed: 7 }));
    expect(besidesOf({ ...input, seed: 7 })).not.toEqual(besidesOf({ ...input, seed: 8 }));
  });

  it('is recorded by nobody where no lead has a head', () =>
    expect(besidesOf({ ...input, seed: 7, organization: { ...organization, people: [] } })).toEqual([]));
});
