import type { Bulletin, LeadRow, Movement } from '#domain/bulletin.ts';
import type { Decision } from '#domain/bulletin-decisions.ts';
import { decisionParts, doneLine, quotableWords, upcomingLine, watchLine } from '#domain/bulletin-lines.ts';
import { addMonths, chineseDate, chineseMonthDay } from '#domain/day.ts';
import { yearOfPlan } from '#domain/ids.ts';
import type { Pace } from '#domain/pace-light.ts';
import type { Quotable } from '#domain/quotable-figures.ts';
import { LIGHT_COLOURS, LIGHT_ORDER } from '#domain/roll-up.ts';
import { LIGHT_NAMES } from '#domain/traffic-light.ts';
import { type FrontSection, fitFront } from './fit-front.ts';
import { LIGHT_FILLS, LIGHT_TONES } from './light-colours.ts';
import { type Block, type Chart, cellOf, type Line, type Paper, type Run, type TableCell, titleLines } from './paper.ts';
import { markOf } from './source-mark.ts';

const OFFICE = '党政综合办公室';

const monthNumber = (month: string): number => Number(month.slice(5));

/** @example titleOf({ organization: '望京镇', plan: 'wangjing-2022', month: '2022-06' }) //=> '望京镇2022年重点任务推进情况（6月）' */
const titleOf = ({ organization, plan, month }: Pick<Bulletin, 'organization' | 'plan' | 'month'>): string =>
  `${organization}${yearOfPlan(plan)}年重点任务推进情况（${monthNumber(month)}月）`;

/**
 * A bulletin as a paper: the leader's page first, on one side of A4 as a sheet, tables, movements and sources behind it.
 * What the front has no room for stands at the top of the back. In the official style it is the archive's copy, of as many pages as it takes.
 */
export const bulletinPaper = (bulletin: Bulletin, style: Paper['style']): Paper => {
  const sections = frontOf(bulletin);
  const { front, rest } = style === 'sheet' ? fitFront(sections) : { front: sections, rest: [] };
  return {
    name: `${titleOf(bulletin)}${style === 'official' ? '存档' : ''}`,
    author: bulletin.organization,
    style,
    landscape: false,
    blocks: [
      ...(style === 'official' ? officialHead(bulletin) : sheetHead(bulletin)),
      ...front.flatMap(blocksOf),
      ...(style === 'official' ? officialEnd(bulletin) : []),
      { kind: 'page', landscape: false },
      ...rest.flatMap(blocksOf),
      ...backOf(bulletin, style),
    ],
  };
};

const cutOffWords = ({ cutOff }: Bulletin): string => `数据截至${chineseMonthDay(cutOff)}`;

const sheetHead = (bulletin: Bulletin): readonly Block[] => [
  { kind: 'title', lines: [titleOf(bulletin)] },
  { kind: 'byline', text: `${OFFICE}　${chineseDate(bulletin.day)}　　${cutOffWords(bulletin)}` },
];

/** As the standard has it: who signs, and when, stands at the end, below what is attached. */
const officialHead = (bulletin: Bulletin): readonly Block[] => [
  { kind: 'title', lines: titleLines(titleOf(bulletin)) },
  { kind: 'byline', text: `（${cutOffWords(bulletin)}）` },
];

const officialEnd = ({ organization, day }: Bulletin): readonly Block[] => [
  { kind: 'attachments', names: ['各单位任务情况表'] },
  { kind: 'signature', office: `${organization}${OFFICE}`, day },
];

const blocksOf = ({ title, items }: FrontSection): readonly Block[] => [
  { kind: 'heading', level: 1, text: title },
  ...(items.length === 0 ? [{ kind: 'paragraph', line: '无。' } as const] : items.map((line): Block => ({ kind: 'paragraph', line }))),
];

const frontOf = (bulletin: Bulletin): readonly FrontSection[] => {
  const { decisions, watch, done, ended, recovered = [], upcoming, figures } = bulletin;
  const next = monthNumber(addMonths(bulletin.month, 1));
  const finished = [...done, ...ended, ...recovered];
  return [
    { title: '一、总的看', items: [bulletin.verdict.replaceAll('\n', '')] },
    { title: `二、请您定的事（${decisions.length}件）`, items: decisions.map(decisionRuns) },
    { title: `三、要留意的（${watch.length}件）`, items: watch.map(watchLine) },
    {
      title: `四、做成的（${done.length}件）${also('调整结束的', ended.length)}${also('转好的', recovered.length)}`,
      items: finished.map(doneLine),
    },
    { title: `五、${next}月节点`, items: runIn(upcoming.map(upcomingLine), '；') },
    { title: '六、可直接引用的数', items: runIn(figures.map(quotableWords), '·') },
  ];
};

const also = (what: string, count: number): string => (count === 0 ? '' : `、${what}（${count}件）`);

/** Short things stand one after the other in one paragraph. */
const runIn = (lines: readonly string[], sign: string): readonly Line[] => (lines.length === 0 ? [] : [`${lines.join(sign)}。`]);

