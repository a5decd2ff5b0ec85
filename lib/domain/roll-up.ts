import type { Task } from './task.ts';
import type { Light } from './traffic-light.ts';

/** Lights in the order in which a leader reads them. */
export const LIGHT_ORDER = ['blue', 'green', 'yellow', 'red', 'grey'] as const satisfies readonly Light[];

/** The lights' colours. */
export const LIGHT_COLOURS: Record<Light, string> = { blue: '蓝', green: '绿', yellow: '黄', red: '红', grey: '灰' };

/** Number of tasks, and of tasks in each light. */
export interface Counts extends Readonly<Record<Light, number>> {
  readonly tasks: number;
}

export interface LitTask {
  readonly task: Task;
  readonly light: Light;
}

export interface RollUpGroup {
  readonly name: string;
  readonly counts: Counts;
  /** Shown numbers, so that every count opens its list. */
  readonly tasks: readonly string[];
}

export interface RollUp {
  readonly total: Counts;
  readonly groups: readonly RollUpGroup[];
}

/** @example countLights(['red', 'green']).red //=> 1 */
export const countLights = (lights: readonly Light[]): Counts => {
  const counts = { tasks: lights.length, blue: 0, green: 0, yellow: 0, red: 0, grey: 0 };
  for (const light of lights) counts[light] += 1;
  return counts;
};

/** What the report promised and what was added to the plan since, counted apart; what has ended is in neither light. */
export interface Apart {
  readonly promised: Counts;
  readonly added: Counts;
  readonly ended: { readonly promised: number; readonly added: number };
}

const isEnded = ({ task }: LitTask): boolean => task.state === 'ended';
const isAdded = ({ task }: LitTask): boolean => task.addedOn !== null;

/** Tasks that still count: one that was cancelled, replaced or terminated is no longer owed. */
export const stillCounted = <Lit extends LitTask>(lit: readonly Lit[]): readonly Lit[] => lit.filter((one) => !isEnded(one));

/** @example countApart([{ task: ended, light: 'grey' }]).ended.promised //=> 1 */
export const countApart = (lit: readonly LitTask[]): Apart => {
  const lights = (all: readonly LitTask[]): Counts => countLights(all.map(({ light }) => light));
  const ended = lit.filter(isEnded);
  return {
    promised: lights(stillCounted(lit).filter((one) => !isAdded(one))),
    added: lights(stillCounted(lit).filter(isAdded)),
    ended: { promised: ended.filter((one) => !isAdded(one)).length, added: ended.filter(isAdded).length },
  };
};

const inGroups = (lit: readonly LitTask[], by: 'area' | 'lead' | 'leader' | 'kind'): Map<string, LitTask[]> => {
  const groups = new Map<string, LitTask[]>();
  for (const one of lit) {
    const group = groups.get(one.task[by]);
    if (group === undefined) groups.set(one.task[by], [one]);
    else group.push(one);
  }
  return groups;
};

/**
 * Counts tasks by light, in all and for each area, department, leader or kind, in the order in which the plan first names them.
 *
 * There is no mean of percentages: acres, nodes and quiet quarters have no common measure, and a mean hides the one red task.
 *
 * @example rollUp([{ task, light: 'red' }], 'lead').groups[0]?.tasks //=> ['1.1']
 */
export const rollUp = (lit: readonly LitTask[], by: 'area' | 'lead' | 'leader' | 'kind'): RollUp => ({
  total: countLights(lit.map((one) => one.light)),
  groups: [...inGroups(lit, by)].map(([name, members]) => ({
    name,
    counts: countLights(members.map((one) => one.light)),
    tasks: members.map((one) => one.task.id),
  })),
});
