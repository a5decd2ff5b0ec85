import { chineseMonthDay, chineseWeekday, type Day } from '#domain/day.ts';

/** One point of a letter: a line to see at a glance, and what belongs to it. */
export interface LetterPoint {
  readonly title: string;
  readonly details: readonly string[];
}

export interface LetterSection {
  /** Empty for a section that needs none. */
  readonly heading: string;
  readonly points: readonly LetterPoint[];
}

/** A letter before it becomes text and HTML; the frame adds greeting, link, ways out and sender. */
export interface LetterWords {
  /** Without the town's name, which stands before it. */
  readonly subject: string;
  readonly greeting: string;
  readonly opening: string;
  /** What the one link is for. */
  readonly linkText: string;
  /** Path of the page behind the link, '' for the first page. */
  readonly sections: readonly LetterSection[];
  /** What is not asked, ways out, consequence; each a paragraph. */
  readonly closing: readonly string[];
}

/** @example dayAndWeekday('2022-06-24') //=> '6月24日（周五）' */
export const dayAndWeekday = (day: Day): string => `${chineseMonthDay(day)}（${chineseWeekday(day)}）`;

export const sections = (...all: readonly LetterSection[]): readonly LetterSection[] => all.filter(({ points }) => points.length > 0);
