import { AGRICULTURE, CORN, LEADER } from './wangjing.ts';

const target = (metric: string, value: number) =>
  ({ metric, comparison: '=', value, valueMax: null, unit: '亩', within: null, place: null, by: null }) as const;

/** Where the row stands in the report, which begins with its title and the heading of the plan section. */
const START = 26;

/** What the rules make of the row of which the examples tell. */
export const PROPOSAL = {
  id: '1.1',
  text: CORN,
  start: START,
  end: START + CORN.length,
  kind: 'quantity',
  targets: [target('玉米', 6000), target('大豆', 2010)],
  measures: [
    { name: '玉米种植面积', unit: '亩', source: 'plan', lastYear: 5800 },
    { name: '大豆种植面积', unit: '亩', source: 'plan', lastYear: null },
  ],
  due: '2022-12-31',
  dueStated: false,
  milestones: [],
  recurring: null,
  lead: AGRICULTURE,
  supporting: [],
  asks: [],
  leader: LEADER,
  confidence: 0.93,
  open: false,
  reason: '种植 · 玉米',
} as const;

export const AREA = '全力保障粮食安全';
