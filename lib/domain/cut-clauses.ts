import { startsWithAct } from './action-words.ts';
import type { Recurrence } from './plan.ts';
import { namedDays } from './read-due-date.ts';
import { readRecurrence } from './read-recurrence.ts';
import { commitsTo } from './read-target.ts';
import { isMilestone, sharesCharacter, sharesWord, type Things, thingsOf } from './same-subject.ts';
import { clausesOf, isLabelledNote, type Piece, trimmed } from './text-pieces.ts';

/** A clause with what a cut depends on. */
interface Clause extends Piece {
  readonly words: string;
  /** The day it names, the last of several; '' for none. */
  readonly day: string;
  /** The day is 年内, which any clause without a day means too. */
  readonly vague: boolean;
  /** Its rhythm of days, months or quarters; '' for none. */
  readonly rhythm: Recurrence | 'now and then' | '';
  readonly things: Things;
  /** Whether it commits to a figure. */
  readonly counts: boolean;
  /** Whether it has an object of its own, not only a step of what was spoken of before. */
  readonly own: boolean;
  /** Whether it says who leads. */
  readonly leads: boolean;
  /** Whether it names one work and its day. */
  readonly namesWork: boolean;
  /** Whether it is a date alone, which belongs to what comes. */
  readonly onlyDay: boolean;
  /** Whether it says only who answers for the work, or by when. */
  readonly isNote: boolean;
}

