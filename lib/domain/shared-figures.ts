import { objectOf } from './metric-of.ts';

/**
 * Names in “城镇和农村居民收入分别增长8%、9%”: one for each figure of the run; none when their number differs.
 *
 * @param words from the last stop to the first figure
 * @param count figures in the run
 */
export const namesApart = (words: string, count: number): string[] => {
  const at = words.lastIndexOf('分别');
  if (at < 0) return [];
  const subject = objectOf(words.slice(0, at));
  const parts =
    subject.startsWith('城乡') && count === 2
      ? ['城镇', `农村${subject.slice(2)}`]
      : subject.split(/[、和与及]/).filter((part) => part !== '');
  if (parts.length !== count) return [];
  const last = parts.at(-1)!;
  const change = /(?:增长|提高|增加|下降|减少)$/.exec(words)?.[0] ?? '';
  return parts.map((part) => (part === last ? part : part + last.slice(part.length).replace(/^[一二两三四]级/, '')) + change);
};

/** Rates that share one value: “见面率、办结率、满意率均达100%”; none for a single one. */
export const namesTogether = (words: string): string[] => {
  const said = /^(.{2,50}?)(?:均|都|全部)/.exec(words.slice(-60));
  const parts = said ? said[1]!.split(/[、和]/) : [];
  return parts.length > 1 && parts.every((part) => /[率度]$/.test(part)) ? parts : [];
};
