/** A word found in a text. */
export interface FoundWord {
  readonly word: string;
  /** UTF-16 offset of its first character. */
  readonly at: number;
}

const NOT_TEXT = /[\s“”‘’"'（）()《》]/g;

/**
 * Finds the words of a list in a text: at each place the longest, none overlapping, in order.
 * Quotation marks, brackets and spaces do not part a word (“两保”参保): places count in the text without them.
 * Linear in the text: at each place only words with the same first two characters are tried.
 *
 * @example wordFinder(['森林', '森林防火'])('做好森林防火') //=> [{ word: '森林防火', at: 2 }]
 */
export const wordFinder = (words: Iterable<string>): ((text: string) => FoundWord[]) => {
  const byHead = new Map<string, string[]>();
  for (const word of new Set(words)) {
    const head = word.slice(0, 2);
    byHead.set(head, [...(byHead.get(head) ?? []), word]);
  }
  for (const list of byHead.values()) list.sort((a, b) => b.length - a.length);
  return (text) => {
    const bare = text.replace(NOT_TEXT, '');
    const found: FoundWord[] = [];
    for (let at = 0; at < bare.length - 1; ) {
      const word = byHead.get(bare.slice(at, at + 2))?.find((one) => bare.startsWith(one, at));
      if (word) found.push({ word, at });
      at += word?.length ?? 1;
    }
    return found;
  };
};
