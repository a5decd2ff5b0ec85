const LEAD = '牵头依据：';
const KIND = '类型依据：';

/**
 * Why a task has its lead and its kind, as the office reads it; what was taught by earlier corrections speaks for itself and comes first.
 *
 * @param lead words that decided who leads, '' when they were taught
 * @param kind words that decided the kind, '' when they were taught
 * @example reasonOf({ lead: '玉米', kind: '种植玉米6000亩' }) //=> '牵头依据：玉米；类型依据：种植玉米6000亩'
 */
export const reasonOf = ({
  taught = [],
  lead,
  kind,
}: {
  readonly taught?: readonly string[];
  readonly lead: string;
  readonly kind: string;
}): string => [...taught, lead && LEAD + lead, kind && KIND + kind].filter((one) => one !== '').join('；');

/** A reason whose lead rests on something else; what it says of the kind stays. */
export const withLeadReason = (reason: string, lead: string): string => {
  const at = reason.indexOf(KIND);
  return reasonOf({ lead, kind: at < 0 ? '' : reason.slice(at + KIND.length) });
};
