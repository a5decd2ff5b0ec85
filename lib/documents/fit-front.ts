import { type Line, type Run, widthOf, wordsOf } from './paper.ts';

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
/** Of an item that is too long for the page so many lines stand in front at least. */
const LEAST = 3;
const WHOLE_BEHIND = '……（全文见背面）';
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

/** A line without so much of its longest words that it takes no more than some lines; its marks stay. */
const cutTo = (line: Line, lines: number): Line => {
  const runs: readonly Run[] = typeof line === 'string' ? [{ text: line }] : line;
  const longest = runs.reduce((best, run) => (run.mark !== true && run.text.length > best.text.length ? run : best), { text: '' });
  let kept = longest.text.length;
  const cut = (): Line =>
    runs.map((run) => (run === longest ? { ...run, text: `${run.text.slice(0, kept).toWellFormed()}${WHOLE_BEHIND}` } : run));
  while (kept > 0 && linesOf(cut()) > lines) kept -= 1;
  return cut();
};

interface Fitted {
  readonly sections: readonly FrontSection[];
  /** What stands in front in part, by its section, whole. */
  readonly cut: readonly { readonly at: number; readonly item: Line }[];
}

/** What is still too high loses of its longest items, of the verdict last. */
const shortened = (sections: readonly FrontSection[]): Fitted => {
  let [now, cut]: [readonly FrontSection[], Fitted['cut']] = [sections, []];
  for (const at of [1, 0]) {
    for (const item of (sections[at]?.items ?? []).toSorted((a, b) => linesOf(b) - linesOf(a))) {
      const over = heightOf(now) - LINES;
      if (over <= 0 || linesOf(item) <= LEAST) continue;
      const short = cutTo(item, Math.max(LEAST, linesOf(item) - over));
      now = now.map((one, i) => (i === at ? { ...one, items: one.items.map((had) => (had === item ? short : had)) } : one));
      cut = [...cut, { at, item }];
    }
  }
  return { sections: now, cut };
};

/**
 * What of a front page fits one side, and what goes to the back: the last items of the sections that matter least to the reader.
 * A section of which something went says so in its title; on the back it has it again, for the rest. An item that is too long by itself
 * stands in front in part, and on the back whole.
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
  const fitted = shortened(front);
  return {
    front: sections.map((one, at) => shownOf({ ...one, items: [...fitted.sections[at]!.items, ...one.items.slice(kept(at))] }, kept(at))),
    rest: sections.flatMap((one, at) => {
      const whole = one.items.filter((item) => fitted.cut.some((had) => had.at === at && had.item === item));
      const items = [...whole, ...one.items.slice(kept(at))];
      return items.length === 0 ? [] : [{ title: `${one.title}（续）`, items }];
    }),
  };
};

const shownOf = (one: FrontSection, kept: number): FrontSection => {
  const { title, items } = one;
  if (kept === items.length) return one;
  if (kept === 0) return { title, items: ['见背面。'] };
  return { title: `${title}——余${items.length - kept}件见背面`, items: items.slice(0, kept) };
};
