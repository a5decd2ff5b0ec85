import { describe, expect, it } from 'vitest';
import type { Role } from '#domain/town.ts';
import { taskView, viewFor } from '#runtime/task-view.ts';
import { aNode, anIncident, aTask, calendar, policy } from '../support/builders.ts';
import { HEALTH, INSPECTION, POLICE } from '../support/town.ts';

/** Every place of a task that holds words of people, each with words of its own. */
const said = { text: '密依据', date: '2022-03-01', decidedBy: '密决定人' };
const once = { day: '2022-05-10', update: 2, basis: said };
const task = aTask({
  kind: 'milestone',
  text: '查处案件，密正文。',
  lead: INSPECTION,
  sensitive: true,
  reason: '牵头依据：密理由',
  nodes: [aNode({ name: '密约谈', planned: '2022-03-20' }), aNode({ name: '密立案', planned: '2022-09-30' })],
  milestones: [{ name: '密立案', by: '2022-09-30' }],
  supporting: [HEALTH, POLICE],
  asks: [
    { department: HEALTH, ask: '移交线索' },
    { department: POLICE, ask: '密协查' },
  ],
  lastReport: { day: '2022-05-10', update: 2, progress: '密进展', problems: '密问题' },
  returned: { day: '2022-05-11', reason: '密退回' },
  pending: { kind: 'extension', node: '密立案', from: '2022-09-30', due: '2022-10-31', reason: '密延期', day: '2022-05-12', update: 3 },
  extensions: [{ node: '密约谈', from: '2022-03-10', to: '2022-03-20', day: '2022-03-05', update: 2 }],
  adjustments: [{ ...once, what: 'change-due', about: '', from: null, to: '2022-09-30' }],
  basis: said,
  sourceNo: '密文号',
  incidents: [anIncident({ facts: '密事实', discounted: { day: '2022-06-05', reason: '密注明', update: 4 } })],
  support: [{ department: HEALTH, day: '2022-05-10', update: 2, answer: '密答复' }],
});

const view = taskView({ ...task, changedAt: '2022-05-12T09:00:00+08:00' }, '2022-05-12', { calendar, policy });
const member = (role: Role, departments: readonly string[] = []) => ({
  town: 'cun',
  person: 'p',
  name: 'p',
  role,
  departments,
  deputyFor: [],
});

describe('viewFor, of a sensitive task', () => {
  it.each<{ role: Role; departments: readonly string[] }>([
    { role: 'viewer', departments: [] },
    { role: 'head', departments: [HEALTH] },
  ])('tells a $role of $departments title, figures and days, and no words', ({ role, departments }) => {
    const seen = viewFor(member(role, departments), view);
    expect(JSON.stringify(seen)).not.toContain('密');
    expect(seen.nodes.map(({ name, planned }) => `${name} ${planned}`)).toEqual(['节点1 2022-03-20', '节点2 2022-09-30']);
    expect(seen.lightReason).toContain('节点1应于3月20日完成');
  });

  it('tells a department what it is asked itself', () =>
    expect(viewFor(member('head', [HEALTH]), view).asks).toEqual([{ department: HEALTH, ask: '移交线索' }]));

  it.each<{ role: Role; departments: readonly string[] }>([
    { role: 'office', departments: [] },
    { role: 'chief', departments: [] },
    { role: 'head', departments: [INSPECTION] },
  ])('is whole to $role $departments', ({ role, departments }) => expect(viewFor(member(role, departments), view)).toBe(view));
});
