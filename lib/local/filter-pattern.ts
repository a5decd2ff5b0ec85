import { LocalCloudError } from './errors.ts';

type Test = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlain = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);

const contentTest = (where: string, rule: Record<string, unknown>): Test => {
  const [name, argument] = Object.entries(rule)[0] ?? ['', undefined];
  if (Object.keys(rule).length !== 1) throw new LocalCloudError(`${where}: ${JSON.stringify(rule)} is not understood`);
  if (name === 'prefix' && typeof argument === 'string') return (value) => typeof value === 'string' && value.startsWith(argument);
  if (name === 'suffix' && typeof argument === 'string') return (value) => typeof value === 'string' && value.endsWith(argument);
  if (name === 'exists' && typeof argument === 'boolean') return (value) => (value !== undefined) === argument;
  if (name === 'anything-but' && [argument].flat().every(isPlain)) {
    const refused = [argument].flat();
    return (value) => value !== undefined && !refused.includes(value);
  }
  throw new LocalCloudError(`${where}: the rule ${JSON.stringify(rule)} is not understood`);
};

const valueTest = (where: string, rule: unknown): Test => {
  if (isPlain(rule)) return (value) => value === rule;
  if (isRecord(rule)) return contentTest(where, rule);
  throw new LocalCloudError(`${where}: the rule ${JSON.stringify(rule)} is not understood`);
};

const compile = (where: string, pattern: unknown): Test => {
  if (Array.isArray(pattern)) {
    const tests = pattern.map((rule) => valueTest(where, rule));
    return (value) => tests.some((test) => test(value));
  }
  if (!isRecord(pattern)) throw new LocalCloudError(`${where}: ${JSON.stringify(pattern)} must be a list of rules`);
  const fields = Object.entries(pattern).map(([name, inner]) => {
    if (name.startsWith('$')) throw new LocalCloudError(`${where}: ${name} is not understood`);
    return [name, compile(`${where}.${name}`, inner)] as const;
  });
  return (value) => fields.every(([name, test]) => test(isRecord(value) ? value[name] : undefined));
};

/**
 * A filter of an event source mapping, as far as it goes here: equal, `prefix`, `suffix`, `exists`, `anything-but` with plain values.
 *
 * @throws LocalCloudError for any other rule, at start
 */
export const filterOf = (where: string, patterns: readonly string[]): Test => {
  const tests = patterns.map((pattern) => compile(`${where}, filter`, JSON.parse(pattern)));
  return (record) => tests.length === 0 || tests.some((test) => test(record));
};
