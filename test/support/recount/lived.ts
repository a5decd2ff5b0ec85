import { type Form, formsOf } from './forms.ts';
import type { OutEntry, OutReport, OutTask, Policy } from './year.ts';

export interface Node {
  readonly name: string;
  planned: string | null;
  doneOn: string | null;
}

/** A task as it stands at an instant, counted from its history: docs/rules.md, sections 3 to 5. */
export interface Lived {
  readonly task: OutTask;
  readonly forms: readonly Form[];
  state: 'issued' | 'underway' | 'claimed' | 'completed' | 'assessed';
  readonly answered: Set<string>;
  readonly nodes: Node[];
  /** By name of the measure. */
  readonly values: Map<string, number>;
  readonly bases: Map<string, number>;
  /** Days of the bases. */
  readonly basedOn: Map<string, string>;
  readonly denominators: Map<string, number>;
  readonly countedOn: Map<string, string>;
  /** Names that the last report counted. */
  lastCounted: readonly string[];
  lastReportOn: string | null;
  claimedOn: string | null;
  /** Since when a return waits for its correction. */
  returnedOn: string | null;
}

/** A node for each stated day: its step, else its figure; that of the stated due date last, 完成 unless a step names it. */
const issuedNodes = (task: OutTask): Node[] => {
  if (task.kind !== 'milestone' && task.kind !== 'campaign') return [];
  const end = task.dueStated ? task.due : null;
  const stepDays = task.milestones.map(({ by }) => by);
  const figures = task.targets.flatMap(({ metric, by }) => (by === null || stepDays.includes(by) ? [] : [{ name: metric, by }]));
  const last = { name: task.milestones.find(({ by }) => by === end)?.name ?? '完成', planned: end, doneOn: null };
  const nodes: Node[] = [];
  for (const { name, by } of [...task.milestones, ...figures].toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))) {
    if (by === end) continue;
    const isTaken = (one: string) => [...nodes, last].some((node) => node.name === one);
    const [, month, day] = by.split('-').map(Number);
    const own = isTaken(name) ? `${name}（${month}月${day}日）` : name;
    if (!isTaken(own)) nodes.push({ name: own, planned: by, doneOn: null });
  }
  return [...nodes, last];
};

export const livedUntil = (task: OutTask, entries: readonly OutEntry[], until: number, year: number, policy: Policy): Lived => {
  const lived: Lived = {
    task,
    forms: formsOf(task, year, policy),
    state: 'issued',
    answered: new Set(),
    nodes: issuedNodes(task),
    values: new Map(),
    bases: new Map(),
    basedOn: new Map(),
    denominators: new Map(),
    countedOn: new Map(),
    lastCounted: [],
    lastReportOn: null,
    claimedOn: null,
    returnedOn: null,
  };
  for (const entry of entries) if (Date.parse(entry.at) < until) apply(lived, entry);
  return lived;
};

const answer = ({ forms, answered }: Lived, day: string): void => {
  for (const { period, opens } of forms) if (opens <= day) answered.add(period);
};

const apply = (lived: Lived, entry: OutEntry): void => {
  const { day, move } = entry;
  if (move.kind === 'report' || move.kind === 'claim' || move.kind === 'assess') {
    answer(lived, day);
    lived.returnedOn = null;
  }
  if (move.kind === 'answer-together') {
    for (const period of move.periods) lived.answered.add(period.endsWith('-closing') ? 'closing' : period);
    lived.state = 'underway';
  }
  if (move.kind === 'acknowledge') lived.state = 'underway';
  if (move.kind === 'claim') Object.assign(lived, { state: 'claimed', claimedOn: day });
  if (move.kind === 'return') Object.assign(lived, { state: 'underway', claimedOn: null, returnedOn: day });
  if (move.kind === 'verify') lived.state = 'completed';
  if (move.kind === 'assess') lived.state = 'assessed';
  if (move.kind !== 'report') return;
  lived.state = 'underway';
  lived.lastReportOn = day;
  lived.lastCounted = move.report.measures.map(({ measure }) => measure);
  for (const said of move.report.measures) count(lived, said, day);
  if (move.report.node) putNode(lived.nodes, move.report.node);
};

type Said = OutReport['measures'][number];

const count = ({ values, bases, basedOn, denominators, countedOn }: Lived, said: Said, day: string): void => {
  const name = said.measure;
  countedOn.set(name, day);
  if (said.added !== undefined) values.set(name, (values.get(name) ?? 0) + said.added);
  if (said.total !== undefined) values.set(name, said.total);
  if (said.numerator === undefined) return;
  const denominator = said.denominator ?? denominators.get(name)!;
  const value = (said.numerator / denominator) * 100;
  denominators.set(name, denominator);
  values.set(name, value);
  if (bases.has(name)) return;
  bases.set(name, value);
  basedOn.set(name, day);
};

const putNode = (nodes: Node[], said: NonNullable<OutReport['node']>): void => {
  const done = nodes.find(({ name }) => name === said.name);
  if (done && said.doneOn) done.doneOn = said.doneOn;
  if (!said.next) return;
  const { name, planned } = said.next;
  const known = nodes.find((node) => node.name === name);
  if (known) known.planned = planned;
  else nodes.splice(-1, 0, { name, planned, doneOn: null });
};
