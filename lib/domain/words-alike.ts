/** Pairs of neighbouring letters of a text, without its numbers and marks; of a single letter that letter. */
export const pairsOf = (text: string): ReadonlySet<string> => {
  const words = text.replace(/[^\p{Script=Han}A-Za-z]/gu, '');
  return new Set(words.length === 1 ? [words] : Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2)));
};

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const pair of few) if (many.has(pair)) count += 1;
  return count;
};

/** How alike two texts are as wholes, 0…1; two empty ones are the same. */
export const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  a.size + b.size === 0 ? 1 : (2 * shared(a, b)) / (a.size + b.size);

/** How much of the shorter text stands in the longer, 0…1: two sentences may have become one. */
export const contained = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  a.size === 0 || b.size === 0 ? 0 : shared(a, b) / Math.min(a.size, b.size);
