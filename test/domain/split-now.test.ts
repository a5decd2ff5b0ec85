import { describe, expect, it } from 'vitest';
import { addRow } from '#domain/add-row.ts';
import type { Draft } from '#domain/draft.ts';
import { editRow } from '#domain/edit-row.ts';
import { mergeRows } from '#domain/merge-rows.ts';
import { numberRows } from '#domain/number-rows.ts';
import { baselinesNow, splitNow, unsplitNow } from '#domain/split-now.ts';
import { splitRow } from '#domain/split-row.ts';
import { aDraft, DEPARTMENTS } from '../support/a-draft.ts';

const { draft, rules, split } = aDraft();
const now = (of: Draft) => splitNow(split, numberRows(of.rows), of.unsplit);
const told = (of: Draft): string[] =>
  now(of).areas.map(({ title, tasks }) => `${title} ${tasks.map(({ id, start }) => `${id}@${start}`).join(' ')}`);
const dropped = editRow(draft, '001', { dropped: '已完成' }, DEPARTMENTS);

describe('splitNow', () => {
  it('is the split result while nobody edits', () => expect(now(draft)).toEqual(split));

  it.each([
    {
      why: 'a row cut in two, numbers counted on',
      of: splitRow(draft, '001', 12, rules),
      are: ['抓好粮食生产 1.1@55 1.2@67 1.3@75 1.4@90', '守住安全底线 2.1@111 2.2@131 2.3@153'],
    },
    {
      why: 'rows joined',
      of: mergeRows(draft, '004', ['005'], rules),
      are: ['抓好粮食生产 1.1@55 1.2@75 1.3@90', '守住安全底线 2.1@111 2.2@153'],
    },
    {
      why: 'an added row in an area of its own',
      of: addRow(draft, { plan: 'shihe-2022', text: '推广良种。', area: '其他' }, rules),
      are: ['抓好粮食生产 1.1@55 1.2@75 1.3@90', '守住安全底线 2.1@111 2.2@131 2.3@153', '其他 3.1@169'],
    },
    { why: 'a dropped row is no task', of: dropped, are: ['抓好粮食生产 1.2@75 1.3@90', '守住安全底线 2.1@111 2.2@131 2.3@153'] },
  ])('has the edits in it: $why', ({ of, are }) => expect(told(of)).toEqual(are));

  it('holds nothing of a row but what a split result holds', () => {
    const fields = Object.keys(split.areas[0]!.tasks[0]!).toSorted();
    for (const { tasks } of now(splitRow(draft, '001', 12, rules)).areas)
      for (const task of tasks) expect(Object.keys(task).toSorted()).toEqual(fields);
  });
});

describe('baselinesNow', () => {
  const taskOf = (of: Draft) =>
    baselinesNow(
      split,
      numberRows(of.rows).filter(({ dropped: reason }) => reason === null),
    )[0]?.task;
  it.each([
    { why: 'its task', of: draft, task: '1.1' },
    { why: 'the half in which its words begin', of: splitRow(draft, '001', 12, rules), task: '1.1' },
    { why: 'the row that took its task in', of: mergeRows(draft, '001', ['002'], rules), task: '1.1' },
    { why: 'no task that was dropped', of: dropped, task: null },
  ])('names $why', ({ of, task }) => expect(taskOf(of)).toBe(task));
});

describe('unsplitNow', () => {
  const list = (of: Draft): string[] => unsplitNow(split.unsplit, of.unsplit, of.rows).map(({ why, text }) => `${why} ${text}`);

  it('shows what a row was made of no more, and what was dropped in its place', () => {
    expect(list(draft)).toContain('address 各位代表！');
    const after = addRow(dropped, { plan: 'shihe-2022', area: '其他', from: { start: 170, end: 175 } }, rules);
    expect(list(after)).not.toContain('address 各位代表！');
    expect(list(after).indexOf('dropped 全年种植玉米6000亩、大豆2010亩。')).toBe(2);
  });
});
