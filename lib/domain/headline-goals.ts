import { clausesOf, type Piece, semicolonPartsOf, trimmed } from './text-pieces.ts';

const LEAD_IN =
  /^[^。；;]{0,60}?(?:预期目标|主要目标|奋斗目标|工作目标|发展目标|目标任务|主要指标|预期指标|目标)(?:建议)?(?:[：:]|[是为][：:]?)/;
const MEASURED = /(?:增长|增加|提高|下降|达到|达|突破|完成|控制在|不低于|不超过|保持|稳定|实现|收入|总额|总产|产值|\d)/;
const CONTINUED = /^(?:其中|同比|增长|增速|年均|较上年|比上年|分别|并|占|达到|达|总量|人均)/;

/** A clause that states an indicator: a noun and what it shall reach. */
const isIndicator = (clause: string): boolean => {
  const words = clause.replace(/\d{4}年/, '');
  return /\d|[一二三四五六七八九]成|翻一番|同步|零增长/.test(words) && MEASURED.test(words) && words.length <= 46 && !/[：:]$/.test(words);
};

/** Clauses where one that only carries on (其中…, 增长12%) stays with the one before. */
const joinContinued = (text: string, parts: readonly Piece[]): Piece[] => {
  const joined: Piece[] = [];
  for (const part of parts) {
    if (joined.length > 0 && CONTINUED.test(text.slice(part.start, part.end))) joined.push({ start: joined.pop()!.start, end: part.end });
    else joined.push(part);
  }
  return joined;
};

/** Indicators that stand together between ；; more are a list of their own. */
const MOST_TOGETHER = 4;

/** Items of a list of indicators: between ； when it has them, else between commas; a part that is itself a long list is cut at its commas. */
const itemsOf = (text: string, list: Piece): Piece[] => {
  const parts = semicolonPartsOf(text, list);
  const items = parts.flatMap((part) => {
    const clauses = joinContinued(text, clausesOf(text, part));
    return parts.length === 1 || clauses.length > MOST_TOGETHER ? clauses : [part];
  });
  return joinContinued(text, items);
};

/**
 * The indicators of a sentence “主要预期目标是：A增长5%；B达到3万元”, each an item, and its lead-in; null when it is no such list.
 * In the opening of a plan a sentence of indicators without the words 主要目标 counts too.
 */
export const headlineGoals = (text: string, sentence: Piece, opening: boolean): { leadIn: Piece | null; items: Piece[] } | null => {
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 120));
  const lead = LEAD_IN.exec(words);
  if (lead) {
    const list = trimmed(text, { start: sentence.start + lead[0].length, end: sentence.end });
    const items = itemsOf(text, list);
    const measured = items.filter((item) => isIndicator(text.slice(item.start, item.end))).length;
    return measured * 2 >= items.length && items.length > 1 ? { leadIn: { start: sentence.start, end: list.start }, items } : null;
  }
  if (!opening) return null;
  const items = itemsOf(text, sentence);
  return items.length > 1 && items.every((item) => isIndicator(text.slice(item.start, item.end))) ? { leadIn: null, items } : null;
};
