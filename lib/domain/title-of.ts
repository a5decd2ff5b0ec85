/** A title fits one line of a phone. */
const LONGEST = 24;

/** Words that open many tasks and say nothing about one of them. */
const OPENINGS =
  /^(?:(?:全面|全力|大力|扎实|深入|深化|持续|不断|积极|切实|认真|坚决|着力|继续|严格|进一步|统筹|加快|稳步|有序|经常性|常态化?)(?:推进|推动|开展|实施|抓好|做好|完成|加强|落实)?)/;

/**
 * A short title for a task, at most 24 characters: its first clause without the opening words of every plan.
 *
 * - the first clause of at least 4 characters, up to ，。；、 or a colon
 * - a clause that is nothing but opening words keeps them
 * - longer than 24 characters: cut, the last one is …
 *
 * @example titleOf('全面完成玉米种植面积6000亩,大豆种植面积2010亩。') //=> '玉米种植面积6000亩'
 */
export const titleOf = (text: string): string => {
  const clauses = text
    .trim()
    .split(/[，。；：,;:]/)
    .map((clause) => clause.trim());
  const clause = clauses.find((one) => one.length >= 4) ?? clauses[0] ?? '';
  const bare = clause.replace(OPENINGS, '');
  const title = Array.from(bare.length >= 4 ? bare : clause);
  return title.length <= LONGEST ? title.join('') : `${title.slice(0, LONGEST - 1).join('')}…`;
};
