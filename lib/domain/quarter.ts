import type { Day } from './day.ts';

/** @example quarterOf('2022-05-10') //=> '2022-Q2' */
export const quarterOf = (day: Day): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
