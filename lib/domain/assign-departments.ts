import { type DutyMatch, matchDuties } from './match-duties.ts';
import { namedOffices } from './named-offices.ts';
import type { SupportAsk } from './plan.ts';
import { type ResolvedOffice, resolveOffice } from './resolve-office.ts';
import type { Department } from './town.ts';

/** Who should lead a task, and why. */
export interface Assignment {
  /** A name of the directory. */
  readonly lead: string;
  readonly supporting: readonly string[];
  readonly asks: readonly SupportAsk[];
  readonly leader: string;
  /** How often such a proposal is right, 0…1. */
  readonly confidence: number;
  /** To be asked of the office. */
  readonly open: boolean;
  /** The words that decided, in Chinese. */
  readonly reason: string;
}

interface AssignableTask {
  readonly text: string;
  readonly areaTitle: string;
}

/** Below this a proposal is wrong so often that the office should look before it goes out. */
const OPEN_BELOW = 0.6;
/** The object of the work decides; the area's title only breaks ties. */
const TITLE_WEIGHT = 0.35;
/** A department whose words weigh this much of the lead's is asked to help. */
const HELPS_FROM = 0.5;
const MOST_HELPERS = 2;
/** A helper is named; that the words of 供电所 fall to somebody does not make him one. */
const SURE_NAME = 0.8;

/** Clauses that tell how or to what end, not what is done. */
const MEANS = /^(?:围绕|按照|通过|依托|结合|抢抓|根据|针对|立足|充分|利用|在.{2,20}[上下中]$|以.{1,20}为)/;
const END = /^(?:确保|切实|让|使|促进|保障|带动|营造|维护|帮助|不断|全面提|实现|推动)/;

/** What a clause says about the task's object, 0…1: earlier counts more, means and ends count less. */
const clauseWeight = (clause: string, index: number): number => (MEANS.test(clause) || END.test(clause) ? 0.6 : 1) / (1 + 0.12 * index);

interface Scores {
  readonly byDepartment: readonly number[];
  /** Words with what they gave to each department. */
  readonly words: readonly { readonly word: string; readonly gave: readonly number[] }[];
}

const scoresOf = ({ text, areaTitle }: AssignableTask, match: DutyMatch, size: number): Scores => {
  const clauses = text.split(/[，,；;。！]/).filter((clause) => clause.length > 1);
  const words = [
    ...clauses.flatMap((clause, i) => match.find(clause).map((found) => ({ ...found, weight: found.weight * clauseWeight(clause, i) }))),
    ...match.find(areaTitle).map((found) => ({ ...found, weight: found.weight * TITLE_WEIGHT })),
  ].map(({ word, weight }) => ({ word, gave: match.shares(word).map((share) => share * weight) }));
  const byDepartment = Array.from({ length: size }, (_, i) => words.reduce((sum, { gave }) => sum + gave[i]!, 0));
  return { byDepartment, words };
};

/** How often a proposal with this lead over the next is right; from marked reports, see test/domain/assign-departments.test.ts. */
const confidenceOf = (first: number, second: number): number => {
  if (first === 0) return 0.1;
  const lead = first / (first + second);
  const mass = Math.min(1, first / 2);
  return Math.round(100 * (0.45 + 0.52 * Math.min(1, Math.max(0, (lead - 0.5) / 0.4)) * (0.6 + 0.4 * mass))) / 100;
};

const wordsFor = ({ words }: Scores, department: number): string =>
  [
    ...new Set(
      [...words]
        .sort((a, b) => b.gave[department]! - a.gave[department]!)
        .flatMap(({ word, gave }) => (gave[department]! > 0 ? [word] : [])),
    ),
  ]
    .slice(0, 3)
    .join(' · ');

/** Who gets what nobody answers for: the office of the town. */
const fallbackOf = (departments: readonly Department[]): number => {
  const office = departments.findIndex(({ name, aliases }) => [name, ...aliases].some((one) => one.includes('党政')));
  return office < 0 ? 0 : office;
};

type Proposal = Omit<Assignment, 'leader'>;

const byDuties = (task: AssignableTask, departments: readonly Department[], match: DutyMatch): Proposal => {
  const scores = scoresOf(task, match, departments.length);
  const order = scores.byDepartment.map((score, i) => ({ score, i })).sort((a, b) => b.score - a.score || a.i - b.i);
  const [first, second] = order;
  if (first === undefined || first.score === 0) {
    const lead = departments[fallbackOf(departments)]!.name;
    return { lead, supporting: [], asks: [], confidence: 0.1, open: true, reason: '没有与职责相符的词' };
  }
  const confidence = confidenceOf(first.score, second?.score ?? 0);
  const supporting = order.slice(1, 1 + MOST_HELPERS).filter(({ score }) => score >= 1 && score >= HELPS_FROM * first.score);
  return {
    lead: departments[first.i]!.name,
    supporting: supporting.map(({ i }) => departments[i]!.name),
    asks: [],
    confidence,
    open: confidence < OPEN_BELOW,
    reason: wordsFor(scores, first.i),
  };
};

/**
 * Proposes departments for tasks; compiles the directory once, then is fast.
 *
 * - offices named in the sentence (由X牵头、Y配合、责任科室：X) win, resolved to names of the directory
 * - else the department whose duties and field the words of the sentence fall to; the area's title breaks ties
 * - else the town's office, open
 *
 * @param departments at least one
 */
export const assigner = (departments: readonly Department[]): ((task: AssignableTask) => Assignment) => {
  const match = matchDuties(departments);
  const resolve = (names: readonly string[]): ResolvedOffice[] => names.flatMap((name) => resolveOffice(name, departments, match) ?? []);
  const propose = (task: AssignableTask): Proposal => {
    const named = namedOffices(task.text);
    if (named.lead.length === 0) return byDuties(task, departments, match);
    const [lead, ...others] = resolve(named.lead);
    if (!lead) {
      const proposal = byDuties(task, departments, match);
      return { ...proposal, open: true, reason: `文中写明${named.lead.join('、')}，部门名单中没有；${proposal.reason}` };
    }
    const supporting = [
      ...new Set([...others, ...resolve(named.supporting)].filter(({ sureness }) => sureness >= SURE_NAME).map(({ name }) => name)),
    ].filter((name) => name !== lead.name);
    return {
      lead: lead.name,
      supporting,
      asks: [],
      confidence: lead.sureness,
      open: lead.sureness < OPEN_BELOW,
      reason: `文中写明：${named.lead.join('、')}`,
    };
  };
  const leaders = new Map(departments.map(({ name, leader }) => [name, leader]));
  return (task) => {
    const proposal = propose(task);
    return { ...proposal, leader: leaders.get(proposal.lead) ?? '' };
  };
};
