/** A title fits one line of a phone. */
const LONGEST = 24;

/** Words that open many tasks and say nothing about one of them; 深入 is a verb of its own before a place. */
const OPENINGS =
  /^(?:(?:全面|全力|大力|扎实|深入(?!基层|一线|群众|农户|企业|田间|实际)|深化|持续|不断|积极|切实|认真|坚决|着力|继续|严格|进一步|统筹|加快|稳步|有序|经常性|常态化?)(?:推进|推动|开展|实施|抓好|做好|完成|加强|落实)?)/;

/** At whose word, at the head of a clause of work. */
const AT_WHOSE_WORD = /^(?:按照?|根据|依照)[^，]{0,40}?(?:要求|部署|工作安排|统一安排|精神|通知)(?:要求|精神|部署)?/;

/** Clauses that only say by what, when, with whom, with what money or with what in mind: the work stands in a later one. */
const CIRCUMSTANCES = new RegExp(
  [
    '(?:围绕|按照?|依照|根据|依托|结合|突出|提倡在|通过|充分利用|坚持|在|以).{1,100}(?:基础上|前提下|思路|资源|引领|手段|要求|部署|精神|通知|工作安排|统一安排|原则|优势)',
    '.{2,20}期间',
    '由.{1,30}牵头|.{1,40}(?:[所办队局站委院]|中心|部门|单位)配合|会同.{1,60}',
    '(?:总|计划)?投资.{1,16}元',
    '(?:抢抓|抓住|紧抓).{1,40}(?:机遇|契机)',
    '(?:聚焦|紧盯|对照|对标|立足).{1,40}',
    '(?:围绕|坚持)“[^”]{1,40}”',
    '(?:牢固)?树立.{1,60}(?:理念|观念|意识|思想)',
    '(?:推广|运用|采用|借助).{1,40}(?:技术|模式|作业|做法|经验)',
  ]
    .map((one) => `^(?:${one})$`)
    .join('|'),
);

/** A comma inside quotation marks or brackets cuts nothing. */
const CUTS = /[，。；：,:;](?![^“”]{0,200}”)(?![^（）()]{0,200}[）)])/;

/** What stands in brackets at the end, or is left open there, is the first to go. */
const IN_BRACKETS = /[（(][^（(]{0,200}$/;

/**
 * A short title for a task, at most 24 characters: its first clause of work without the opening words of every plan.
 *
 * - the first clause of at least 4 characters, up to ，。；、 or a colon, that says more than by what, when, with whom or with what in mind
 * - without the words at its head that say at whose word (按县政府要求)
 * - a clause that is nothing but opening words keeps them; a text of circumstances alone has the first of them
 * - longer than 24 characters: without what stands in brackets at its end; else cut, the last one is …
 *
 * @example titleOf('全面完成玉米种植面积6000亩,大豆种植面积2010亩。') //=> '玉米种植面积6000亩'
 */
export const titleOf = (text: string): string => {
  const clauses = text
    .trim()
    .split(CUTS)
    .map((clause) => clause.trim());
  const long = clauses.filter((one) => one.length >= 4);
  const clause = long.find((one) => !CIRCUMSTANCES.test(one)) ?? long[0] ?? clauses[0] ?? '';
  const title = without(OPENINGS, without(AT_WHOSE_WORD, clause));
  const short = Array.from(title).length <= LONGEST ? title : without(IN_BRACKETS, title);
  const characters = Array.from(short);
  return characters.length <= LONGEST ? short : `${characters.slice(0, LONGEST - 1).join('')}…`;
};

/** What is left of a clause, if it still is one. */
const without = (words: RegExp, clause: string): string => {
  const rest = clause.replace(words, '').trim();
  return rest.length >= 4 ? rest : clause;
};
