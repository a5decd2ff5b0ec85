import type { Decision, Gap } from './bulletin-decisions.ts';
import type { BulletinItem, Upcoming } from './bulletin-items.ts';
import { chineseMonthDay } from './day.ts';
import type { Quotable } from './quotable-figures.ts';

/** The page of a bulletin, without its tables. */
export interface BulletinPage {
  readonly decisions: readonly Decision[];
  readonly watch: readonly BulletinItem[];
  readonly done: readonly BulletinItem[];
  readonly ended: readonly BulletinItem[];
  readonly recovered?: readonly BulletinItem[] | undefined;
  readonly upcoming: readonly Upcoming[];
  readonly figures: readonly Quotable[];
}

const sentence = (text: string): string => (text === '' || /[。！？]$/.test(text) ? text : `${text}。`);

/** A department writes in paragraphs; in a bulletin each is a sentence of its line, and none begins a line of its own. */
const sentences = (text: string): string =>
  text
    .split(/[\r\n]+/)
    .map((line) => sentence(line.trim()))
    .join('');

const since = (months: number): string => (months === 1 ? '本月转红' : `连续${months}个月`);

const star = (item: BulletinItem): string => (item.star ? '★' : '');

/** 其中带状复合种植面积现1120亩，还差380亩（缺口大的：八柏村210亩、万平村174亩）; without the name that the reason opens with. */
const gapWords = ({ measure, figure, now = '', within = null, villages = [] }: Gap, reason: string): string => {
  const where = villages.length === 0 ? '' : `（缺口大的：${villages.map((one) => `${one.unit}${one.figure.text}`).join('、')}）`;
  const name = reason.startsWith(measure) ? '' : `${within === null ? '' : '其中'}${measure}`;
  return `${name}${now === '' ? '' : `现${now}，`}还差${figure.text}${where}`;
};

/** What is said of a decision: how long it is red, what it is, whose, why and what hinders, and what the reader is asked to do. */
export interface DecisionParts {
  readonly since: string;
  readonly title: string;
  readonly who: string;
  readonly words: string;
  readonly ask: string;
}

export const decisionParts = (item: Decision): DecisionParts => {
  const words = [
    item.reason,
    item.gaps.map((gap) => gapWords(gap, item.reason)).join('；'),
    item.problems === '' ? '' : `困难：${item.problems}`,
    item.nextSteps === '' ? '' : `打算：${item.nextSteps}`,
  ];
  return {
    since: `【红·${since(item.monthsRed)}】`,
    title: `${star(item)}${item.id} ${item.title}`,
    who: [item.lead, item.leader].filter((name) => name !== '').join('，'),
    words: words.map(sentences).join(''),
    ask: item.ask,
  };
};

/** 【红·连续2个月】5.1 卫生厕所覆盖率（村镇建设办公室，分管副镇长）：原因。差323户。请… */
export const decisionLine = (item: Decision): string => {
  const { since, title, who, words, ask } = decisionParts(item);
  return `${since}${title}（${who}）：${words}${ask}`;
};

export const watchLine = (item: BulletinItem): string =>
  `${star(item)}${item.id} ${item.title}（${item.lead}）：${sentence(item.reason)}${sentences(item.said ?? '')}`;

export const doneLine = (item: BulletinItem): string => `${item.id} ${item.title}（${item.lead}）：${sentence(item.reason)}`;

export const upcomingLine = (one: Upcoming): string => `${chineseMonthDay(one.day)}　${one.text}`;

/** 玉米种植面积6038亩（自报，1.1，计划6000亩，去年5800亩） */
export const quotableLine = ({ id, measure, figure, target, lastYear = null }: Quotable): string =>
  `${measure}${figure.text}（${[figure.grade, id, target, lastYear].filter((word) => word !== null).join('，')}）`;

/** The same on paper, where the back says of which task it is: 玉米种植面积6038亩（计划6000亩，去年5800亩，自报） */
export const quotableWords = ({ measure, figure, target, lastYear = null }: Quotable): string =>
  `${measure}${figure.text}（${[target, lastYear, figure.grade].filter((word) => word !== null).join('，')}）`;

const section = (title: string, lines: readonly string[], counter: '件' | '个' = '件'): readonly string[] =>
  lines.length === 0 ? [] : [`${title}（${lines.length}${counter}）`, ...lines];

/** The page in sentences; a section's heading stands before its lines, an empty section is left out. */
export const linesOf = (page: BulletinPage): readonly string[] => [
  ...section('请您定的事', page.decisions.map(decisionLine)),
  ...section('要留意的', page.watch.map(watchLine)),
  ...section('本月办结的', page.done.map(doneLine)),
  ...section('调整结束的', page.ended.map(doneLine)),
  ...section('转好的', (page.recovered ?? []).map(doneLine)),
  ...section('下月节点', page.upcoming.map(upcomingLine), '个'),
  ...section('可以引用的数', page.figures.map(quotableLine), '个'),
];
