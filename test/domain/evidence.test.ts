import { describe, expect, it } from 'vitest';
import { withArrived } from '#domain/arrived-evidence.ts';
import { baseEvidence, evidenceOf, gradeOf } from '#domain/evidence.ts';
import { recompute } from '#domain/figure.ts';
import type { MeasureState, Task } from '#domain/task.ts';
import { aMeasure, aTask } from '../support/builders.ts';
import { aHistory, assessed, claimed, type Event, reported, verified } from '../support/lived-task.ts';

const patrols = aMeasure({ name: '巡查', unit: '次' });
const land = aMeasure({ name: '耕地保有量', unit: '亩', accumulation: 'level' });
const toilets = aMeasure({ name: '卫生厕所覆盖率', unit: '%', accumulation: 'ratio', target: 60 });
const lived = (measure: MeasureState, events: readonly Event[], task: Partial<Task> = {}) =>
  aHistory(aTask({ measures: [measure], ...task }), events);
const evidence = (measure: MeasureState, events: readonly Event[]) => {
  const { task, history } = lived(measure, events);
  return evidenceOf(task, task.measures[0]!, history);
};
const added = (day: string, count: number) => reported(day, [{ measure: '巡查', added: count }]);
const borne = (day: string, evidence: readonly string[]) => reported(day, [{ measure: '巡查', added: 3 }], { evidence });
const id = (version: number) => `wangjing-2022-001@${version}`;

describe('evidenceOf', () => {
  it('of a sum: every addition, in order', () => {
    const { figure, exact, doubt } = evidence(patrols, [added('2022-03-24', 11), added('2022-06-24', 12), added('2022-09-23', 23)]);
    expect([figure!.text, figure!.derivation.expression, exact, doubt]).toEqual(['46次', '11 + 12 + 23', 46, null]);
    expect(figure!.sources).toEqual([id(2), id(3), id(4)]);
  });

  it('of a sum with one addition: reported', () =>
    expect(evidence(patrols, [added('2022-03-24', 11)]).figure!.derivation).toEqual({
      rule: 'reported',
      of: [{ source: id(2), value: 11 }],
    }));

  it('of a level: the latest report', () => {
    const level = (day: string, total: number) => reported(day, [{ measure: '耕地保有量', total }]);
    const { figure } = evidence(land, [level('2022-03-24', 9000), level('2022-06-24', 9120)]);
    expect([figure!.text, figure!.sources]).toEqual(['9120亩', [id(3)]]);
  });

  it('of a ratio: numerator over denominator, bound to its target', () => {
    const { figure, exact } = evidence(toilets, [
      reported('2022-03-24', [{ measure: '卫生厕所覆盖率', numerator: 2176, denominator: 4250 }]),
      reported('2022-06-24', [{ measure: '卫生厕所覆盖率', numerator: 2549 }]),
    ]);
    expect([figure!.text, figure!.derivation.expression, figure!.derivation.bound]).toEqual(['59.97%', '2549 ÷ 4250', 60]);
    expect(figure!.derivation.of.map(({ source }) => source)).toEqual([id(3), id(2)]);
    expect(exact).toBeCloseTo(59.976, 3);
    expect(recompute(figure!)).toBe(figure!.value);
  });

  it.each([
    { doubt: '未报', why: 'nobody reported', of: () => evidence(patrols, []) },
    {
      doubt: '合计缺分项',
      why: 'an addition is not in the history',
      of: () => {
        const { task, history } = lived(patrols, [added('2022-03-24', 11), added('2022-06-24', 12)]);
        return evidenceOf(task, task.measures[0]!, history.slice(1));
      },
    },
    {
      doubt: '填报前后不一致',
      why: 'the additions do not make the total',
      of: () => {
        const { task, history } = lived(patrols, [added('2022-03-24', 11), added('2022-06-24', 12)]);
        return evidenceOf(task, { ...task.measures[0]!, value: 24 }, history);
      },
    },
    {
      doubt: '填报前后不一致',
      why: 'the level is not what was reported',
      of: () => {
        const { task, history } = lived(land, [reported('2022-03-24', [{ measure: '耕地保有量', total: 9000 }])]);
        return evidenceOf(task, { ...task.measures[0]!, value: 9001 }, history);
      },
    },
    { doubt: '无填报来源', why: 'a value that no update bears', of: () => evidenceOf(aTask(), { ...land, value: 9000 }, []) },
  ])('is doubted ($doubt) when $why', ({ doubt, of }) => expect(of().doubt).toBe(doubt));

  it('has no figure where nothing was reported', () => expect(evidence(patrols, [])).toMatchObject({ figure: null, exact: null }));
});

describe('gradeOf', () => {
  const campaign = { kind: 'campaign' } as const;
  it.each<{ events: Event[]; task?: Partial<Task>; is: string; why: string }>([
    { events: [added('2022-03-24', 11)], is: '自报', why: 'reported' },
    { events: [added('2022-03-24', 11), claimed('2022-06-22')], task: campaign, is: '自报', why: 'claimed and not yet looked at' },
    { events: [added('2022-03-24', 11), claimed('2022-06-22'), verified('2022-06-24')], task: campaign, is: '已核', why: 'verified' },
    { events: [added('2022-03-24', 11), assessed('2022-12-05', 'met', 'office')], is: '已核', why: 'assessed by the office' },
    { events: [added('2022-03-24', 11), assessed('2022-12-05')], is: '自报', why: 'assessed by the department itself' },
    {
      events: [added('2022-03-24', 11), { ...assessed('2022-12-05'), onBehalfOf: '农服中心' }],
      is: '自报',
      why: 'assessed by the department by phone',
    },
    { events: [borne('2022-03-24', ['a']), borne('2022-04-24', ['b', 'never sent'])], is: '佐证', why: 'a file for each addition' },
    { events: [borne('2022-03-24', ['a']), added('2022-04-24', 3)], is: '自报', why: 'a file for one addition of two' },
    { events: [borne('2022-03-24', ['never sent'])], is: '自报', why: 'announced and never sent' },
    {
      events: [borne('2022-03-24', ['a']), added('2022-04-24', 3), claimed('2022-06-22'), verified('2022-06-24')],
      task: campaign,
      is: '已核',
      why: 'a file for one, and the office verified both',
    },
  ])('$is: $why', ({ events, task, is }) => {
    const { task: now, history } = lived(patrols, events, task);
    expect(gradeOf(now, now.measures[0]!.updates, withArrived(history, ['001/a', '001/b', '002/never sent']))).toBe(is);
  });

  it('a completed task was verified, also when the history at hand does not reach back to it', () =>
    expect(gradeOf(aTask({ state: 'completed' }), [3], [])).toBe('已核'));
});

describe('baseEvidence', () => {
  const share = (day: string, numerator: number, denominator?: number) =>
    reported(day, [{ measure: '卫生厕所覆盖率', numerator, ...(denominator && { denominator }) }]);

  it('is the year’s first report', () => {
    const { task, history } = lived(toilets, [share('2022-03-24', 2176, 4250), share('2022-06-24', 2227)]);
    expect(baseEvidence(task, task.measures[0]!, history)).toMatchObject({ text: '51.2%', sources: [id(2)] });
  });

  it.each([
    { why: 'nothing was reported', of: () => baseEvidence(aTask(), toilets, []) },
    { why: 'its report is not at hand', of: () => baseEvidence(aTask(), { ...toilets, base: 51.2 }, []) },
  ])('is unknown when $why', ({ of }) => expect(of()).toBeNull());
});
