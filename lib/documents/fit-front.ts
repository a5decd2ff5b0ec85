import { type Line, widthOf, wordsOf } from './paper.ts';

/** A heading with what stands below it, a paragraph an item. */
export interface FrontSection {
  readonly title: string;
  readonly items: readonly Line[];
}

/** Of a sheet in 小四: 170 mm take 40 characters, 265 mm take 46 lines of 16 points, of which title and byline need four. */
const CHARACTERS = 39;
const LINES = 41;
/** Nothing is taken from the verdict, and of what is to be decided two are always in front. */
const KEPT: readonly number[] = [1, 2, 0, 0, 0, 0];
/** From which section the last items go to the back first: what is only looked up, then what is only watched. */
const GIVES_WAY: readonly number[] = [5, 4, 3, 2, 1];

const linesOf = (line: Line): number => Math.ceil((widthOf(wordsOf(line)) + 2) / CHARACTERS);

const heightOf = (sections: readonly FrontSection[]): number =>
  sections.reduce(
    (sum, { items }) =>
      sum +
      1 +
      Math.max(
        1,
        items.reduce((lines, item) => lines + linesOf(item), 0),
      ),
    0,
  );

/**
 * What of a front page fits one side, and what goes to the back: the last items of the sections that matter least to the reader.
 * A section of which something went says so in its title; on the back it has it again, for the rest.
 */
export const fitFront = (
  sections: readonly FrontSection[],
): { readonly front: readonly FrontSection[]; readonly rest: readonly FrontSection[] } => {
  let front = sections;
  for (const at of GIVES_WAY) {
    while (heightOf(front) > LINES && (front[at]?.items.length ?? 0) > (KEPT[at] ?? 0))
      front = front.map((one, i) => (i === at ? { ...one, items: one.items.slice(0, -1) } : one));
  }
  const kept = (at: number): number => front[at]?.items.length ?? 0;
  return {
    front: sections.map((one, at) => shownOf(one, kept(at))),
    rest: sections.flatMap((one, at) =>
      kept(at) === one.items.length ? [] : [{ title: `${one.title}（续）`, items: one.items.slice(kept(at)) }],
    ),
  };
};

const shownOf = (one: FrontSection, kept: number): FrontSection => {
  const { title, items } = one;
  if (kept === items.length) return one;
  if (kept === 0) return { title, items: ['见背面。'] };
  return { title: `${title}——余${items.length - kept}件见背面`, items: items.slice(0, kept) };
};
