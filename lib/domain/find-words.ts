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

/**
 * Finds the words of a list in a text: at each place the longest, none overlapping, in order.
 * Quotation marks, brackets and spaces do not part a word (“两保”参保): places count in the text without them.
 * Linear in the text: at each place only words with the same first two characters are tried.
 *
 * @example wordFinder(['森林', '森林防火'])('做好森林防火') //=> [{ word: '森林防火', at: 2 }]
 */
export const wordFinder = (words: Iterable<string>): ((text: string) => FoundWord[]) => {
  const byHead = new Map<number, string[]>();
  for (const word of new Set(words)) {
    const list = byHead.get(headOf(word, 0));
    if (list) list.push(word);
    else byHead.set(headOf(word, 0), [word]);
  }
  for (const list of byHead.values()) list.sort((a, b) => b.length - a.length);
  return (text) => {
    const bare = NOT_TEXT.test(text) ? text.replaceAll(ALL_NOT_TEXT, '') : text;
    const found: FoundWord[] = [];
    for (let at = 0; at < bare.length - 1; ) {
      const word = byHead.get(headOf(bare, at))?.find((one) => bare.startsWith(one, at));
      if (word) found.push({ word, at });
      at += word?.length ?? 1;
    }
    return found;
  };
};
