import { namesAct, startsWithAct } from './action-words.ts';
import { cutClauses } from './cut-clauses.ts';
import { headlineGoals } from './headline-goals.ts';
import type { UnsplitReason } from './plan.ts';
import type { PlanBlock } from './plan-blocks.ts';
import { readDueDate } from './read-due-date.ts';
import { readRecurrence } from './read-recurrence.ts';
import { commitsTo } from './read-target.ts';
import { isClosing, tellFraming } from './tell-framing.ts';
import { clausesOf, isLabelledNote, type Piece, semicolonPartsOf, sentencesOf, trimmed } from './text-pieces.ts';

/** A stretch of the plan that is a task, or why it is none. */
export interface PlanPiece extends Piece {
  readonly area: number;
  readonly why: UnsplitReason | null;
  /** An indicator of the 主要目标 list. */
  readonly headline: boolean;
}

const ORDINAL =
  /^(?:[一二三四五六七八九十]{1,2}(?:是|要)(?=[一-龥\d])|第[一二三四五六七八九十]{1,2}[，,、]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]|[①-⑳]|\d{1,2}[、．.](?:(?!\d)|(?=\d{1,2}月|\d{4}年)))/;
const LONGEST_THEME = 18;

/** How the plan's text is read: the text made half-width, and the year planned. */
export interface Reading {
  readonly text: string;
  readonly year: number;
}

/** The verb stands behind a subject of this length at most: 外来消费着力提升…. */
const SUBJECT_REACH = 16;

/** Parts of a sentence that semicolons divide, where each part has a verb of its own; else the sentence whole. */
const semicolonTasks = (text: string, sentence: Piece): Piece[] => {
  const parts = semicolonPartsOf(text, sentence);
  if (parts.length < 2) return [sentence];
  const joined: Piece[] = [];
  for (const part of parts) {
    const words = text.slice(part.start, part.end);
    const own =
      ORDINAL.test(words) ||
      (!isLabelledNote(text, part) &&
        !/^其中/.test(words) &&
        (startsWithAct(words) || namesAct(words.slice(0, SUBJECT_REACH)) || /\d/.test(words)) &&
        words.length >= 6 &&
        clausesOf(text, part).some((c) => namesAct(text.slice(c.start, c.end)) || /[率到成]/.test(text.slice(c.start, c.end))));
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

/** A sentence that only says that a list comes: “切实办好10件民生实事。一是…”. */
const LIST_COMES =
  /^(?:[^，,；;。]{2,24}[，,])?[^，,；;]{0,16}?(?:办好|抓好|实施|推进|做好|完成|落实|突出)[^，,；;]{0,10}?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:件|项|个方面|大)[^，,；;。]{0,16}[。：:]$/;

/** Behind the indicators of a list, no indicator. */
const REMARK = /^(?:以及)?其[他它余](?:各项|主要)?/;

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
  /** Begins with the first sentence under a heading. */
  readonly headed: boolean;
  readonly start: number;
  readonly opening: boolean;
  /** Behind a number: an item as it stands, no list of indicators. */
  readonly numbered: boolean;
  readonly closing: boolean;
}

const piece = ({ area }: Place, { start, end }: Piece, why: UnsplitReason | null, headline = false): PlanPiece => ({
  start,
  end,
  area,
  why,
  headline,
});

/** A theme: a verb and what it is done to, without figure or comma. What is held, finished or won is a work of its own, however short. */
const THEME = /^(?!.{0,4}(?:办好|办成|举办|承办|开办|完成|创建|争创|申报|编制|制定|出台|启动|开展))[^\d，,；;：:]{4,14}。$/;
/** What a theme heads is longer. */
const UNDER_THEME = 15;
const FEWEST_THEMES = 2;
/** Inside a paragraph, where a short task is as likely, a theme is shorter. */
const LONGEST_INNER = 10;

/**
 * Which sentences of a paragraph only name what those behind them say: “引领商圈经济。实施…工程。培育夜晚经济。依托…”.
 * One that does not open the paragraph is none by itself.
 */
const themesIn = (sentences: readonly string[]): ReadonlySet<number> => {
  const named = sentences.map(
    (words, i) => THEME.test(words) && startsWithAct(words) && (i === 0 || words.length < LONGEST_INNER || words.startsWith('要')),
  );
  const themes = sentences.flatMap((_, i) =>
    named[i] && ((i === 0 && named[i + 1]) || (sentences[i + 1]?.length ?? 0) >= UNDER_THEME) ? [i] : [],
  );
  return new Set(themes[0] === 0 || themes.length >= FEWEST_THEMES ? themes : []);
};

/** Titles of items that several sentences follow: “一是实施饮水工程。新建…。解决…。二是…”. */
const LONGEST_ITEM_TITLE = 40;
const FEWEST_ITEMS = 3;

/** Which sentences are titles of such items: all ordinals of the paragraph have sentences behind them. */
const itemTitles = (sentences: readonly string[]): ReadonlySet<number> => {
  const items = sentences.flatMap((words, i) => (ORDINAL.test(words) ? [i] : []));
  const headed = items.every((at, k) => at + 1 < (items[k + 1] ?? sentences.length));
  return new Set(headed && items.length >= FEWEST_ITEMS ? items.filter((i) => isItemTitle(sentences[i]!)) : []);
};

const isItemTitle = (words: string): boolean => words.length <= LONGEST_ITEM_TITLE && !/\d|；/.test(words) && words.endsWith('。');

