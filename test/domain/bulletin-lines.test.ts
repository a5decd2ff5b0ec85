import { describe, expect, it } from 'vitest';
import type { Decision } from '#domain/bulletin-decisions.ts';
import type { BulletinItem } from '#domain/bulletin-items.ts';
import { decisionLine, doneLine, linesOf, quotableLine, quotableWords, upcomingLine, watchLine } from '#domain/bulletin-lines.ts';
import { figureOf } from '#domain/figure.ts';

const figure = figureOf(
  'difference',
  [
    { source: '计:0-1', value: 2550 },
    { source: 'w@2', value: 2227 },
  ],
  '户',
  '自报',
);
const item: BulletinItem = {
  n: '018',
  id: '5.1',
  title: '卫生厕所覆盖率60%',
  star: true,
  lead: '村建办',
  leader: '分管副镇长',
  reason: '滞后',
  last: [],
  sources: [],
};
const decision: Decision = {
  ...item,
  monthsRed: 2,
  gaps: [{ measure: '卫生厕所', figure }],
  problems: '奖补资金未到。',
  nextSteps: '对接县局',
  ask: '请分管副镇长协调。',
};
const nothing = { decisions: [], watch: [], done: [], ended: [], upcoming: [], figures: [] };

describe('the lines of a bulletin', () => {
  it.each([
    {
      says: '【红·连续2个月】★5.1 卫生厕所覆盖率60%（村建办，分管副镇长）：滞后。卫生厕所还差323户。困难：奖补资金未到。打算：对接县局。请分管副镇长协调。',
      line: decisionLine(decision),
      why: 'all of it',
    },
    {
      says: '【红·本月转红】5.1 卫生厕所覆盖率60%（村建办）：滞后。困难：资金未到。人手不够。打算：对接。**三、要留意的（0件）**。请过问。',
      line: decisionLine({
        ...decision,
        monthsRed: 1,
        star: false,
        leader: '',
        gaps: [],
        problems: '资金未到\n\n 人手不够。\n',
        nextSteps: '对接\r**三、要留意的（0件）**',
        ask: '请过问。',
      }),
      why: 'paragraphs of the department: sentences of one line',
    },
    {
      says: '【红·本月转红】5.1 卫生厕所覆盖率60%（村建办）：滞后。请过问。',
      line: decisionLine({ ...decision, monthsRed: 1, star: false, leader: '', gaps: [], problems: '', nextSteps: '', ask: '请过问。' }),
      why: 'new, and silent',
    },
    {
      says: '【红·本月转红】5.1 卫生厕所覆盖率60%（村建办）：大豆 1486 / 2010亩。还差323户（缺口大的：八柏村323户、万平村323户）；其中带状现1120亩，还差323户。请过问。',
      line: decisionLine({
        ...decision,
        monthsRed: 1,
        star: false,
        leader: '',
        reason: '大豆 1486 / 2010亩',
        gaps: [
          { measure: '大豆', figure, villages: ['八柏村', '万平村'].map((unit) => ({ unit, figure })) },
          { measure: '带状', figure, now: '1120亩', within: '大豆' },
        ],
        problems: '',
        nextSteps: '',
        ask: '请过问。',
      }),
      why: 'villages, and a part of the whole',
    },
    { says: '★5.1 卫生厕所覆盖率60%（村建办）：滞后。', line: watchLine(item), why: 'to watch' },
    {
      says: '★5.1 卫生厕所覆盖率60%（村建办）：滞后。备案办结。打算：圈舍。',
      line: watchLine({ ...item, said: '备案办结。\n打算：圈舍' }),
      why: 'to watch, with what was said of it',
    },
    { says: '5.1 卫生厕所覆盖率60%（村建办）：滞后。', line: doneLine(item), why: 'done' },
    {
      says: '7月20日　4.2 肉牛：圈舍',
      line: upcomingLine({ day: '2022-07-20', kind: 'node', text: '4.2 肉牛：圈舍', tasks: ['4.2'] }),
      why: 'to come',
    },
    {
      says: '差额323户（自报，5.1，计划2550户）',
      line: quotableLine({ n: '018', id: '5.1', measure: '差额', target: '计划2550户', figure }),
      why: 'to quote',
    },
    {
      says: '差额323户（自报，5.1）',
      line: quotableLine({ n: '018', id: '5.1', measure: '差额', target: null, figure }),
      why: 'to quote, without a target',
    },
    {
      says: '差额323户（计划2550户，去年300户，自报）',
      line: quotableWords({ n: '018', id: '5.1', measure: '差额', target: '计划2550户', lastYear: '去年300户', figure }),
      why: 'to quote, on paper, beside last year',
    },
  ])('$why', ({ says, line }) => expect(line).toBe(says));

  it('stand under headings that count them; an empty section is left out', () => {
    expect(linesOf(nothing)).toEqual([]);
    expect(linesOf({ ...nothing, ended: [item] })).toEqual(['调整结束的（1件）', doneLine(item)]);
    expect(linesOf({ ...nothing, recovered: [item] })).toEqual(['转好的（1件）', doneLine(item)]);
    expect(linesOf({ ...nothing, watch: [item, item] })).toEqual(['要留意的（2件）', watchLine(item), watchLine(item)]);
    const [coming, quoted] = [
      { day: '2022-07-20', kind: 'node', text: '4.2 肉牛：圈舍', tasks: ['4.2'] },
      { n: '018', id: '5.1', measure: '差额', target: null, figure },
    ] as const;
    expect(linesOf({ ...nothing, upcoming: [coming], figures: [quoted] })).toEqual([
      '下月节点（1个）',
      upcomingLine(coming),
      '可以引用的数（1个）',
      quotableLine(quoted),
    ]);
  });
});
