import * as z from 'zod/mini';
import { isPercent } from '#domain/accumulation-of.ts';
import { ACCUMULATIONS, type Accumulation, COMPARISONS, KINDS, RECURRENCES } from '#domain/plan.ts';
import type { Season } from '#domain/season-table.ts';
import { day, each, name, planned, text, words } from './fields.ts';

/** A figure that a task commits to. */
export const target = z.strictObject({
  metric: name(60),
  comparison: z.enum(COMPARISONS),
  value: planned,
  valueMax: z.nullable(planned),
  unit: text(20),
  within: z.nullable(name(60)),
  place: z.nullable(name(60)),
  by: z.nullable(day),
});

/** A part (其中) is one of another figure of the same row. */
export const isPartOfAnother = each<z.infer<typeof target>>(({ within }, i, all) =>
  within === null || all.some(({ metric }, j) => j !== i && metric === within)
    ? null
    : { at: ['within'], message: `这一行没有另一个指标叫“${within}”` },
);

/** A step of a task. */
export const milestone = z.strictObject({ name: name(60), by: day });
export const stepKey = ({ name, by }: z.infer<typeof milestone>): string => `${by} ${name}`;

const areApart = (season: readonly Season[]): boolean =>
  season.every(({ from, to }, i) => from <= to && (season[i + 1] === undefined || to < season[i + 1]!.from));

/** Shares of a whole are never added up, and only they have a numerator. */
const addsUp = z.refine<{ readonly unit: string; readonly accumulation?: Accumulation | undefined }>(
  ({ unit, accumulation }) => accumulation === undefined || unit === '' || accumulation !== (isPercent(unit) ? 'sum' : 'ratio'),
  { path: ['accumulation'], error: '百分数不能相加，只有百分数按分子分母填报' },
);

/** A number that is reported, with or without a target. */
const measureFields = z.strictObject({
  name: name(60),
  unit: text(20),
  source: z.enum(['plan', 'last-review', 'catalogue', 'head']),
  lastYear: z.nullable(planned),
  lastResult: z.optional(z.strictObject({ task: words(80), value: planned })),
  season: z.optional(
    z.array(z.strictObject({ from: day, to: day })).check(z.maxLength(6), z.refine(areApart, '各时段应按先后排列、互不重叠')),
  ),
  accumulation: z.optional(z.enum(ACCUMULATIONS)),
});
export const measure = measureFields.check(addsUp);

/** What is asked of a supporting department. */
export const ask = z.strictObject({ department: words(40), ask: name(200) });

/** What is promised, as it is answered of a proposal and of a published task: its words and their place in the report, and who answers for it. */
export const promised = {
  id: z.string(),
  text: z.string(),
  start: z.int(),
  end: z.int(),
  kind: z.enum(KINDS),
  targets: z.array(z.object(target.shape)),
  due: day,
  dueStated: z.boolean(),
  milestones: z.array(z.object(milestone.shape)),
  recurring: z.nullable(z.enum(RECURRENCES)),
  lead: z.string(),
  supporting: z.array(z.string()),
  asks: z.array(z.object(ask.shape)),
  leader: z.string(),
  reason: z.string(),
} as const;

/** What the rules make of a row's words, as it is answered. */
export const proposed = {
  ...promised,
  measures: z.array(z.object(measure.shape)),
  confidence: z.number(),
  open: z.boolean(),
} as const;
