import { type DutyMatch, matchDuties } from './match-duties.ts';
import { type NamedOffices, namedOffices } from './named-offices.ts';
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
const OPEN_BELOW = 0.85;
/** A named office is open only where the directory has none of that name, and the duties had to tell which was meant. */
const NAMED_OPEN_BELOW = 0.6;
/** Confidence of a proposal that rests on no word at all. */
export const UNSAID = 0.1;
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

/** A part of what stands before, which has the lead of the whole. */
const PART = /^其中/;

/** What a clause says about the task's object, 0…1: earlier counts more, means and ends count less. */
const clauseWeight = (clause: string, index: number): number =>
  (PART.test(clause) ? 0.4 : MEANS.test(clause) || END.test(clause) ? 0.6 : 1) / (1 + 0.12 * index);

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

/**
 * How often proposals were right whose first department led the second by so much (0 … 1), on 550 tasks of thirty reports that the words were
 * not chosen on; `npm run bench:split` prints said and right side by side.
 */
const RIGHT_AT: readonly (readonly [lead: number, right: number])[] = [
  [0, 0.68],
  [0.2, 0.84],
  [0.4, 0.905],
  [0.6, 0.93],
  [0.8, 0.955],
  [1, 0.98],
];

/** How surely the first department leads: by what it has over the second, less where few words speak at all. */
const confidenceOf = (first: number, second: number): number => {
  const ahead = Math.min(1, Math.max(0, (first / (first + second) - 0.5) / 0.4));
  const lead = ahead * (0.3 + 0.7 * Math.min(1, first / 2));
  const i = Math.min(RIGHT_AT.length - 2, Math.floor(lead * (RIGHT_AT.length - 1)));
  const [[from, low], [to, high]] = [RIGHT_AT[i]!, RIGHT_AT[i + 1]!];
  return Math.round(100 * (low + ((high - low) * (lead - from)) / (to - from))) / 100;
};

/** The words that gave a department most; none that stands in another of them: 耕地 in 耕地保护. */
const wordsFor = ({ words }: Scores, department: number): string => {
  const heaviest = [...words]
    .sort((a, b) => b.gave[department]! - a.gave[department]!)
    .flatMap(({ word, gave }) => (gave[department]! > 0 ? [word] : []));
  const told: string[] = [];
  for (const word of heaviest) if (!told.some((one) => one.includes(word) || word.includes(one))) told.push(word);
  return told.slice(0, 3).join('、');
};

/** Who gets what nobody answers for: the office of the town. */
const fallbackOf = (departments: readonly Department[]): number => {
  const office = departments.findIndex(({ name, aliases }) => [name, ...aliases].some((one) => one.includes('党政')));
  return office < 0 ? 0 : office;
};

type Proposal = Omit<Assignment, 'leader' | 'asks'>;

const byDuties = (task: AssignableTask, departments: readonly Department[], match: DutyMatch): Proposal => {
  const scores = scoresOf(task, match, departments.length);
  const order = scores.byDepartment.map((score, i) => ({ score, i })).sort((a, b) => b.score - a.score || a.i - b.i);
  const [first, second] = order;
  if (first === undefined || first.score === 0) {
    const lead = departments[fallbackOf(departments)]!.name;
    return { lead, supporting: [], confidence: UNSAID, open: true, reason: '没有与职责相符的词' };
  }
  const confidence = confidenceOf(first.score, second?.score ?? 0);
  const supporting = order.slice(1, 1 + MOST_HELPERS).filter(({ score }) => score >= 1 && score >= HELPS_FROM * first.score);
  return {
    lead: departments[first.i]!.name,
    supporting: supporting.map(({ i }) => departments[i]!.name),
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
 * - who supports, and what is asked of him: as the sentence says, whoever leads
 *
 * @param departments at least one
 */
export const assigner = (departments: readonly Department[]): ((task: AssignableTask) => Assignment) => {
  const match = matchDuties(departments);
  const leaders = new Map(departments.map(({ name, leader }) => [name, leader]));
  const resolve = (name: string): ResolvedOffice | null => resolveOffice(name, departments, match);
  const surely = (names: readonly string[]): string[] =>
    names.map(resolve).flatMap((office) => (office && office.sureness >= SURE_NAME ? [office.name] : []));

  const leadOf = (task: AssignableTask, named: NamedOffices): Proposal => {
    if (named.lead.length === 0) return byDuties(task, departments, match);
    const lead = named.lead.map(resolve).find((office) => office !== null);
    const written = named.lead.join('、');
    if (!lead) {
      const proposal = byDuties(task, departments, match);
      return { ...proposal, open: true, reason: `文中写明${written}，部门名单中没有，暂按：${proposal.reason}` };
    }
    const { name, sureness } = lead;
    return {
      lead: name,
      supporting: surely(named.lead),
      confidence: sureness,
      open: sureness < NAMED_OPEN_BELOW,
      reason: `文中写明${written}`,
    };
  };

  return (task) => {
    const named = namedOffices(task.text);
    const proposal = leadOf(task, named);
    const supporting = [...new Set([...surely(named.supporting), ...proposal.supporting])].filter((name) => name !== proposal.lead);
    const asks = named.asks.flatMap(({ office, ask }) => surely([office]).map((department) => ({ department, ask })));
    return {
      ...proposal,
      supporting,
      asks: asks.filter(({ department }) => supporting.includes(department)),
      leader: leaders.get(proposal.lead) ?? '',
    };
  };
};
