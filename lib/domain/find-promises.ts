/** So many words are looked for; more would only be slow. */
const MOST_WORDS = 8;

/** The words of a search, parted by spaces. @example searchWords(' 卫生厕所  改造 ') //=> ['卫生厕所', '改造'] */
export const searchWords = (words: string): string[] =>
  words
    .split(/\s/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => word.toLowerCase());

/** Whether a text has each of the words. */
export const hasAll = (text: string, words: readonly string[]): boolean => {
  const small = text.toLowerCase();
  return words.every((word) => small.includes(word));
};
