import { describe, expect, it } from 'vitest';
import { feedbackOf } from '#domain/bulletin-feedback.ts';
import { lastDayOf } from '#domain/day.ts';
import { issueTask } from '#domain/issue-task.ts';
import { aRow, calendar, policy } from '../support/builders.ts';
import { aHistory, assessed, claimed, type Event, reported } from '../support/lived-task.ts';

const issued = (row: Parameters<typeof aRow>[0]) => issueTask(aRow(row), { plan: 'wangjing-2022', day: '2022-03-02', leader: '' });
const said = (day: string): Event => reported(day, [], { progress: '按要求开展。' });
const feedback = (month: string, events: readonly Event[], row: Parameters<typeof aRow>[0] = {}) => {
  const { task, history } = aHistory(issued(row), events);
  return feedbackOf([task], history, month, lastDayOf(month), { calendar, policy });
};
/** A field of corn that is told village by village, and one that is told as a whole. */
const FIELDS = {
  measures: ['玉米', '高粱'].map((name) => ({ name, unit: '亩', source: 'head' as const, lastYear: null, season: [] })),
};
const grid = (day: string, value: number | null): Event => ({
  day,
  move: { kind: 'fill-shares', measures: [{ measure: '玉米', shares: [{ unit: '八柏村', target: 600, value }] }] },
});
const corrects = (day: string): Event => reported(day, [], { corrections: [{ measure: '高粱', value: 30, reason: '核实' }] });
const one = ['1.1'];
const missing = [{ id: '1.1', lead: '农业综合服务中心' }];

describe('feedbackOf', () => {
  it.each<{ events: Event[]; month: string; is: Partial<ReturnType<typeof feedback>>; why: string }>([
    { events: [], month: '2022-03', is: { asked: one, missing }, why: 'nothing came' },
    { events: [said('2022-03-24')], month: '2022-03', is: { asked: one, inTime: one, missing: [] }, why: 'before the feedback day' },
    { events: [said('2022-03-25')], month: '2022-03', is: { inTime: one, late: [] }, why: 'on it' },
    { events: [said('2022-03-28')], month: '2022-03', is: { inTime: [], late: one }, why: 'after it, in the month' },
    { events: [said('2022-04-02')], month: '2022-03', is: { late: [], missing }, why: 'after the month: missing in it' },
    { events: [said('2022-03-24')], month: '2022-04', is: { asked: [] }, why: 'nothing is asked in the second month of a quarter' },
    { events: [said('2022-03-24'), said('2022-06-30')], month: '2022-06', is: { late: one }, why: 'each quarter by its own form' },
    { events: [said('2022-03-08')], month: '2022-03', is: { inTime: one }, why: 'as soon as the form is open' },
    { events: [assessed('2022-12-05')], month: '2022-12', is: { inTime: one }, why: 'an assessment is the closing form' },
  ])('$month, $events.0.day: $why', ({ events, month, is }) => expect(feedback(month, events)).toMatchObject(is));

  it.each<{ events: Event[]; month: string; is: Partial<ReturnType<typeof feedback>>; why: string }>([
    { events: [], month: '2022-06', is: { asked: [] }, why: 'nothing is asked in June' },
    { events: [], month: '2022-07', is: { asked: one, missing }, why: 'nothing came' },
    { events: [said('2022-07-05')], month: '2022-07', is: { asked: one, inTime: one }, why: 'in July' },
    { events: [said('2022-06-30')], month: '2022-07', is: { missing }, why: 'before the form was open' },
    { events: [said('2022-07-26')], month: '2022-07', is: { late: one }, why: 'after its day' },
  ])('of a half-yearly task in $month, $events.0.day: $why', ({ events, month, is }) =>
    expect(feedback(month, events, { every: null })).toMatchObject(is),
  );

  it.each<{ events: Event[]; month?: string; is: Partial<ReturnType<typeof feedback>>; why: string }>([
    { events: [grid('2022-03-24', 600)], is: { inTime: one }, why: 'a village grid answers' },
    {
      events: [reported('2022-03-24', [{ measure: '高粱', added: 28 }]), grid('2022-06-24', 600), corrects('2022-06-28')],
      month: '2022-06',
      is: { inTime: one, late: [] },
      why: 'what is corrected later makes no form late',
    },
    { events: [grid('2022-03-24', null)], is: { missing }, why: 'an empty grid tells nothing' },
    { events: [grid('2022-03-24', 600), said('2022-03-28')], is: { inTime: one, late: [] }, why: 'nor does what is told again' },
    { events: [grid('2022-03-28', 600)], is: { late: one }, why: 'a late grid is late' },
  ])('a grid of $events.0.day: $why', ({ events, month = '2022-03', is }) => expect(feedback(month, events, FIELDS)).toMatchObject(is));

  it('what ended after the month had owed its form in it', () => {
    const ended = { day: '2022-04-02', move: { kind: 'cancel', basis: { text: '会议', date: '2022-04-01', decidedBy: '镇长' } } } as const;
    expect(feedback('2022-03', [ended])).toMatchObject({ asked: one, missing });
  });

  it('a claim answers the form; while it waits the next owes nothing', () => {
    const events = [said('2022-03-24'), claimed('2022-06-22')];
    expect(feedback('2022-06', events, { kind: 'campaign' })).toMatchObject({ asked: one, inTime: one });
    expect(feedback('2022-09', events, { kind: 'campaign' })).toMatchObject({ asked: [], missing: [] });
  });

  it('counts what the office filled in for a department, in the month in which it did', () => {
    const byPhone = { ...said('2022-03-24'), onBehalfOf: '农业综合服务中心' };
    expect(feedback('2022-03', [byPhone]).byOffice).toEqual(one);
    expect(feedback('2022-04', [byPhone]).byOffice).toEqual([]);
    expect(feedback('2022-03', [said('2022-03-24')]).byOffice).toEqual([]);
    expect(feedback('2022-03', [{ ...grid('2022-03-24', 600), onBehalfOf: '农业综合服务中心' }], FIELDS).byOffice).toEqual(one);
  });

  it('asked is in time, late or missing, and nothing else', () => {
    for (const day of ['2022-03-10', '2022-03-25', '2022-03-31', '2022-04-10']) {
      const { asked, inTime, late, missing } = feedback('2022-03', [said(day)]);
      expect(asked.length).toBe(inTime.length + late.length + missing.length);
    }
  });
});
