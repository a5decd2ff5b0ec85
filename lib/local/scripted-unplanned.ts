import type { Instant } from '#domain/day.ts';
import type { NamedFigure } from '#domain/unplanned.ts';
import { dice, pick, wholeBetween } from './dice.ts';
import type { ScriptInput } from './script-of-the-year.ts';

/** Work outside the plan (计划外工作) that a head records. */
export interface Besides {
  /** The same in every run: good as Idempotency-Key. */
  readonly id: string;
  readonly at: Instant;
  /** E-mail of the head. */
  readonly by: string;
  readonly body: {
    readonly department: string;
    readonly day: string;
    readonly sentence: string;
    readonly figures: readonly NamedFigure[];
  };
}

/** What offices do that no report promises: words before and behind the number, its name and unit, the least and the most of it. */
const DONE: readonly (readonly [before: string, name: string, unit: string, least: number, most: number])[] = [
  ['组织干部', '走访慰问困难群众', '户', 12, 60],
  ['雨后及时', '抢修村组道路塌方', '处', 1, 4],
  ['', '承办人大代表建议', '件', 1, 5],
  ['配合武装部开展征兵工作，', '输送新兵', '人', 2, 8],
  ['', '清理排水沟渠', '米', 300, 1800],
  ['开展新时代文明实践活动，', '组织志愿服务', '场次', 2, 9],
  ['为行动不便的群众', '上门办理事项', '件', 10, 80],
];

/** First days of the quarters' last months: two records each, in the second quarter, the third and the fourth. */
const MONTHS = ['05', '06', '08', '09', '10', '11'];

/**
 * Two records a quarter from April on, by leads that have a head, each of another kind of work.
 * @example besidesOf(input)[0]?.body.sentence //=> '组织干部走访慰问困难群众23户'
 */
export const besidesOf = ({ plan, year, tasks, organization, seed, calendar }: ScriptInput): readonly Besides[] => {
  const heads = organization.people.filter(
    ({ role, departments }) => role === 'head' && tasks.some(({ lead }) => departments.includes(lead)),
  );
  if (heads.length === 0) return [];
  return MONTHS.map((month, i) => {
    const head = pick(heads, dice(seed, month, 'besides'));
    const [before, name, unit, least, most] = DONE[(i + Math.floor(dice(seed, 'besides') * DONE.length)) % DONE.length]!;
    const value = wholeBetween(least, most, dice(seed, month, 'besides', 'value'));
    const day = calendar.onOrAfter(`${year}-${month}-${String(wholeBetween(5, 18, dice(seed, month, 'besides', 'day'))).padStart(2, '0')}`);
    const department = head.departments.find((one) => tasks.some(({ lead }) => lead === one)) ?? '';
    return {
      id: `${plan}-besides-${month}`,
      at: `${day}T15:20:00+08:00`,
      by: head.email,
      body: { department, day, sentence: `${before}${name}${value}${unit}`, figures: [{ name, value, unit }] },
    };
  });
};
