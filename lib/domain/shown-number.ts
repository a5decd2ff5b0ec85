import { yearOfPlan } from './ids.ts';

interface OfPlan {
  readonly plan: string;
}

/** The latest plan that some tasks, or lines about tasks, are of; '' of none. */
export const latestPlan = (all: readonly OfPlan[]): string =>
  all
    .map(({ plan }) => plan)
    .toSorted((a, b) => yearOfPlan(a) - yearOfPlan(b))
    .at(-1) ?? '';

/**
 * The number of a task as it stands beside those of other plans: they are counted anew each year, so that of an earlier one says which.
 * @example shownNumber({ plan: 'wangjing-2021', id: '1.1' }, 'wangjing-2022') //=> '2021年1.1'
 */
export const shownNumber = ({ plan, id }: OfPlan & { readonly id: string }, latest: string): string =>
  plan === latest ? id : `${yearOfPlan(plan)}年${id}`;
