import type { Feedback } from './bulletin-feedback.ts';
import { type Apart, type Counts, LIGHT_ORDER } from './roll-up.ts';
import { LIGHT_NAMES } from './traffic-light.ts';

const MOST_NAMED = 5;

/** Of what is over, how much was verified by nobody but assessed at the year's end. */
const assessedWords = (assessed: number): string => (assessed === 0 ? '' : `（其中年末评定${assessed}项）`);

const counted = (counts: Counts, assessed: number): string =>
  LIGHT_ORDER.map((light) => `${LIGHT_NAMES[light]}${counts[light]}项${light === 'blue' ? assessedWords(assessed) : ''}`).join('、');

/** 比5月：已办结增3项，滞后增1项。 */
const changed = (counts: Counts, before: Counts, month: string): string => {
  const moves = LIGHT_ORDER.map((light) => ({ light, by: counts[light] - before[light] })).filter(({ by }) => by !== 0);
  const words = moves.map(({ light, by }) => `${LIGHT_NAMES[light]}${by > 0 ? '增' : '减'}${Math.abs(by)}项`);
  return `比${Number(month.slice(5))}月：${words.length === 0 ? '各类项数未变' : words.join('，')}。`;
};

/** （报告任务34项、追加2项）, once something was added: what was promised stays in sight. */
const apartWords = ({ promised, added, ended }: Apart): string => {
  const more = added.tasks + ended.added;
  return more === 0 ? '' : `（报告任务${promised.tasks + ended.promised}项、追加${more}项）`;
};

/** The first line: how many tasks stand in which light, how many have ended, and what changed against the bulletin before. */
export const verdictLine = (
  counts: Counts,
  before: { readonly counts: Counts; readonly month: string } | null,
  apart: Apart,
  assessed = 0,
): string => {
  const ended = apart.ended.promised + apart.ended.added;
  const rest = ended === 0 ? '' : `、已终止${ended}项`;
  const compared = before === null ? '' : changed(counts, before.counts, before.month);
  return `任务${counts.tasks + ended}项${apartWords(apart)}，${counted(counts, assessed)}${rest}。${compared}`;
};

const named = (feedback: Feedback): string => {
  const shown = feedback.missing.slice(0, MOST_NAMED).map(({ id, lead }) => `${id} ${lead}`);
  return `（${shown.join('、')}${feedback.missing.length > MOST_NAMED ? '等' : ''}）`;
};

/** The second line: what was asked this month, and who answered. */
export const feedbackLine = (feedback: Feedback): string => {
  if (feedback.asked.length === 0) return '本月没有应反馈的事项。';
  const parts = [`本月应反馈${feedback.asked.length}项，按时${feedback.inTime.length}项`];
  if (feedback.late.length > 0) parts.push(`迟报${feedback.late.length}项`);
  parts.push(`未报${feedback.missing.length}项${feedback.missing.length > 0 ? named(feedback) : ''}`);
  if (feedback.byOffice.length > 0) parts.push(`党政办代填${feedback.byOffice.length}项`);
  return `${parts.join('，')}。`;
};
