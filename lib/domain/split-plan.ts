import { startsWithAct } from './action-words.ts';
import { cutClauses } from './cut-clauses.ts';
import { headlineGoals } from './headline-goals.ts';
import type { UnsplitReason } from './plan.ts';
import type { PlanBlock } from './plan-blocks.ts';
import { readDueDate } from './read-due-date.ts';
import { readRecurrence } from './read-recurrence.ts';
import { commitsTo } from './read-target.ts';
import { isClosing, tellFraming } from './tell-framing.ts';
import { clausesOf, type Piece, semicolonPartsOf, sentencesOf, trimmed } from './text-pieces.ts';

/** A stretch of the plan that is a task, or why it is none. */
export interface PlanPiece extends Piece {
  readonly area: number;
  readonly why: UnsplitReason | null;
  /** An indicator of the 主要目标 list. */
  readonly headline: boolean;
}

const ORDINAL =
  /^(?:[一二三四五六七八九十]{1,2}(?:是|要)(?=[一-龥])|第[一二三四五六七八九十]{1,2}[，,、]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]|[①-⑳]|\d{1,2}[、．.](?:(?!\d)|(?=\d{1,2}月|\d{4}年)))/;
const LONGEST_THEME = 18;

/** How the plan's text is read: the text made half-width, and the year planned. */
export interface Reading {
  readonly text: string;
  readonly year: number;
}

/** Parts of a sentence that semicolons divide, where each part has a verb of its own; else the sentence whole. */
const semicolonTasks = (text: string, sentence: Piece): Piece[] => {
  const parts = semicolonPartsOf(text, sentence);
  if (parts.length < 2) return [sentence];
  const joined: Piece[] = [];
  for (const part of parts) {
    const words = text.slice(part.start, part.end);
    const own =
      ORDINAL.test(words) ||
      (!/^其中/.test(words) &&
        (startsWithAct(words) || /\d/.test(words)) &&
        words.length >= 6 &&
        clausesOf(text, part).some((c) => startsWithAct(text.slice(c.start, c.end)) || /[率到成]/.test(text.slice(c.start, c.end))));
    if (joined.length > 0 && !own) joined.push({ start: joined.pop()!.start, end: part.end });
    else joined.push(part);
  }
  return joined;
};

/** The sentence (or part) without its ordinal, which becomes a piece of numbering. */
const withoutOrdinal = (text: string, piece: Piece): { ordinal: Piece | null; rest: Piece } => {
  const ordinal = ORDINAL.exec(text.slice(piece.start, piece.start + 12));
  if (!ordinal) return { ordinal: null, rest: piece };
  const at = piece.start + ordinal[0].length;
  return { ordinal: { start: piece.start, end: at }, rest: trimmed(text, { start: at, end: piece.end }) };
};

/** A lead-in before numbered items: “办好十件民生实事：（1）…；（2）…”. */
const LIST_LEAD_IN = /^[^。；;：:]{2,80}[：:](?=[（(](?:1|一)[）)]|①|一[是要]|1[.．、](?!\d)|第一[，,])/;

/** Where the items of a sentence begin: behind its lead-in, or at its start. */
const listStart = (text: string, { start, end }: Piece): number =>
  start + (LIST_LEAD_IN.exec(text.slice(start, Math.min(end, start + 90)))?.[0].length ?? 0);

const sliceOf = (text: string, piece: Piece): string => text.slice(piece.start, piece.end);

/** Whether the words commit to a figure, a day or a rhythm. */
const commits = (words: string, year: number): boolean =>
  commitsTo(words) || readDueDate(words, year).stated || readRecurrence(words, '') !== null;

interface Place {
  readonly area: number;
  readonly opening: boolean;
  readonly closing: boolean;
}

/** Pieces of one sentence: its ordinals, its run-in theme, its tasks, or the reason why it is none. */
const splitSentence = ({ text, year }: Reading, sentence: Piece, at: Place, moreFollows: boolean): PlanPiece[] => {
  const piece = (p: Piece, why: UnsplitReason | null, headline = false): PlanPiece => ({
    start: p.start,
    end: p.end,
    area: at.area,
    why,
    headline,
  });
  const goals = at.closing ? null : headlineGoals(text, sentence, at.opening);
  if (goals) return [...(goals.leadIn ? [piece(goals.leadIn, 'framing')] : []), ...goals.items.map((item) => piece(item, null, true))];
  const start = listStart(text, sentence);
  const list = trimmed(text, { start, end: sentence.end });
  const leadIn = start > sentence.start ? [piece(trimmed(text, { start: sentence.start, end: start }), 'framing')] : [];
  const pieces = semicolonTasks(text, list).flatMap((part) => {
    const { ordinal, rest } = withoutOrdinal(text, part);
    const words = sliceOf(text, rest);
    const numbering = ordinal ? [piece(ordinal, 'numbering')] : [];
    if (words === '') return numbering;
    if (ordinal && moreFollows && words.endsWith('。') && words.length <= LONGEST_THEME && !/\d/.test(words))
      return [...numbering, piece(rest, 'heading')];
    const clauses = clausesOf(text, rest).map((c) => sliceOf(text, c));
    const why = tellFraming(words, { opening: at.opening, closing: at.closing, year, commits: commits(words, year), clauses });
    return [...numbering, ...(why === null ? cutClauses(text, rest, year).map((p) => piece(p, null)) : [piece(rest, why)])];
  });
  return [...leadIn, ...pieces];
};

/**
 * Tasks of the plan section, and what is none with the reason, in order.
 *
 * - one sentence is one task, its commas kept inside
 * - semicolons divide where each side has its own verb; ordinals (一是, （1）) are numbering
 * - each indicator of the 主要目标 list is a task
 * - a comma divides only as `cutClauses` says
 */
export const splitPlan = (reading: Reading, blocks: readonly PlanBlock[]): PlanPiece[] => {
  const { text } = reading;
  let paragraphsLeft = blocks.filter((block) => block.type === 'prose').length;
  const hasAreas = blocks.some((block) => block.area >= 0);
  return blocks.flatMap((block): PlanPiece[] => {
    if (block.type !== 'prose')
      return [
        { start: block.start, end: block.end, area: block.area, why: block.type === 'appendix' ? 'framing' : block.type, headline: false },
      ];
    paragraphsLeft--;
    const at = { area: block.area, opening: hasAreas && block.area < 0, closing: isClosing(sliceOf(text, block), paragraphsLeft) };
    const sentences = sentencesOf(text, block);
    return sentences.flatMap((sentence, i) => splitSentence(reading, sentence, at, i < sentences.length - 1));
  });
};
