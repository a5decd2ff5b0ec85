import { describe, expect, it } from 'vitest';
import { refuseDecider } from '#domain/decides-extension.ts';
import type { Role } from '#domain/town.ts';
import { aDepartment, anOrganization, aPerson, aTask } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const LEAD = '农业综合服务中心';
const town = (relation: 'internal' | 'dispatched' = 'internal') =>
  anOrganization([LEAD], {
    departments: [aDepartment(LEAD, { relation })],
    people: [
      aPerson('office', 'office'),
      aPerson('chief', 'chief', [], { name: '张某', post: '镇长' }),
      aPerson('leader', 'leader', [LEAD], { name: '李某', post: '副镇长' }),
      aPerson('other', 'leader', ['派出所'], { name: '王某', post: '副书记' }),
    ],
  });
const waiting = (due: string) =>
  aTask({
    leader: '分管农业副镇长',
    pending: { kind: 'extension', node: null, from: '2022-09-30', due, reason: '', day: '2022-09-01', update: 2 },
  });
const SHORT = '2022-10-20';
const LONG = '2022-11-30';

describe('refuseDecider', () => {
  const cells: readonly { role: Role; onBehalfOf?: string; due: string; relation?: 'dispatched'; code: string | null }[] = [
    { role: 'leader', due: SHORT, code: null },
    { role: 'leader', due: LONG, code: 'NotAllowed' },
    { role: 'leader', due: SHORT, relation: 'dispatched', code: 'NotAllowed' },
    { role: 'leader', due: SHORT, onBehalfOf: '镇长', code: 'MoveIsWrong' },
    { role: 'chief', due: SHORT, code: null },
    { role: 'chief', due: LONG, code: null },
    { role: 'chief', due: SHORT, relation: 'dispatched', code: null },
    { role: 'chief', due: SHORT, onBehalfOf: '副镇长', code: 'MoveIsWrong' },
    { role: 'office', due: SHORT, code: 'MoveIsWrong' },
    { role: 'office', due: SHORT, onBehalfOf: '副镇长', code: null },
    { role: 'office', due: SHORT, onBehalfOf: '李某', code: null },
    { role: 'office', due: SHORT, onBehalfOf: '分管农业副镇长', code: null },
    { role: 'office', due: SHORT, onBehalfOf: '镇长', code: null },
    { role: 'office', due: SHORT, onBehalfOf: '副书记', code: 'MoveIsWrong' },
    { role: 'office', due: LONG, onBehalfOf: '副镇长', code: 'MoveIsWrong' },
    { role: 'office', due: LONG, onBehalfOf: '张某', code: null },
    { role: 'office', due: LONG, onBehalfOf: '主要领导', code: null },
    { role: 'office', due: LONG, relation: 'dispatched', code: null },
  ];

  it.each(cells)('$role for “$onBehalfOf” until $due, $relation: $code', ({ role, onBehalfOf = null, due, relation, code }) => {
    const decide = () =>
      refuseDecider(waiting(due), { kind: 'decide-extension', granted: true, due: null, note: '' }, { role, onBehalfOf }, town(relation));
    if (code === null) expect(decide).not.toThrow();
    else expect(refusalOf(decide).code).toBe(code);
  });

  it('looks at the day that is granted, not at the one that was asked for', () => {
    const decide = (due: string) => () =>
      refuseDecider(
        waiting(SHORT),
        { kind: 'decide-extension', granted: true, due, note: '' },
        { role: 'leader', onBehalfOf: null },
        town(),
      );
    expect(decide('2022-10-10')).not.toThrow();
    expect(refusalOf(decide(LONG)).code).toBe('NotAllowed');
  });
});
