import { isOnlyActs, withoutAdverbs } from './action-words.ts';
import { wordsOf } from './reading.ts';

/** Days and periods: 6月底前, 今年, 上半年. */
const WHEN =
  /\d+[年月日号](?:底|初|末|[上中下]旬)?(?:以前|之前|前)?|[今明本去]年|年[底内初末中](?:以前|之前|前)?|[上下]半年|[一二三四]季度|全年/g;

/**
 * A promise as it may be said again next year: its clauses, parted by a space, without figures, days, marks and the adverbs before verbs.
 *
 * @example plainWords('全年种植玉米6000亩，切实抓好管护。') //=> '种植玉米 抓好管护'
 */
export const plainWords = (text: string): string =>
  wordsOf(text)
    .replace(WHEN, ' ')
    .split(/[^一-龥]+/)
    .map(withoutAdverbs)
    .filter((clause) => clause.length > 1)
    .join(' ');

/** Pairs of neighbouring characters of plain words, but for the verbs of work that open any promise (抓好, 推进). */
export const tellingPairs = (plain: string): ReadonlySet<string> => {
  const pairs = new Set<string>();
  for (const clause of plain.split(' ')) for (let at = 0; at + 1 < clause.length; at++) pairs.add(clause.slice(at, at + 2));
  return new Set([...pairs].filter((pair) => !isOnlyActs(pair)));
};
