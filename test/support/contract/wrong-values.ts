import type { JsonSchema, Schemas } from '#contract/openapi/json-schema.ts';
import { type Roll, resolved, sample } from './sample.ts';

/** A value that is wrong in one place. */
export interface Wrong {
  /** JSON Pointer of the place; within a choice, of the choice, since which of its forms was meant nobody can tell. */
  readonly pointer: string;
  readonly inChoice: boolean;
  readonly why: string;
  readonly value: unknown;
}

interface Place {
  readonly pointer: string;
  /** Whether the pointer stands still, within a choice. */
  readonly inChoice: boolean;
  readonly put: (value: unknown) => unknown;
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const below = ({ pointer, inChoice, put }: Place, name: string | number, within: (value: unknown) => unknown): Place => ({
  pointer: inChoice ? pointer : `${pointer}/${escaped(String(name))}`,
  inChoice,
  put: (value) => put(within(value)),
});

const OF_EACH_TYPE: readonly unknown[] = ['文本', 12.5, true, null, [], {}, [[[[]]]], { 甲: { 乙: null } }];

const texts = ({ minLength, maxLength, pattern, format }: JsonSchema): [string, unknown][] => [
  ...(Number(minLength ?? 0) > 0 ? [['too short', ''] as [string, unknown]] : []),
  ...(maxLength === undefined ? [] : [['too long', '长'.repeat(Number(maxLength) + 1)] as [string, unknown]]),
  ...(pattern === undefined
    ? []
    : ([
        ['another pattern', '#不是#'],
        ['the pattern and more', `${'9'.repeat(300)}\n`],
      ] as [string, unknown][])),
  ...(format === 'date'
    ? (['2022-02-30', '2022/06/30', '２０２２-06-30', '', '9'.repeat(500)].map((day) => ['no day', day]) as [string, unknown][])
    : []),
];

const numbers = ({ minimum, maximum, type }: JsonSchema): [string, unknown][] => [
  ...(minimum === undefined ? [] : [['too small', Number(minimum) - 1] as [string, unknown]]),
  ...(maximum === undefined ? [] : [['too big', Number(maximum) * 2 + 1] as [string, unknown]]),
  ...(type === 'integer' ? [['no whole number', 1.5] as [string, unknown], ['huge', 1e300] as [string, unknown]] : []),
];

const lists = ({ minItems, maxItems, items, prefixItems }: JsonSchema, schemas: Schemas, roll: Roll): [string, unknown][] => {
  const item = (isWritten(items) ? items : (prefixItems as JsonSchema[] | undefined)?.[0]) ?? {};
  return [
    ...(Number(minItems ?? 0) > 0 ? [['too few', []] as [string, unknown]] : []),
    ...(maxItems === undefined
      ? []
      : [['too many', Array.from({ length: Number(maxItems) + 1 }, () => sample(item, schemas, roll))] as [string, unknown]]),
  ];
};

const isWritten = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every way in which a value can be made wrong by its schema, one place at a time; what the value leaves out is filled in first. */
export const wrongValues = (given: JsonSchema, value: unknown, schemas: Schemas, roll: Roll): Wrong[] =>
  walk(given, value, { pointer: '', inChoice: false, put: (all) => all }, { schemas, roll, depth: 0 });

interface Walk {
  readonly schemas: Schemas;
  readonly roll: Roll;
  readonly depth: number;
}

/** A list or an object that is wrong within is wrong there, and its other places are tried one by one. */
const isOfType = (value: unknown, { type }: JsonSchema): boolean =>
  (type === 'array' && Array.isArray(value)) || (type === 'object' && isWritten(value));

const walk = (given: JsonSchema, value: unknown, place: Place, on: Walk): Wrong[] => {
  const schema = resolved(given, on.schemas);
  const here = (why: string, wrong: unknown): Wrong => ({ pointer: place.pointer, inChoice: place.inChoice, why, value: place.put(wrong) });
  const parts = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  const types = OF_EACH_TYPE.filter((wrong) => !isOfType(wrong, schema)).map((wrong) =>
    here(`another type: ${JSON.stringify(wrong)}`, wrong),
  );
  if (parts) return [...types.map((one) => ({ ...one, inChoice: true })), ...ofForms(parts, value, place, on)];
  const bounds = [...texts(schema), ...numbers(schema), ...lists(schema, on.schemas, on.roll)].map(([why, wrong]) => here(why, wrong));
  if (schema.properties) return [...types, ...inObject(schema, value, place, on)];
  if (schema.type === 'array' && isWritten(schema.items))
    return [...types, ...bounds, ...inList(schema.items as JsonSchema, value, place, on)];
  return [...types, ...bounds];
};

/** Null beside one form is no choice. */
const ofForms = (parts: readonly JsonSchema[], value: unknown, place: Place, on: Walk): Wrong[] => {
  const forms = parts.filter(({ type }) => type !== 'null');
  const [only] = forms;
  if (forms.length === 1 && only) return walk(only, value ?? sample(only, on.schemas, on.roll), place, on);
  return forms.flatMap((form) => walk(form, sample(form, on.schemas, on.roll), { ...place, inChoice: true }, on));
};

const inObject = (schema: JsonSchema, value: unknown, place: Place, on: Walk): Wrong[] => {
  const whole = isWritten(value) ? value : {};
  const required = (schema.required ?? []) as string[];
  const unknown = below(place, '没有的字段', (one) => ({ ...whole, 没有的字段: one }));
  const missing = required.map((name): Wrong => {
    const { [name]: _, ...rest } = whole;
    return { pointer: below(place, name, (one) => one).pointer, inChoice: place.inChoice, why: 'missing', value: place.put(rest) };
  });
  const fields = Object.entries(schema.properties as Schemas).flatMap(([name, field]) => {
    if (on.depth > 6) return [];
    const inside = whole[name] === undefined ? sample(field, on.schemas, on.roll) : whole[name];
    return walk(
      field,
      inside,
      below(place, name, (one) => ({ ...whole, [name]: one })),
      { ...on, depth: on.depth + 1 },
    );
  });
  return [...missing, ...fields, { pointer: unknown.pointer, inChoice: place.inChoice, why: 'unknown field', value: unknown.put(1) }];
};

const inList = (items: JsonSchema, value: unknown, place: Place, on: Walk): Wrong[] => {
  const list = Array.isArray(value) ? value : [];
  const [first = sample(items, on.schemas, on.roll), ...others] = list;
  return walk(
    items,
    first,
    below(place, 0, (one) => [one, ...others]),
    { ...on, depth: on.depth + 1 },
  );
};
