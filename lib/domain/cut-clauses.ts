import { startsWithAct } from './action-words.ts';
import { namedDays } from './read-due-date.ts';
import { readRecurrence } from './read-recurrence.ts';
import { commitsTo } from './read-target.ts';
import { isMilestone, sharedThings, thingsOf } from './same-subject.ts';
import { clausesOf, type Piece, trimmed } from './text-pieces.ts';

/** A clause with what a cut depends on. */
interface Clause extends Piece {
  readonly words: string;
  /** The day it names, the last of several; '' for none. */
  readonly day: string;
  /** Its rhythm: each month, each quarter …, or ''. */
  readonly rhythm: string;
  readonly things: ReadonlySet<string>;
  readonly counts: boolean;
  readonly leads: boolean;
}

/** A clause longer than this is no clause but a text without commas: it is not looked into. */
const LONGEST = 400;
const LEAD = /^由[^，,。；;]{2,24}(?:牵头|负责)/;
/** A subject of its own before the verb: 70%以上的行政村建成…, 四个自然村…覆盖率…. */
const COUNTED_SUBJECT = /^(?:\d{1,3}(?:\.\d)?%(?:以上)?的?|[一二两三四五六七八九十]{1,3}个|\d{1,4}个)[一-龥]{2}/;
/** What a clause says follows from the work before it. */
const OUTCOME = /^(?:确保|坚决|切实|实现|带动|惠及|受益|力争|争取|使|让|做到|推动|促进|填补|全面提升|不断|努力|达到|占|其中|同比|并|共)/;

const clauseOf = (text: string, piece: Piece, year: number): Clause => {
  const words = text.slice(piece.start, Math.min(piece.end, piece.start + LONGEST));
  const rhythm = readRecurrence(words, '');
  return {
    ...piece,
    words,
    day: namedDays(words, year).at(-1)?.day ?? '',
    rhythm: rhythm === 'seasonal' || rhythm === 'year-round' || rhythm === null ? (/定期/.test(words) ? 'now and then' : '') : rhythm,
    things: thingsOf(words),
    counts: commitsTo(words),
    leads: LEAD.test(words),
  };
};

interface Group {
  readonly clauses: Clause[];
  day: string;
  rhythm: string;
  leads: boolean;
}

const isRelated = (group: Group, clause: Clause): boolean => group.clauses.some((one) => sharedThings(one.things, clause.things));

/** Whether a clause begins another task than the group before it. */
const beginsAnother = (group: Group, clause: Clause, next: Clause | undefined): boolean => {
  if (clause.leads) return group.leads;
  const own = clause.things.size > 0 && !isMilestone(clause.words);
  if (clause.day !== '') {
    if (group.day !== '') return clause.day !== group.day && own && !isRelated(group, clause);
    return own && (group.rhythm !== '' || group.clauses.some((one) => one.counts)) && !isRelated(group, clause);
  }
  if (clause.rhythm !== '')
    return (
      own && clause.rhythm !== group.rhythm && (group.rhythm !== '' || group.clauses.some((one) => one.counts)) && !isRelated(group, clause)
    );
  if (group.day === '') return false;
  if (COUNTED_SUBJECT.test(clause.words)) return true;
  if (OUTCOME.test(clause.words) || !own || isRelated(group, clause)) return false;
  if (next && next.day !== '' && next.day !== group.day && sharedThings(clause.things, next.things)) return true;
  return clause.counts && startsWithAct(clause.words);
};

/**
 * Tasks of one sentence: it whole, but cut at a comma where
 *
 * - both sides have their own time limit or rhythm (one may have none) and nothing of their objects in common
 * - a second office takes the lead (由X牵头)
 *
 * Successive milestones of one project (“春节前完成…，确保二季度开工”), means and outcome, 其中 and result clauses stay together.
 *
 * @param year year planned for
 */
export const cutClauses = (text: string, sentence: Piece, year: number): Piece[] => {
  const clauses = clausesOf(text, sentence).map((piece) => clauseOf(text, piece, year));
  if (clauses.length === 0) return [];
  const groups: Group[] = [];
  clauses.forEach((clause, i) => {
    const group = groups.at(-1);
    if (!group || beginsAnother(group, clause, clauses[i + 1])) {
      groups.push({ clauses: [clause], day: clause.day, rhythm: clause.rhythm, leads: clause.leads });
      return;
    }
    group.clauses.push(clause);
    group.day = clause.day || group.day;
    group.rhythm = clause.rhythm || group.rhythm;
    group.leads ||= clause.leads;
  });
  return groups.map(({ clauses: own }) => trimmed(text, { start: own[0]!.start, end: own.at(-1)!.end }));
};
