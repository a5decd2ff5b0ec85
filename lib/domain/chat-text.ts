import { chineseMonthDay, chineseWeekday, type Day } from './day.ts';
import { FINAL_NODE } from './issue-task.ts';
import type { Owed } from './owed-now.ts';
import { periodName } from './rhythm.ts';
import { missingOf } from './shares.ts';
import type { Task } from './task.ts';
import { titleOf } from './title-of.ts';

/** What fits into a message of a work group without being folded away, the link with it. */
export const MOST_CHARACTERS = 300;
/** An opinion of the office that is longer is read in the form. */
const MOST_OF_OPINION = 24;
/** So many names of villages are said. */
const MOST_VILLAGES = 4;

export interface ChatAddress {
  readonly department: string;
  /** Whether the town does not command it (派驻). */
  readonly isDispatched: boolean;
  readonly today: Day;
  /** The one link: the form of what is owed. */
  readonly url: string;
}

/**
 * 催办文本: what a department owes, to be pasted into a work group; '' when it owes nothing.
 *
 * - day, number and what: '①撂荒地整治被退回，缺两村验收面积；②…', the most pressing first
 * - at most 300 characters with the link, cut by whole items: the others are 等n项, of all
 * - one link and no other: words of people that hold an address are left out
 * - of a sensitive task (纪检, 信访) its number alone
 *
 * @example chatText(owed, { department: '农服中心', … }) //=> '农服中心：周五（6/24）前请反馈2项——①…；②…。约1分钟填完：https://…/l/7Kq 有困难打党政办代填。'
 */
export const chatText = (owed: readonly Owed[], address: ChatAddress): string => {
  if (owed.length === 0) return '';
  const items = owed.map((one, i) => `${numeral(i)}${itemWords(one, address.today)}`);
  let text = compose(owed, [], address);
  for (let count = 1; count <= items.length; count++) {
    const longer = compose(owed, items.slice(0, count), address);
    if (lengthOf(longer) > MOST_CHARACTERS) continue;
    text = longer;
  }
  return text;
};

const lengthOf = (text: string): number => Array.from(text).length;

const compose = (owed: readonly Owed[], items: readonly string[], { department, isDispatched, today, url }: ChatAddress): string => {
  const rest = items.length < owed.length ? `${items.length === 0 ? '' : '；'}等${owed.length}项` : '';
  const minutes = Math.max(1, Math.ceil(owed.length / 2));
  return `${department}：${askWords(owed, isDispatched, today)}${owed.length}项——${items.join('；')}${rest}。约${minutes}分钟填完：${url} 有困难打党政办代填。`;
};

const askWords = (owed: readonly Owed[], isDispatched: boolean, today: Day): string => {
  const please = isDispatched ? '商请' : '请';
  const [next] = owed.flatMap((one) => one.next ?? []).toSorted();
  if (next === undefined) return `${please}今天补报`;
  return next === today
    ? `今天${please}反馈`
    : `${chineseWeekday(next)}（${Number(next.slice(5, 7))}/${Number(next.slice(8))}）前${please}反馈`;
};

/** ① to ⑳, ㉑ to ㉟, then plain. */
const numeral = (i: number): string => {
  if (i >= 35) return `（${i + 1}）`;
  return String.fromCodePoint(i < 20 ? 0x2460 + i : 0x3251 + i - 20);
};

const itemWords = ({ task, others, asks, come }: Owed, today: Day): string => {
  if (task.sensitive) return `${[task, ...others].map(({ id }) => id).join('+')}待反馈`;
  const title = `${withoutAddress(titleOf(task.text)) || task.id}${others.length === 0 ? '' : `等${others.length + 1}项合并填报`}`;
  if (task.returned !== null) return `${title}被退回，${opinionIn(task.returned.reason)}`;
  const villages = villagesIn([task, ...others]);
  if (asks.length > 0 && villages !== '') return `${title}（${villages}）`;
  const [date] = come;
  if (date !== undefined) return `${title}（${dateWords(date.about, date.date, today)}）`;
  return `${title}（${asks.map(({ period, due }) => `${periodName(period)}${due < today ? '未报' : ''}`).join('、')}）`;
};

const dateWords = (about: string, date: Day, today: Day): string => {
  const what = about === '' || about === FINAL_NODE ? '' : `“${withoutAddress(about) || '节点'}”`;
  return `${what}${date === today ? '今天' : chineseMonthDay(date)}到期`;
};

const opinionIn = (reason: string): string => {
  const said = withoutAddress(reason).replace(/[。；，.;,]$/, '');
  return said === '' || lengthOf(said) > MOST_OF_OPINION ? '请按意见补正' : said;
};

/** In one line; '' for words with an address in them, which would be a second link. */
const withoutAddress = (words: string): string =>
  /:\/\/|www\.|[a-z0-9]\.(?:cn|com|net|org|gov)/i.test(words) ? '' : words.trim().replace(/\s+/g, ' ');

const villagesIn = (tasks: readonly Task[]): string => {
  const measures = tasks.flatMap((task) => task.measures);
  const missing = [...new Set(measures.flatMap(({ shares }) => missingOf(shares)))].map(withoutAddress).filter((name) => name !== '');
  if (missing.length === 0) return '';
  return `${missing.slice(0, MOST_VILLAGES).join('、')}${missing.length > MOST_VILLAGES ? `等${missing.length}个村` : ''}未报`;
};
