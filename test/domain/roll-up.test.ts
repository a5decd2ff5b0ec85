import { describe, expect, it } from 'vitest';
import { countApart, countLights, LIGHT_COLOURS, LIGHT_ORDER, type LitTask, rollUp, stillCounted } from '#domain/roll-up.ts';
import { LIGHTS, type Light } from '#domain/traffic-light.ts';
import { aTask } from '../support/builders.ts';

const lit = (id: string, light: Light, over: Partial<LitTask['task']> = {}): LitTask => ({ task: aTask({ id, ...over }), light });
const plan = [
  lit('1.1', 'red', { area: '粮食', lead: '农服中心', leader: '分管农业', kind: 'quantity' }),
  lit('1.2', 'green', { area: '粮食', lead: '农服中心', leader: '分管农业' }),
  lit('5.1', 'red', { area: '环境', lead: '村建办', leader: '分管建设', kind: 'coverage' }),
  lit('5.2', 'grey', { area: '环境', lead: '农服中心', leader: '分管农业' }),
];

describe('rollUp', () => {
  it.each([
    { by: 'area', groups: { 粮食: ['1.1', '1.2'], 环境: ['5.1', '5.2'] } },
    { by: 'lead', groups: { 农服中心: ['1.1', '1.2', '5.2'], 村建办: ['5.1'] } },
    { by: 'leader', groups: { 分管农业: ['1.1', '1.2', '5.2'], 分管建设: ['5.1'] } },
    { by: 'kind', groups: { quantity: ['1.1'], continuing: ['1.2', '5.2'], coverage: ['5.1'] } },
  ] as const)('by $by: every count opens its list', ({ by, groups }) => {
    const rolled = rollUp(plan, by);
    expect(Object.fromEntries(rolled.groups.map(({ name, tasks }) => [name, tasks]))).toEqual(groups);
    for (const { counts, tasks } of rolled.groups) expect(counts.tasks).toBe(tasks.length);
  });

  it('counts each task in one light and once in all', () => {
    const { total, groups } = rollUp(plan, 'lead');
    expect(total).toEqual({ tasks: 4, blue: 0, green: 1, yellow: 0, red: 2, grey: 1 });
    for (const light of LIGHT_ORDER) expect(groups.reduce((sum, { counts }) => sum + counts[light], 0)).toBe(total[light]);
  });

  it('has no mean of anything: counts and lists alone', () => {
    expect(Object.keys(rollUp(plan, 'lead').total)).toEqual(['tasks', 'blue', 'green', 'yellow', 'red', 'grey']);
  });

  it('of nothing is nothing', () => expect(rollUp([], 'area')).toEqual({ total: countLights([]), groups: [] }));
});

it('every light has its place and its colour', () => {
  expect([...LIGHT_ORDER].toSorted()).toEqual([...LIGHTS].toSorted());
  expect(LIGHT_ORDER.map((light) => LIGHT_COLOURS[light]).join('')).toBe('蓝绿黄红灰');
});

describe('what was added, and what has ended', () => {
  const grown = [
    ...plan,
    lit('追1', 'yellow', { addedOn: '2022-05-10' }),
    lit('3.1', 'grey', { state: 'ended' }),
    lit('追2', 'grey', { state: 'ended', addedOn: '2022-05-10' }),
  ];

  it('is counted apart: each task in one of four heaps', () =>
    expect(countApart(grown)).toEqual({
      promised: countLights(['red', 'green', 'red', 'grey']),
      added: countLights(['yellow']),
      ended: { promised: 1, added: 1 },
    }));

  it('has ended and is in no light', () =>
    expect(stillCounted(grown).map(({ task }) => task.id)).toEqual(['1.1', '1.2', '5.1', '5.2', '追1']));
});
