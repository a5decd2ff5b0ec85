import type { Doubt } from './evidence.ts';
import type { Figure } from './figure.ts';

/**
 * What a reader of the draft must know of a sentence; printed in it at the place it concerns.
 * - 【待核】 no report, a missing base, reports that conflict, an incomplete total, a figure nobody reported
 * - 【预计】 the year is not over and the figure may still grow
 * - 〔无数据〕 nothing was counted: the words of the plan alone
 */
export type Mark = '【待核】' | '【预计】' | '〔无数据〕';

/** One task's sentence in the review. */
export interface ReviewSentence {
  /** Task number within the plan. */
  readonly task: string;
  /** Shown number. */
  readonly id: string;
  /** Marks stand in it: '…【待核：缺年初基数】'. */
  readonly text: string;
  /** In the order in which they stand in the text. */
  readonly figures: readonly Figure[];
  readonly marks: readonly { readonly mark: Mark; readonly why: string }[];
  /** Update ids, and places in plan and last review, on which the sentence rests: those of its figures and others, e.g. of a node. */
  readonly sources: readonly string[];
}

/** A mark at its place in a sentence. */
interface MarkPiece {
  readonly mark: Mark;
  readonly why: string;
}

/** What a sentence is put together from. `{ rests }` prints nothing and names updates on which the words rest. */
export type Piece = string | Figure | MarkPiece | { readonly rests: readonly string[] };

const isMark = (piece: Piece): piece is MarkPiece => typeof piece === 'object' && 'mark' in piece;
const isFigure = (piece: Piece): piece is Figure => typeof piece === 'object' && 'derivation' in piece;

export const toCheck = (why: Doubt | string): Piece => ({ mark: '【待核】', why });
export const noData: Piece = { mark: '〔无数据〕', why: '' };
export const expected: Piece = { mark: '【预计】', why: '' };

const printMark = ({ mark, why }: MarkPiece): string => (why === '' ? mark : `${mark.slice(0, -1)}：${why}${mark.at(-1)}`);

const printPiece = (piece: Piece): string => {
  if (typeof piece === 'string') return piece;
  if (isMark(piece)) return printMark(piece);
  return isFigure(piece) ? piece.text : '';
};

const restsOn = (piece: Piece): readonly string[] => {
  if (typeof piece === 'string' || isMark(piece)) return [];
  return isFigure(piece) ? piece.sources : piece.rests;
};

/** Puts a sentence together; it ends with one 。 @example compose(task, ['完成玉米种植', figure]).text //=> '完成玉米种植6038亩。' */
export const compose = (task: { readonly n: string; readonly id: string }, pieces: readonly Piece[]): ReviewSentence => ({
  task: task.n,
  id: task.id,
  text: `${pieces.map(printPiece).join('')}。`,
  figures: pieces.filter(isFigure),
  marks: pieces.filter(isMark).map(({ mark, why }) => ({ mark, why })),
  sources: [...new Set(pieces.flatMap(restsOn))],
});

/** Puts the separator between groups of pieces. @example joined([['a'], ['b']], '、') //=> ['a', '、', 'b'] */
export const joined = (groups: readonly (readonly Piece[])[], separator: string): readonly Piece[] =>
  groups.flatMap((group, index) => (index === 0 ? group : [separator, ...group]));