const decisionRuns = (item: Decision, at: number): readonly Run[] => {
  const { since, title, who, words, ask } = decisionParts(item);
  const sources = [
    ...item.sources,
    ...item.gaps.flatMap(({ figure, villages = [] }) => [figure, ...villages.map((one) => one.figure)]).flatMap((one) => one.sources),
  ];
  return [
    { text: `${at + 1}.${since}` },
    { text: title, bold: true },
    { text: `（${who}）：${words}` },
    { text: ask, bold: true },
    { text: markOf(sources, item), mark: true },
  ];
};

/** The chart is the archive's: on the sheet the squares in the table say the same, and the back stays one side. */
const backOf = (bulletin: Bulletin, style: Paper['style']): readonly Block[] => [
  { kind: 'heading', level: 1, text: style === 'official' ? '附件　各单位任务情况表' : '各单位情况' },
  leadTable(bulletin),
  ...(bulletin.table.length === 0 || style === 'sheet' ? [] : [{ kind: 'chart', chart: lightsByLead(bulletin) } as const]),
  ...(style === 'sheet' || !bulletin.paces?.length ? [] : [{ kind: 'chart', chart: againstSeason(bulletin.paces) } as const]),
  { kind: 'heading', level: 1, text: '与上月相比' },
  { kind: 'paragraph', line: bulletin.movements.length === 0 ? '上月没有通报。' : `${bulletin.movements.map(movementWords).join('；')}。` },
  ...sourcesOf(bulletin.figures),
  { kind: 'note', line: `灯的规则：${bulletin.rule}。只数各灯的项数，不算平均进度。` },
];

/** 按时 · 迟报1 · 未报1; a dash where nothing was asked. */
export const feedbackWords = ({ asked, late, missing }: LeadRow['feedback']): string => {
  if (asked === 0) return '—';
  const parts = [late > 0 ? `迟报${late}` : '', missing > 0 ? `未报${missing}` : ''].filter((part) => part !== '');
  return parts.length === 0 ? '按时' : parts.join('、');
};

const countCells = (counts: Bulletin['counts']): readonly TableCell[] => [
  cellOf(counts.tasks),
  ...LIGHT_ORDER.map((light) => (counts[light] === 0 ? cellOf(0) : { ...cellOf(counts[light]), fill: LIGHT_FILLS[light] })),
];

/** A square a task, in the colour of its light. */
const squaresOf = (counts: Bulletin['counts']): readonly Run[] =>
  LIGHT_ORDER.filter((light) => counts[light] > 0).map((light) => ({ text: '■'.repeat(counts[light]), colour: LIGHT_TONES[light] }));

const leadTable = ({ table, counts, feedback }: Bulletin): Block => ({
  kind: 'table',
  columns: [
    { head: '牵头单位', width: 12 },
    { head: '项', width: 3, align: 'center' },
    ...LIGHT_ORDER.map((light) => ({ head: LIGHT_NAMES[light], width: 4, align: 'center' as const })),
    { head: '反馈', width: 7, align: 'center' },
    { head: '一项一格', width: 11 },
  ],
  rows: [
    ...table.map((row) => [
      cellOf(row.name),
      ...countCells(row.counts),
      cellOf(feedbackWords(row.feedback)),
      { line: squaresOf(row.counts) },
    ]),
    [{ line: '合计', bold: true }, ...countCells(counts), cellOf(`${feedback.inTime.length}/${feedback.asked.length}`), cellOf('')],
  ],
});

const lightsByLead = ({ table }: Bulletin): Chart => ({
  title: '各单位任务的灯',
  bars: 'stacked',
  categories: table.map(({ name }) => name),
  series: LIGHT_ORDER.map((light) => ({
    name: LIGHT_NAMES[light],
    colour: LIGHT_TONES[light],
    values: table.map(({ counts }) => counts[light]),
  })),
});

/** What should have been reached by the last feedback day, and what was, in percent of the way to the target. */
const againstSeason = (paces: readonly Pace[]): Chart => ({
  title: '进度与季节对照（%）',
  bars: 'side-by-side',
  categories: paces.map(({ id, measure }) => `${id} ${measure}`),
  series: [
    { name: '应达', colour: LIGHT_TONES.grey, values: paces.map(({ expected }) => expected) },
    { name: '实际', colour: LIGHT_TONES.blue, values: paces.map(({ done }) => done) },
  ],
});

/** So many are named; of more it is told how many. */
const MOST_NAMED = 6;

/** 绿→蓝3项（1.3、1.5、追1）; those that did not move are counted, not named. */
export const movementWords = ({ from, to, tasks }: Movement): string => {
  const named = `${tasks.length}项${tasks.length > MOST_NAMED ? '' : `（${tasks.join('、')}）`}`;
  if (from === null) return `新增·${LIGHT_COLOURS[to]}${named}`;
  return from === to ? `${LIGHT_COLOURS[to]}灯未变${tasks.length}项` : `${LIGHT_COLOURS[from]}→${LIGHT_COLOURS[to]}${named}`;
};

const sourcesOf = (figures: readonly Quotable[]): readonly Block[] =>
  figures.length === 0
    ? []
    : [
        { kind: 'heading', level: 1, text: '引用数的来源' },
        {
          kind: 'paragraph',
          line: `${figures.map((one) => `${one.measure}${one.figure.text}${markOf(one.figure.sources, one)}`).join('，')}。`,
        },
      ];
