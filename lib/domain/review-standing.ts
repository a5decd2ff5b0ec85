import { onlyCorrects } from './corrections.ts';
import type { Evidence } from './evidence.ts';
import { asksOf, isAnswered } from './feedback-rhythm.ts';
import { updateId } from './ids.ts';
import { counting, countOf } from './incidents.ts';
import { reportIn } from './move.ts';
import { counterPieces } from './review-counters.ts';
import { evidencesOf, type ReviewScope } from './review-measure.ts';
import { compose, expected, noData, type Piece, type ReviewSentence, toCheck } from './review-sentence.ts';
import { countsIncidents, dangerOf, endOf, pastPhrase, spanOf, UNNAMED_DANGER } from './review-wording.ts';
import type { HistoryEntry, MeasureState, Task } from './task.ts';
import { titleOf } from './title-of.ts';

const opening = (task: Task): string => pastPhrase(task.text) ?? `开展${titleOf(task.text).replace(/\d+/g, '')}工作`;

/** What was done against a danger, when the plan's own words only say that it must not come. */
const care = (task: Task): string => {
  const danger = dangerOf(task.text);
  return danger === UNNAMED_DANGER ? opening(task) : (pastPhrase(task.text) ?? `开展${danger}防范工作`);
};

const restsOnReports = (task: Task, reports: readonly HistoryEntry[]): Piece => ({
  rests: reports.map((entry) => updateId(task.plan, task.n, entry.version)),
});

/**
 * 全年未发生…, only when it was confirmed for every period.
 * - a period whose day has passed without confirmation: 【待核：n期未确认】
 * - periods not yet due, while the span is not over: 【预计】
 * - a report that does not confirm, an incident that counts, or a counter of incidents above 0: the sentence is not written,
 *   whatever the reports confirm
 */
const nothingHappened = (task: Task, scope: ReviewScope): readonly Piece[] => {
  // A correction says nothing of whether something happened.
  const reports = scope.history.filter(({ move }) => move.kind === 'report' && !onlyCorrects(move.report));
  const confirms = (entry: HistoryEntry): boolean => reportIn(entry)?.noIncident === true || reportIn(entry)?.unchanged === true;
  const isCounted = ({ name, target }: MeasureState): boolean => target?.value === 0 || (target === null && countsIncidents(name));
  const happened = counting(task).length > 0 || task.measures.some((measure) => isCounted(measure) && countOf(measure, task) > 0);
  if (happened || reports.some((entry) => !confirms(entry))) return [];
  const owed = asksOf(task, scope.rules.calendar, scope.rules.policy).filter(({ due }) => task.ended === null || due < task.ended.day);
  const open = owed.filter((ask) => !isAnswered(ask, task));
  const missed = open.filter((ask) => ask.due <= scope.asOf).length;
  const claim: readonly Piece[] = [
    `${spanOf(scope.asOf, scope.year, scope.period)}未发生${dangerOf(task.text)}`,
    restsOnReports(task, reports),
  ];
  if (reports.length === 0 || missed > 0) return [...claim, toCheck(reports.length === 0 ? '未报' : `${missed}期未确认`)];
  return open.length > 0 && scope.asOf < endOf(scope.year, scope.period) ? [...claim, expected] : claim;
};

/** The sentence of a zero-incident task: what was done, its counters, and that nothing happened if every period confirms it. */
export const zeroIncidentSentence = (task: Task, scope: ReviewScope): ReviewSentence => {
  const claim = nothingHappened(task, scope);
  // That none was counted is what 未发生 says.
  const isSaid = ({ measure, exact }: Evidence): boolean => claim.length > 0 && exact === 0 && countsIncidents(measure.name);
  const evidences = evidencesOf(task, scope.history).filter((one) => !isSaid(one));
  const counters = counterPieces(task, evidences, scope);
  const groups = [[care(task)], counters, claim].filter((group) => group.length > 0);
  return compose(
    task,
    groups.flatMap((group, index) => (index === 0 ? group : ['，', ...group])),
  );
};

/**
 * The sentence of continuing work: the plan's own verbs and the counters that exist.
 * - no counter but reports: the words alone, 〔无数据〕
 * - no report at all: 【待核：未报】
 *
 * @example '排查化解各类矛盾纠纷，排查矛盾纠纷214件、化解209件，化解率97.7%。'
 */
export const continuingSentence = (task: Task, scope: ReviewScope): ReviewSentence => {
  const counters = counterPieces(task, evidencesOf(task, scope.history), scope);
  if (counters.length > 0) return compose(task, [opening(task), '，', ...counters]);
  return compose(task, [opening(task), task.reported.length === 0 ? toCheck('未报') : noData]);
};
