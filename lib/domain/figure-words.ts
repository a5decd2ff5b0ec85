import { figuresIn, type WrittenFigure } from './figures-in.ts';

/** Quotations and titles of documents: what stands in them is a name. */
const QUOTED = /[“《][^“”《》\n]{0,40}[”》]/g;
const STOPS = '，,。；;：:！!？?（(）)';
/** How far the words about a figure may reach, in characters. */
export const REACH = 60;

/** A short bracket inside a name parts nothing: 养殖场（小区）100个. */
const ASIDE_BEFORE = /（[^（），。；：\d]{1,4}）$/;
const ASIDE_BEHIND = /^（[^（），。；：\d]{1,4}）/;

/** Start of the words about what stands at `at`: behind the last stop, not before `floor`. */
export const clauseStart = (text: string, at: number, floor: number): number => {
  const limit = Math.max(floor, at - REACH);
  let from = at;
  while (from > limit) {
    if (!STOPS.includes(text[from - 1]!)) from--;
    else {
      const aside = text[from - 1] === '）' ? ASIDE_BEFORE.exec(text.slice(Math.max(limit, from - 6), from)) : null;
      if (!aside) break;
      from -= aside[0].length;
    }
  }
  return from;
};

export const wordsEnd = (text: string, at: number, ceiling: number): number => {
  const limit = Math.min(ceiling, at + REACH);
  let to = at;
  while (to < limit && text[to] !== '、') {
    if (!STOPS.includes(text[to]!)) to++;
    else {
      const aside = text[to] === '（' ? ASIDE_BEHIND.exec(text.slice(to, to + 6)) : null;
      if (!aside) break;
      to += aside[0].length;
    }
  }
  return Math.min(to, limit);
};

const outsideQuotes = (text: string, figures: readonly WrittenFigure[]): WrittenFigure[] => {
  const quotes = [...text.matchAll(QUOTED)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  let q = 0;
  return figures.filter((figure) => {
    while (q < quotes.length && quotes[q]!.end <= figure.start) q++;
    return !(q < quotes.length && quotes[q]!.start <= figure.start && figure.end <= quotes[q]!.end);
  });
};

/** A list has no more names than this whose sizes are looked at. */
const LONGEST_LIST = 6;

/** Sizes in the names of a list that closes with its number: “A厂60万吨电解铝、B厂2×35万千瓦机组等12个项目”. */
const outsideLists = (text: string, figures: readonly WrittenFigure[]): WrittenFigure[] =>
  figures.filter((figure, i) => {
    const total = figures.slice(i + 1, i + LONGEST_LIST).find(({ start }) => text[start - 1] === '等');
    return total === undefined || !/^[^，,。；;：:]{0,80}、[^，,。；;：:]{0,60}$/.test(text.slice(figure.end, total.start));
  });

/** Figures of a text that may be targets: those in quotations and in the names of a list left out. */
export const plainFigures = (text: string): WrittenFigure[] => outsideLists(text, outsideQuotes(text, figuresIn(text)));