/** A project with its description: “（1）道路“白改黑”工程：黑化道路4.8公里，11月底前完工” is one task, however many sentences tell of it. */
const PROJECT =
  /^(?!.{0,4}(?:重点|以下|主要|下列|如下))[^，,。；;：:]{3,30}(?:项目|工程|基地|园区|产业园|中心|广场|大桥|水库|水厂|学校|医院|[大综办教]楼)[：:](?![一1（(])/;

/** Pieces of one sentence: its ordinals, its run-in theme, its tasks, or the reason why it is none. */
const splitSentence = ({ text, year }: Reading, sentence: Piece, at: Place, moreFollows: boolean, isTitle: boolean): PlanPiece[] => {
  const goals = at.closing ? null : headlineGoals(text, sentence, at.opening && !at.numbered);
  if (goals)
    return [
      ...(goals.leadIn ? [piece(at, goals.leadIn, 'framing')] : []),
      ...goals.items.map((item) => piece(at, item, REMARK.test(sliceOf(text, item)) ? 'framing' : null, true)),
    ];
  const start = listStart(text, sentence);
  const list = trimmed(text, { start, end: sentence.end });
  const leadIn = start > sentence.start ? [piece(at, trimmed(text, { start: sentence.start, end: start }), 'framing')] : [];
  const pieces = semicolonTasks(text, list).flatMap((part) => {
    const { ordinal, rest } = withoutOrdinal(text, part);
    const words = sliceOf(text, rest);
    const numbering = ordinal ? [piece(at, ordinal, 'numbering')] : [];
    if (words === '') return numbering;
    if (ordinal && (isTitle || (moreFollows && words.endsWith('。') && words.length <= LONGEST_THEME && !/\d/.test(words))))
      return [...numbering, piece(at, rest, 'heading')];
    const clauses = clausesOf(text, rest).map((c) => sliceOf(text, c));
    const why = tellFraming(words, {
      opening: at.opening,
      first: at.headed && sentence.start === at.start,
      closing: at.closing,
      year,
      // Most sentences are told without it.
      get commits() {
        return commits(words, year);
      },
      clauses,
    });
    return [...numbering, ...(why === null ? cutClauses(text, rest, year).map((p) => piece(at, p, null)) : [piece(at, rest, why)])];
  });
  return [...leadIn, ...pieces];
};

/** A note on a line of its own (责任单位：…) belongs to the task before it. */
const withNotes = (text: string, pieces: readonly PlanPiece[]): PlanPiece[] => {
  const joined: PlanPiece[] = [];
  for (const one of pieces) {
    const last = joined.at(-1);
    if (last?.why === null && last.area === one.area && isLabelledNote(text, one)) joined[joined.length - 1] = { ...last, end: one.end };
    else joined.push(one);
  }
  return joined;
};

/** The sum under a table. */
const SUM = /^(?:合计|小计|总计|共计)/;

/** A row of a table is one task, or none. */
const splitRow = (reading: Reading, row: Piece, at: Place): PlanPiece[] => {
  if (SUM.test(sliceOf(reading.text, row))) return [piece(at, row, 'framing')];
  const told = splitSentence(reading, row, at, false, false);
  return told.some(({ why }) => why === null) ? [piece(at, row, null)] : told;
};

/**
 * Tasks of the plan section, and what is none with the reason, in order.
 *
 * - one sentence is one task, its commas kept inside, and so is one row of a table
 * - semicolons divide where each side has its own verb; ordinals (一是, （1）) are numbering
 * - each indicator of the 主要目标 list is a task
 * - a comma divides only as `cutClauses` says
 * - a labelled note (责任单位：…, 完成时限：…) belongs to the task before it, whatever stop or line divides them
 */
export const splitPlan = (reading: Reading, blocks: readonly PlanBlock[]): PlanPiece[] => {
  const { text } = reading;
  let paragraphsLeft = blocks.filter((block) => block.type === 'prose').length;
  const firstOfList = blocks.findIndex(({ type }) => type === 'numbering');
  const hasAreas = blocks.some((block) => block.area >= 0);
  const pieces = blocks.flatMap((block, at): PlanPiece[] => {
    const whole = (why: UnsplitReason): PlanPiece => ({ start: block.start, end: block.end, area: block.area, why, headline: false });
    if (block.type !== 'prose') return [whole(block.type === 'appendix' ? 'framing' : block.type)];
    paragraphsLeft--;
    const sentences = sentencesOf(text, block);
    const words = sentences.map((sentence) => sliceOf(text, sentence));
    const opening = (hasAreas || at < firstOfList) && block.area < 0 && !(words.length > 1 && startsWithAct(words[0]!));
    const headed = blocks[at - 1]?.type === 'heading';
    const numbered = blocks[at - 1]?.type === 'numbering';
    const next = blocks[at + 1];
    const place = {
      area: block.area,
      headed,
      start: block.start,
      opening,
      numbered,
      closing: isClosing(sliceOf(text, block), paragraphsLeft),
    };
    if (block.isRow) return splitRow(reading, block, place);
    if (PROJECT.test(sliceOf(text, block)) && !words.some((one) => ORDINAL.test(one))) return [piece(place, block, null)];
    const themes = themesIn(words);
    const titles = itemTitles(words);
    return sentences.flatMap((sentence, i) => {
      if (themes.has(i)) return [piece(place, sentence, 'heading')];
      const listed = i + 1 < words.length ? ORDINAL.test(words[i + 1]!) : next?.type === 'numbering';
      if (listed && LIST_COMES.test(words[i]!)) return [piece(place, sentence, 'framing')];
      return splitSentence(reading, sentence, place, titles.has(i) || i < sentences.length - 1, titles.has(i));
    });
  });
  return withNotes(text, pieces);
};
