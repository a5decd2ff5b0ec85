import { describe, expect, it } from 'vitest';
import { taskAt } from '#domain/cut-off.ts';
import { evidenceOf } from '#domain/evidence.ts';
import type { Move } from '#domain/move.ts';
import { sentenceOf } from '#domain/review-sentences.ts';
import type { Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import { lightOf } from '#domain/traffic-light.ts';
import { aMeasure, anIncident, aReport, aTask, calendar, policy } from '../support/builders.ts';
import { aHistory, type Event } from '../support/lived-task.ts';
import { refusalOf } from '../support/refusal.ts';

const FIRES = '森林火灾';
const REPORTED = ['2022-Q1', '2022-Q2', '2022-Q3', '2022-closing'];
const task = aTask({
  kind: 'zero-incident',
  text: '严防发生森林火灾。',
  reported: REPORTED,
  measures: [aMeasure({ name: FIRES, unit: '起', target: { comparison: '=', value: 0 } })],
});
const happened = (over: Partial<Extract<Move, { kind: 'incident' }>['incident']> = {}): Move => ({
  kind: 'incident',
  incident: { date: '2022-06-03', level: 'general', count: 1, facts: '坡地火情，当日扑灭', measure: null, ...over },
});
const handled = (k = 1): Move => ({ kind: 'handle-incident', k, date: '2022-06-05', note: '已扑灭' });
const discounted = (k = 1): Move => ({ kind: 'discount-incident', k, reason: '起火点在邻镇' });
const context = { day: '2022-06-10', calendar, policy };
const lived = (...moves: Move[]): Task => moves.reduce((now, move) => moveTask(now, move, context), task);
const met: Move = { kind: 'assess', verdict: 'met', sentence: '全年未发生。' };

describe('the light of a zero-incident task', () => {
  it.each([
    { moves: [], light: 'green', reason: '未发生' },
    { moves: [happened()], light: 'red', reason: '6月3日一般事件1起，尚未处置' },
    { moves: [happened(), handled()], light: 'yellow', reason: '6月3日一般事件1起，已处置' },
    { moves: [happened(), happened({ level: 'major', count: 2 }), handled(1)], light: 'red', reason: '6月3日重大事件2起，尚未处置' },
    { moves: [happened(), discounted()], light: 'green', reason: '未发生' },
    { moves: [happened({ measure: FIRES }), handled()], light: 'yellow', reason: '6月3日一般事件1起，已处置' },
    { moves: [happened({ measure: FIRES }), discounted()], light: 'green', reason: '未发生' },
  ])('is $light: $reason', ({ moves, light, reason }) => {
    expect(lightOf(lived(...moves), '2022-06-10', { calendar, policy })).toEqual({ light, reason });
  });
});

describe('an incident', () => {
  it('is kept with its number and the start of its facts, the rest is the history’s', () => {
    const { incidents } = lived(happened({ facts: '长'.repeat(300) }), happened());
    expect(incidents.map(({ k, update }) => [k, update])).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(incidents[0]!.facts).toHaveLength(60);
  });

  it('is counted by the measure that it names, and the figure rests on it', () => {
    const events: Event[] = [happened({ measure: FIRES, count: 2 }), happened({ measure: FIRES })].map((move) => ({
      day: '2022-06-10',
      move,
    }));
    const { task: told, history } = aHistory(task, events);
    expect(told.measures[0]).toMatchObject({ value: 3, updates: [2, 3] });
    expect(evidenceOf(told, told.measures[0]!, history)).toMatchObject({
      exact: 3,
      doubt: null,
      figure: { derivation: { rule: 'sum' } },
    });
    expect(taskAt(told, history, { version: 2 }, { calendar, policy })).toMatchObject({ incidents: [{ k: 1 }], measures: [{ value: 2 }] });
  });

  it('leaves no verdict 达到, until the office discounts it', () => {
    const refused = refusalOf(() => moveTask(lived(happened(), handled()), met, context));
    expect(refused.code).toBe('IncidentCounts');
    expect(moveTask(lived(happened(), discounted()), met, context).state).toBe('assessed');
    expect(moveTask(lived(happened()), { ...met, verdict: 'largely-met' }, context).state).toBe('assessed');
  });

  it('that comes after the verdict takes it back', () => {
    expect(lived(met, happened())).toMatchObject({ state: 'underway', assessment: null, incidents: [{ k: 1 }] });
  });

  it.each([
    { moves: [], says: true, why: 'none' },
    { moves: [happened()], says: false, why: 'one' },
    { moves: [happened(), handled()], says: false, why: 'one that was handled' },
    { moves: [happened({ measure: FIRES }), discounted()], says: true, why: 'one that does not count' },
  ])('$why: the review says 未发生: $says', ({ moves, says }) => {
    const quiet: Move = { kind: 'report', report: aReport({ noIncident: true }) };
    const { task: told, history } = aHistory(
      task,
      [quiet, ...moves].map((move) => ({ day: '2022-06-10', move })),
    );
    const { text } = sentenceOf(told, { year: 2022, asOf: '2022-12-12', rules: { calendar, policy }, baselines: [], history });
    expect(text.includes('未发生')).toBe(says);
  });
});

describe('it is refused', () => {
  it.each([
    { move: happened({ date: '2022-06-11' }), at: '/date', why: 'tomorrow' },
    { move: happened({ date: '2021-12-31' }), at: '/date', why: 'of last year' },
    { move: happened({ measure: '大豆' }), at: '/measure', why: 'by a measure that is not there' },
  ])('$why', ({ move, at }) => {
    const { code, fields } = refusalOf(() => moveTask(task, move, context));
    expect([code, fields.map(([pointer]) => pointer)]).toEqual(['MoveIsWrong', [at]]);
  });

  it('of another kind of task', () => {
    expect(refusalOf(() => moveTask(aTask({ kind: 'campaign' }), happened(), context)).code).toBe('WrongKind');
  });

  it('when there are as many as a task can hold', () => {
    const full = { ...task, incidents: Array.from({ length: 30 }, (_, i) => anIncident({ k: i + 1 })) };
    expect(refusalOf(() => moveTask(full, happened(), context)).code).toBe('RecordsFull');
  });

  it.each([
    { moves: [happened()], move: handled(2), code: 'NotFound', why: 'there is no second' },
    { moves: [happened(), handled()], move: handled(), code: 'MoveIsWrong', why: 'it was handled before' },
    { moves: [happened({ date: '2022-06-08' })], move: handled(), code: 'MoveIsWrong', why: 'before it happened' },
    { moves: [happened(), discounted()], move: discounted(), code: 'MoveIsWrong', why: 'it was discounted before' },
  ])('what is done to it: $why', ({ moves, move, code }) => {
    expect(refusalOf(() => moveTask(lived(...moves), move, context)).code).toBe(code);
  });
});
