/** One unit in several spellings: 微克每立方米, 微克/立方米, 微克. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:微克|μg|ug)(?:(?:每|\/)(?:立方米|m3|m³))?$/, '微克每立方米'],
  [/^(?:千米)$/, '公里'],
  [/^(?:人|名|位)$/, '人'],
  [/^(?:㎡|平方米|平米)$/, '平方米'],
  [/^(?:%|％)$/, '%'],
];

const spelled = (unit: string): string => SPELLINGS.find(([pattern]) => pattern.test(unit))?.[1] ?? unit;

/** Whether two units are one, whatever their spelling. @example sameUnit('微克/立方米', '微克') //=> true */
export const sameUnit = (a: string, b: string): boolean => spelled(a) === spelled(b);

const bare = (metric: string): string => metric.replace(/[\s“”"（）()]/g, '');

/** 三公经费下降7% is no last year's value of 三公经费, nor a rate one of an amount. */
const GROWTH = /(?:增长|增速|增幅|下降|降低|减少|压减|提高)$/;
const RATE = /[率度比]$|占比|比例|比重/;
const LEAST = 2;
/** An inserted modifier is short: 病险, 农村. */
const MODIFIER = 4;

const sortOf = (metric: string): string => (GROWTH.test(metric) ? 'growth' : RATE.test(metric) ? 'rate' : 'amount');

/** How many characters two texts have in common at their beginning. */
const commonStart = (a: string, b: string): number => {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
};

/** Whether the shorter metric is the longer without one piece: its beginning, its end, or one modifier in it. */
const isShortened = (short: string, long: string): boolean => {
  if (long.startsWith(short) || long.endsWith(short)) return true;
  const start = commonStart(short, long);
  return start >= 1 && long.length - short.length <= MODIFIER && short.length - start >= LEAST && long.endsWith(short.slice(start));
};

/**
 * Whether two metrics mean the same.
 * - one is the beginning or end of the other (玉米 of 玉米种植面积), or has one short modifier more (山坪塘, 病险山坪塘)
 * - a rate is no amount and no growth; a rate that does not say of what (满意率) is none of a certain thing
 */
export const sameMetric = (one: string, other: string): boolean => {
  const [a, b] = [bare(one), bare(other)];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < LEAST || sortOf(short) !== sortOf(long)) return false;
  if (short === long) return true;
  return !/^[一-龥]{2}率$/.test(short) && isShortened(short, long);
};
