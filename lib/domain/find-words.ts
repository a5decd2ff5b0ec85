/** A word found in a text. */
export interface FoundWord {
  readonly word: string;
  /** UTF-16 offset of its first character. */
  readonly at: number;
}

const NOT_TEXT = /[\s“”‘’"'（）()《》]/;
const ALL_NOT_TEXT = new RegExp(NOT_TEXT, 'g');

/** Two characters as one number: no string is made for each place of a text. */
const headOf = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

/** Words by their first two characters, the longest first. */
export type WordIndex = ReadonlyMap<number, readonly string[]>;

/** Words of two characters and more, to be found in texts. */
export const indexWords = (words: Iterable<string>): WordIndex => {
  const byHead = new Map<number, string[]>();
  for (const word of new Set(words)) {
    const list = byHead.get(headOf(word, 0));
    if (list) list.push(word);
    else byHead.set(headOf(word, 0), [word]);
  }
  for (const list of byHead.values()) list.sort((a, b) => b.length - a.length);
  return byHead;
};

const longestAt = (text: string, at: number, index: WordIndex): string | undefined =>
  index.get(headOf(text, at))?.find((word) => text.startsWith(word, at));

const longer = (a: string | undefined, b: string | undefined): string | undefined => ((b?.length ?? 0) > (a?.length ?? 0) ? b : a);

/**
 * Finds the words of some indexes in a text: at each place the longest, none overlapping, in order.
 * Quotation marks, brackets and spaces do not part a word (“两保”参保): places count in the text without them.
 * Linear in the text: at each place only words with the same first two characters are tried.
 *
 * @example wordFinder(indexWords(['森林', '森林防火']))('做好森林防火') //=> [{ word: '森林防火', at: 2 }]
 */
export const wordFinder =
  (...indexes: readonly WordIndex[]): ((text: string) => FoundWord[]) =>
  (text) => {
    const bare = NOT_TEXT.test(text) ? text.replaceAll(ALL_NOT_TEXT, '') : text;
    const found: FoundWord[] = [];
    for (let at = 0; at < bare.length - 1; ) {
      let word: string | undefined;
      for (const index of indexes) word = longer(word, longestAt(bare, at, index));
      if (word) found.push({ word, at });
      at += word?.length ?? 1;
    }
    return found;
  };
