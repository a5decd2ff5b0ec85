/** A number in [0, 1) that depends on nothing but its words: the same on every machine and in every run. */
export const dice = (...words: readonly (string | number)[]): number => mix(words.join(':')) / 2 ** 32;

/** FNV-1a, then the finalizer of MurmurHash3, so that neighbours such as '001' and '002' fall far apart. */
const mix = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** A whole number from low to high, both included. @param roll in [0, 1) */
export const wholeBetween = (low: number, high: number, roll: number): number => low + Math.floor(roll * (high - low + 1));

/** @param roll in [0, 1) @throws RangeError when there is nothing to pick from */
export const pick = <Item>(items: readonly Item[], roll: number): Item => {
  const item = items[Math.floor(roll * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
};
