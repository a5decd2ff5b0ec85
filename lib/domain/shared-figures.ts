import { objectOf } from './metric-of.ts';

/** What closes a name and is said once for all of a list: 化学需氧量、氨氮排放总量. */
const SHARED_END =
  /(?:(?:常住)?居民|职工|农民)?(?:人均)?(?:可支配收入|纯收入|收入|增加值|排放总量|排放量|总产量|产量|总量|总额|面积|投资|[一-龥]{2}率|标准)$/;
const NAMED_WHOLE = /(?:收入|增加值|量|总额|面积|投资|率|度|标准|比重|占比|产值)$/;

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
      ? [`城镇${subject.slice(2)}`, `农村${subject.slice(2)}`]
      : subject.split(/[、和与及]/).filter((part) => part !== '');
  if (parts.length !== count) return [];
  const last = parts.at(-1)!;
  const change = CHANGE.exec(words)?.[0] ?? '';
  const shared = SHARED_END.exec(last)?.[0] ?? last.slice(parts[0]!.length).replace(/^[一二两三四]级/, '');
  return parts.map((part) => (part === last || NAMED_WHOLE.test(part) ? part : part + shared) + change);
};

const CHANGE = /(?:增长|提高|增加|下降|减少|削减|压减)$/;

/** Two things of which there is as much each: 核心基地、绿色防控基地各9000亩. */
const EACH_OF = /^([^，,、和]{3,24})[、和]([^，,、和]{3,24})各$/;

/**
 * Rates and amounts that share one value: “见面率、办结率、满意率均达100%”, “发案数、损失额均下降20%”, and rates without 均 (办结率、满意率达100%);
 * none for a single one.
 */
export const namesTogether = (words: string): string[] => {
  const last = words.slice(-60);
  const each = EACH_OF.exec(last);
  if (each) return each.slice(1).map(objectOf);
  const all = /^(.{2,50}?)(?:双双|同步|均|都|全部)(.{0,6})$/.exec(last);
  const said = all ?? /^(.{2,50}率)(?!分别)(.{0,6})$/.exec(last);
  const parts = said ? said[1]!.split(/[、和]/) : [];
  if (parts.length < 2 || !parts.every((part) => (all ? /(?:[率度数额量值]|收入)$/ : /率$/).test(part))) return [];
  const change = CHANGE.exec(said![2]!)?.[0] ?? '';
  return parts.map((part) => part + change);
};
