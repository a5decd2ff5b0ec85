/** A schema as JSON Schema 2020-12 writes it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Schemas by name. */
export type Schemas = Readonly<Record<string, JsonSchema>>;

const HOLDS_ONE: readonly string[] = ['items', 'additionalProperties', 'propertyNames'];
const HOLDS_SEVERAL: readonly string[] = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];

const isObject = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A schema in which each of its immediate parts has been changed; of a part that is a field, its name is told. */
export const withParts = (schema: JsonSchema, change: (part: JsonSchema, field?: string) => JsonSchema): JsonSchema =>
  Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === 'properties' && isObject(value))
        return [keyword, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, change(part as JsonSchema, name)]))];
      if (HOLDS_ONE.includes(keyword) && isObject(value)) return [keyword, change(value)];
      if (HOLDS_SEVERAL.includes(keyword)) return [keyword, (value as JsonSchema[]).map((part) => change(part))];
      return [keyword, value];
    }),
  );

/** Takes any further field: a client must not mind one that is new in an answer. */
export const opened = (schema: JsonSchema): JsonSchema => {
  const { additionalProperties, ...rest } = withParts(schema, opened);
  return isObject(additionalProperties) && Object.keys(additionalProperties).length > 0 ? { ...rest, additionalProperties } : rest;
};

/** The words for the longest end of a field's path: those for `Task.measures.source` before `measures.source` before `source`. */
const wordsFor = (path: readonly string[], words: Readonly<Record<string, string>>): string | undefined =>
  path.map((_, from) => words[path.slice(from).join('.')]).find((found) => found !== undefined);

/** Says of each field what it holds, by its path from the schema's name: names of fields, whatever lists and choices are between. */
export const described = (schema: JsonSchema, words: Readonly<Record<string, string>>, path: readonly string[]): JsonSchema =>
  withParts(schema, (part, field) => {
    if (field === undefined) return described(part, words, path);
    const at = [...path, field];
    const description = wordsFor(at, words);
    return { ...described(part, words, at), ...(description !== undefined && { description }) };
  });

/** Every integer of JavaScript is a safe one; to say so of each would only be noise. */
export const withoutSafeBounds = (schema: JsonSchema): JsonSchema => {
  const { minimum, maximum, ...rest } = withParts(schema, withoutSafeBounds);
  return {
    ...rest,
    ...(minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER && { maximum }),
  };
};

const AT = '#/components/schemas/';

export const refTo = (name: string): JsonSchema => ({ $ref: `${AT}${name}` });

const REF = /"#\/components\/schemas\/(\w+)"/g;

/** Names of all schemas that a value speaks of. */
export const refsIn = (value: unknown): string[] => [...JSON.stringify(value).matchAll(REF)].map(([, name]) => name!);

export const renamed = (schema: JsonSchema, nameOf: (name: string) => string): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll(REF, (_, name: string) => JSON.stringify(`${AT}${nameOf(name)}`)));

/** All that can be reached from some schemas, themselves included. */
export const reachedFrom = (names: readonly string[], schemas: Schemas): Set<string> => {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    if (reached.has(name) || !schemas[name]) return;
    reached.add(name);
    refsIn(schemas[name]).forEach(visit);
  };
  names.forEach(visit);
  return reached;
};

/** Speaks of an object by its name wherever the same stands written out within another. */
export const named = (schemas: Schemas): Schemas => {
  const names = new Map(
    Object.entries(schemas)
      .filter(([, { properties }]) => isObject(properties) && Object.keys(properties).length > 2)
      .map(([name, schema]) => [JSON.stringify(schema), name]),
  );
  const shortened = (part: JsonSchema): JsonSchema => {
    const { default: missing, ...rest } = part;
    const name = names.get(JSON.stringify(rest));
    if (name === undefined) return withParts(part, shortened);
    return { ...refTo(name), ...(missing !== undefined && { default: missing }) };
  };
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withParts(schema, shortened)]));
};
