import type { CallOf } from '#contract/client.ts';
import type { LivedTown, Task } from './lived-town.ts';

const VILLAGES = ['八柏村', '万平村', '望京村', '天鹰村', '栏杆村', '店子湾村', '联办村', '高桥村', '麻石社区', '金龙台社区'] as const;
type Grid = CallOf<'fillShares'>['body']['measures'][number];

/** What the ten villages together have of a crop; 八柏村, the first, has told nothing yet, or has its own share. */
export interface Sown {
  readonly others: number | null;
  readonly first: number | null;
  /** Of each village. */
  readonly target: number;
}

/** One row of the grid: what nine villages have, as evenly as whole 亩 go. */
const gridOf = (measure: string, { others, first, target }: Sown): Grid => {
  const each = others === null ? null : Math.floor(others / 9);
  const rest = others === null ? null : others - each! * 8;
  const values = [first, ...Array.from({ length: 8 }, () => each), rest];
  return { measure, shares: VILLAGES.map((unit, i) => ({ unit, target, value: values[i]! })) };
};

/** Corn, soybean, strips of both (其中), sorghum: the measures of the first task, whatever a report calls them. */
export const crops = ({ measures }: Task) => {
  const [corn, soy, strips, sorghum] = measures.map(({ name }) => name) as [string, string, string, string];
  return { corn, soy, strips, sorghum };
};

export const sow = async (
  { task, act }: LivedTown,
  who: string,
  sown: { readonly corn?: Sown; readonly soy?: Sown; readonly strips?: Sown },
  voice: Omit<CallOf<'fillShares'>['body'], 'measures'> = {},
) => {
  const names = crops(await task('1.1'));
  const measures = (['corn', 'soy', 'strips'] as const).flatMap((crop) => (sown[crop] ? [gridOf(names[crop], sown[crop])] : []));
  return act(who, 'fillShares', '1.1', { ...voice, measures });
};
