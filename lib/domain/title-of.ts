/** A title fits one line of a phone. */
const LONGEST = 24;

/** Words that open many tasks and say nothing about one of them. */
const OPENINGS =
  /^(?:(?:全面|全力|大力|扎实|深入|深化|持续|不断|积极|切实|认真|坚决|着力|继续|严格|进一步|统筹|加快|稳步|有序|经常性|常态化?)(?:推进|推动|开展|实施|抓好|做好|完成|加强|落实)?)/;

/** Clauses that only say by what, when or with what in mind: the work stands in a later one. */
const CIRCUMSTANCES =
  /^(?:围绕|按照|根据|依托|结合|突出|提倡在|通过|充分利用|坚持|在|以).{1,100}(?:基础上|前提下|思路|资源|引领|手段|要求|原则|优势)$|^.{2,20}期间$/;

/** A comma inside quotation marks cuts nothing. */
const CUTS = /[，。；：,;:](?![^“”]{0,200}”)/;

/**
 * A short title for a task, at most 24 characters: its first clause of work without the opening words of every plan.
 *
 * - the first clause of at least 4 characters, up to ，。；、 or a colon, that says more than by what, when or with what in mind
 * - a clause that is nothing but opening words keeps them; a text of circumstances alone has the first of them
 * - longer than 24 characters: cut, the last one is …
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
  const bare = clause.replace(OPENINGS, '');
  const title = Array.from(bare.length >= 4 ? bare : clause);
  return title.length <= LONGEST ? title.join('') : `${title.slice(0, LONGEST - 1).join('')}…`;
};
