import { chineseDate, type Day } from '#domain/day.ts';

/**
 * A piece of a line. A `mark` says where the words before it come from: readers at a screen may look at it, in print it does not show.
 */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  /** RRGGBB behind the text. */
  readonly fill?: string;
  /** RRGGBB of the text. */
  readonly colour?: string;
  readonly mark?: boolean;
}

export type Line = string | readonly Run[];

export interface TableColumn {
  readonly head: string;
  /** Share of the table's width, in any unit. */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

export interface TableCell {
  readonly line: Line;
  /** RRGGBB behind the cell. */
  readonly fill?: string;
  readonly bold?: boolean;
  /** Columns that it takes; left out: one. */
  readonly span?: number;
}

/** Bars that lie: one a category of the parts of the series, or one a series side by side. */
export interface Chart {
  readonly title: string;
  readonly bars: 'stacked' | 'side-by-side';
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly colour: string; readonly values: readonly number[] }[];
}

/** What a paper is made of, from top to bottom. */
export type Block =
  | { readonly kind: 'title'; readonly lines: readonly string[] }
  | { readonly kind: 'byline'; readonly text: string }
  | { readonly kind: 'addressee'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'note'; readonly line: Line }
  | { readonly kind: 'attachments'; readonly names: readonly string[] }
  | { readonly kind: 'signature'; readonly office: string; readonly day: Day }
  | { readonly kind: 'table'; readonly columns: readonly TableColumn[]; readonly rows: readonly (readonly TableCell[])[] }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'page'; readonly landscape: boolean };

/**
 * A paper as data, from which its files are made.
 * - official: the page of GB/T 9704-2012, for the archive and for what is read out
 * - sheet: smaller type and margins, for what must fit one side of A4
 */
export interface Paper {
  /** Name of the file without its ending, as a person sees it. */
  readonly name: string;
  readonly author: string;
  readonly style: 'official' | 'sheet';
  /** Whether its first page lies across. */
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
}

/** A cell of plain words. */
export const cellOf = (text: string | number): TableCell => ({ line: String(text) });

/** The words of a line, without its marks. */
export const wordsOf = (line: Line): string =>
  typeof line === 'string'
    ? line
    : line
        .filter(({ mark }) => mark !== true)
        .map(({ text }) => text)
        .join('');

/** Width in characters as wide as high; digits and Latin letters are half as wide. */
export const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign < '\u0100' ? 0.5 : 1), 0);

/**
 * Where a signature without a seal stands, in characters from the right edge (GB/T 9704, 7.3.5.2): the office two characters in, the date's
 * first character two to the right of the office's; a date that would not fit stands two characters in, and the office moves left.
 *
 * @example signaturePlaces('望京镇人民政府', '2022-03-08') //=> { office: 3, date: 2 } the date would be one in
 */
export const signaturePlaces = (office: string, day: Day): { readonly office: number; readonly date: number } => {
  const date = widthOf(office) - widthOf(chineseDate(day));
  return date >= 2 ? { office: 2, date } : { office: 4 - date, date: 2 };
};

/** Longest line of a title in 2号, of which 156 mm take twenty. */
const MOST_IN_TITLE = 19;

/**
 * The lines of a title, broken where its words break: of like length, the first no shorter than the last.
 * @example titleLines('望京镇2022年重点任务推进情况') //=> ['望京镇2022年重点任务推进情况']
 */
export const titleLines = (title: string): readonly string[] => {
  if (widthOf(title) <= MOST_IN_TITLE) return [title];
  const half = Math.ceil(title.length / 2);
  const breaks = [...title].map((sign, at) => ({ at: at + 1, good: '年的和及对，、》'.includes(sign) }));
  const good = breaks.filter(({ at, good }) => good && at > 3 && at < title.length - 3);
  const { at } = good.toSorted((a, b) => Math.abs(a.at - half) - Math.abs(b.at - half))[0] ?? { at: half };
  return [title.slice(0, at), ...titleLines(title.slice(at))];
};
