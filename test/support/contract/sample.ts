import type { JsonSchema, Schemas } from '#contract/openapi/json-schema.ts';
import { dice, pick, wholeBetween } from '#local/dice.ts';

/** Numbers in [0, 1), one after the other. */
export type Roll = () => number;

/** The same numbers for the same words. */
export const rollOf = (...words: readonly (string | number)[]): Roll => {
  let at = 0;
  return () => dice(...words, ++at);
};

/** The schema that a reference stands for. */
export const resolved = (schema: JsonSchema, schemas: Schemas): JsonSchema =>
  typeof schema.$ref === 'string' ? { ...schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)], ...without$ref(schema) } : schema;

const without$ref = ({ $ref: _, ...rest }: JsonSchema): JsonSchema => rest;

const WORDS = ['农业综合服务中心', '玉米种植面积', '完成', '已播种4200亩。', '亩', 'a', '\u{20000}', "'; --", '<b>', '=1+1', ' ', '\n'];
const DAYS = ['2022-01-01', '2022-02-28', '2022-06-30', '2022-12-31', '2024-02-29'];
const PATTERNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/@/, ['nongfu@wangjing.example', 'a@b']],
  [/base64|A-Za-z0-9\+/, ['5oql5ZGK', 'AAAA']],
  [/0\[1-9\]\|1\[0-2\]/, ['01-01', '12-31', '06-15']],
  [/\\d\{3\}/, ['007', '008', '999', '000']],
  [/200/, ['1', '77', '200']],
];

const textOf = ({ pattern, format, minLength = 0, maxLength = 12, examples }: JsonSchema, roll: Roll): string => {
  if (format === 'date') return pick(DAYS, roll());
  if (format === 'date-time') return '2022-06-30T09:00:00+08:00';
  if (typeof pattern === 'string') {
    const known = PATTERNS.find(([words]) => words.test(pattern))?.[1] ?? (examples as string[] | undefined) ?? [];
    return known.length > 0 ? pick(known, roll()) : '';
  }
  const long = Math.min(Number(maxLength), wholeBetween(Math.max(1, Number(minLength)), 40, roll()));
  let text = pick(WORDS, roll());
  while ([...text].length < Number(minLength)) text += pick(WORDS, roll());
  return [...text].slice(0, long).join('');
};

const numberOf = ({ minimum = 0, maximum = 1e6, type }: JsonSchema, roll: Roll): number => {
  const [low, high] = [Number(minimum), Math.min(Number(maximum), Number(minimum) + 1e6)];
  const whole = wholeBetween(low, high, roll());
  return type === 'integer' || roll() < 0.7 ? whole : Math.min(high, whole + 0.25);
};

const objectOf = (schema: JsonSchema, schemas: Schemas, roll: Roll): object => {
  const required = (schema.required ?? []) as string[];
  const fields = Object.entries((schema.properties ?? {}) as Schemas).filter(([name]) => required.includes(name) || roll() < 0.5);
  return Object.fromEntries(fields.map(([name, field]) => [name, sample(field, schemas, roll)]));
};

/** A value that a schema allows, whatever the rules behind it make of it. */
export const sample = (given: JsonSchema, schemas: Schemas, roll: Roll): unknown => {
  const schema = resolved(given, schemas);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return pick(schema.enum, roll());
  const parts = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (parts) return sample(pick(parts, roll()), schemas, roll);
  if (Array.isArray(schema.prefixItems)) return schema.prefixItems.map((one) => sample(one, schemas, roll));
  const type = Array.isArray(schema.type) ? pick(schema.type, roll()) : schema.type;
  if (type === 'array') {
    const least = Number(schema.minItems ?? 0);
    const length = wholeBetween(least, Math.max(least, Math.min(3, Number(schema.maxItems ?? 3))), roll());
    return Array.from({ length }, () => sample(schema.items as JsonSchema, schemas, roll));
  }
  if (type === 'object') return objectOf(schema, schemas, roll);
  if (type === 'string') return textOf(schema, roll);
  if (type === 'number' || type === 'integer') return numberOf(schema, roll);
  if (type === 'boolean') return roll() < 0.5;
  return null;
};
