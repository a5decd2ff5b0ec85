/** A sentence that a department ends its report with: 请镇长…, 恳请镇党委… . What it asks of villages or offices is its own business. */
const ASKS = /^(?:恳请|提请|建请|请)(?!各)[^，。：:]{0,12}(?:镇长|乡长|书记|领导|党委|政府|办公会|党委会)/;

const isAsk = (sentence: string): boolean => ASKS.test(sentence.trim());

const sentencesIn = (text: string): readonly string[] => text.split(/(?<=[。！？；\n])/).filter((one) => one.trim() !== '');

/** What a department asks of a leader in its report, apart from the rest of its words; '' for nothing. */
export interface Asked {
  readonly rest: string;
  readonly ask: string;
}

/**
 * Parts the sentences in which a department says what a leader is to decide or do from the others.
 *
 * @example askedOfLeader('资金未到。请镇长与县局对接首批奖补资金。') //=> { rest: '资金未到。', ask: '请镇长与县局对接首批奖补资金。' }
 */
export const askedOfLeader = (words: string): Asked => {
  const all = sentencesIn(words);
  const asks = all.filter(isAsk).map((one) => one.trim().replace(/[；。]$/, ''));
  return { rest: all.filter((one) => !isAsk(one)).join(''), ask: asks.map((one) => `${one}。`).join('') };
};