/** No clause is longer; of a text without commas only this much is looked at. */
const LONGEST = 300;
const NOTE = /[。；;][（(]?(?:责任|牵头|配合|主办|完成|办结)[一-龥]{2,4}[：:]/;
const LEAD = /^由[^，,。；;]{2,24}(?:牵头|负责)/;
/** A subject of its own before the verb: 70%以上的行政村建成…, 四个自然村…覆盖率…. */
const COUNTED_SUBJECT = /^(?:\d{1,3}(?:\.\d)?%(?:以上)?的?|[一二两三四五六七八九十]{1,3}个|\d{1,4}个)[一-龥]{2}/;
/** What follows from the work before it, or describes what it builds. */
const OUTCOME =
  /^(?:确保|坚决|切实|实现|带动|惠及|受益|力争|争取|使|让|做到|推动|促进|填补|全面提升|不断|努力|达到|占|其中|同比|并|共|[（(])|[率度比](?:达|保|稳|不|提|升|\d|均|在|控)|(?:到|至|以内|以上|以下)[^，,]{0,8}[，,。；;]?$/;
/** Behind its date: the rest of the work before it, or its end, and no work of its own: 年底前全部复耕到位, 其余年底前销号, 主汛期前发挥效益. */
const CARRIES_ON =
  /^(?:之?前|要|再)?(?:全部|其余|余下|剩余|发挥(?:效益|作用)|见到?成效|全面(?:竣工|完工|完成|建成|投用)[，,。；;]?$|(?:完成|建成)\d{1,6}(?:\.\d{1,2})?[一-龥]{1,3}[，,。；;]?$)/;
/** A work by its name, right before its day: 云浦大桥拓宽|第三季度末|通车. A part of one (主桥, 二期) is none. */
const NAMED_WORK =
  /^(?![主引其]|附属|配套|剩余|[一二三]期)[^，,]{2,20}(?:项目|工程|园区?|中心|桥|路|线|楼|院|校|馆|站|厂|场|库|新区|片区|[一二三]期|拓宽|扩建|改建|迁建)[”"]?$/;
/** A date and nothing else: 至10月底，. */
const ONLY_DAY = /^(?:至|到|于|在|截至|之?前)?[，,]$/;
/** A part of what stands before; a day in it binds its own figure only. */
const PART = /^[（(]?其中/;
/** A result promised for the work before it, whatever its day. */
const RESULT = /^(?:确保|力争|争取|实现|做到|使)/;
const DETAIL =
  /^(?:[一-龥]{0,6}面积|设置?|增设|配备|配置|配套|占地|全长|总长|长|宽|高|路基|路面|年产|年均|日处理|日供|日产|年处理|床位|容纳|可|总投资|计划投资|预计|规划|新增(?:床位|学位|车位|产值|产能|税收|就业))/;

const clauseOf = (text: string, piece: Piece, year: number): Clause => {
  // A day in a note (完成时限：9月底) is that of the whole sentence.
  const words = text.slice(piece.start, Math.min(piece.end, piece.start + LONGEST)).split(NOTE, 1)[0]!;
  const days = namedDays(words, year);
  const named = days.at(-1);
  const rhythm = readRecurrence(words, '');
  const things = thingsOf(words);
  const undated = named ? words.slice(0, named.start) + words.slice(named.end) : words;
  return {
    ...piece,
    words,
    day: PART.test(words) ? '' : (named?.day ?? ''),
    vague: words.includes('年内'),
    rhythm: rhythm === 'seasonal' || rhythm === 'year-round' || rhythm === null ? (words.includes('定期') ? 'now and then' : '') : rhythm,
    things,
    counts: commitsTo(words),
    own: things.single.size > 0 && !isMilestone(words, year) && !(named && CARRIES_ON.test(undated)),
    namesWork: days[0] !== undefined && NAMED_WORK.test(words.slice(0, days[0].start)) && !startsWithAct(words),
    onlyDay: ONLY_DAY.test(undated),
    leads: LEAD.test(words),
    isNote: isLabelledNote(text, piece),
  };
};

/** Clauses that stay together so far. */
interface Group {
  readonly clauses: Clause[];
  day: string;
  rhythm: Clause['rhythm'];
  /** Whether a clause of it commits to a figure. */
  counts: boolean;
  leads: boolean;
}

/** How many clauses back and ahead a relation is looked for, which keeps a long list linear. */
const NEAR = 8;

const relates = (group: Group, clause: Clause, how: (a: Things, b: Things) => boolean): boolean =>
  group.clauses.slice(-NEAR).some((one) => how(one.things, clause.things));

/** A clause without limit behind one with a limit: another subject, when it begins anew and nothing later leads back. */
const leavesSubject = (group: Group, rest: readonly Clause[]): boolean => {
  const [clause, next] = rest as [Clause, Clause | undefined];
  if (COUNTED_SUBJECT.test(clause.words)) return true;
  if (!clause.own || OUTCOME.test(clause.words) || DETAIL.test(clause.words)) return false;
  const nextDated = rest.findIndex((one) => one.day !== '');
  const undated = nextDated > 0 ? rest.slice(0, nextDated) : rest;
  if (relates(group, clause, sharesCharacter) || undated.some((one) => relates(group, one, sharesWord))) return false;
  if (next && next.day !== '' && next.day !== group.day && sharesWord(clause.things, next.things)) return true;
  return clause.counts && (startsWithAct(clause.words) || /全覆盖|\d/.test(clause.words));
};

/** Whether the first of `rest` begins another task than the group before it. */
const beginsAnother = (group: Group, rest: readonly Clause[]): boolean => {
  const clause = rest[0]!;
  const last = group.clauses.at(-1)!;
  if (PART.test(clause.words) || clause.isNote || last.onlyDay) return false;
  if (clause.leads) return group.leads;
  if (clause.namesWork && last.namesWork && !sharesWord(last.things, clause.things)) return true;
  const stamped = group.day !== '' || group.rhythm !== '' || group.counts;
  if (group.day === '' && RESULT.test(clause.words)) return false;
  if (clause.day !== '' && !(clause.vague && group.day === ''))
    return clause.own && clause.day !== group.day && stamped && !relates(group, clause, sharesWord);
  if (clause.rhythm !== '') return clause.own && clause.rhythm !== group.rhythm && stamped && !relates(group, clause, sharesCharacter);
  return group.day !== '' && leavesSubject(group, rest);
};

/** Without a day, a rhythm or a second lead there is nothing to cut at, which is most sentences. */
const mayBeCut = (words: string, year: number): boolean =>
  namedDays(words, year).length > 0 || readRecurrence(words, '') !== null || words.includes('定期') || words.includes('由');

/**
 * Tasks of one sentence: it whole, but cut at a comma where
 *
 * - a clause has another time limit or rhythm than those before it (one side may have none) and another object
 * - a clause without limit leaves the subject of the dated one
 * - a second work is named with its day (产业园一季度开工，大桥第三季度通车)
 * - a second office takes the lead (由X牵头)
 *
 * Successive milestones of one project (“春节前完成…，确保二季度开工”), means and outcome, details of what is built, and 其中 stay.
 *
 * @param year year planned for
 */
export const cutClauses = (text: string, sentence: Piece, year: number): Piece[] => {
  const whole = trimmed(text, sentence);
  if (whole.end === whole.start) return [];
  if (!mayBeCut(text.slice(whole.start, whole.end), year)) return [whole];
  const clauses = clausesOf(text, sentence).map((piece) => clauseOf(text, piece, year));
  const groups: Group[] = [];
  clauses.forEach((clause, i) => {
    const group = groups.at(-1);
    if (!group || beginsAnother(group, clauses.slice(i, i + NEAR))) {
      groups.push({
        clauses: [clause],
        day: clause.vague ? '' : clause.day,
        rhythm: clause.rhythm,
        counts: clause.counts,
        leads: clause.leads,
      });
      return;
    }
    group.clauses.push(clause);
    group.day = (clause.vague ? '' : clause.day) || group.day;
    group.rhythm = clause.rhythm || group.rhythm;
    group.counts ||= clause.counts;
    group.leads ||= clause.leads;
  });
  return groups.map(({ clauses: own }) => trimmed(text, { start: own[0]!.start, end: own.at(-1)!.end }));
};
