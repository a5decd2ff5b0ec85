import type { OpenApi } from '#contract/openapi/document.ts';
import type { JsonSchema, Schemas } from '#contract/openapi/json-schema.ts';
import { operationsIn } from './operations.ts';
import { resolved } from './sample.ts';

/** A field of a description's schemas, or a condition of a query. */
export interface ToldField {
  /** Names of fields from the schema's name, `Task.measures.source`; lists and choices between are left out. */
  readonly path: string;
  readonly words: string;
  /** The words that it may be, when it may be no other; of a field in several forms of a choice those of all. [] otherwise. */
  readonly values: readonly string[];
  /** What it is, bounds and null left out: `text`, `number`, `[date]`. */
  readonly type: string;
}

const partsOf = ({ anyOf, oneOf, allOf }: JsonSchema): readonly JsonSchema[] => (anyOf ?? oneOf ?? allOf ?? []) as JsonSchema[];

const valuesOf = (schema: JsonSchema): readonly string[] =>
  [...((schema.enum ?? ('const' in schema ? [schema.const] : [])) as unknown[]), ...partsOf(schema).flatMap(valuesOf)].filter(
    (value): value is string => typeof value === 'string',
  );

const typeOf = (given: JsonSchema, schemas: Schemas): string => {
  const schema = resolved(given, schemas);
  if (typeof schema !== 'object') return 'anything';
  const values = valuesOf({ enum: schema.enum, ...('const' in schema && { const: schema.const }) });
  if (values.length > 0) return values.toSorted().join('|');
  const parts = partsOf(schema).map((part) => typeOf(part, schemas));
  if (parts.length > 0) return [...new Set(parts.filter((type) => type !== ''))].toSorted().join(' or ');
  const [type = 'anything'] = [schema.type ?? []].flat().filter((one) => one !== 'null') as string[];
  if (schema.type === 'null') return '';
  if (type === 'array') return `[${typeOf((schema.items ?? {}) as JsonSchema, schemas)}]`;
  if (type === 'string') return schema.format === 'date' ? 'date' : 'text';
  return type === 'integer' ? 'number' : type;
};

const within = (schema: JsonSchema, path: string, schemas: Schemas): ToldField[] => [
  ...Object.entries((schema.properties ?? {}) as Schemas).flatMap(([name, field]) => [
    { path: `${path}.${name}`, words: String(field.description ?? ''), values: valuesOf(field), type: typeOf(field, schemas) },
    ...within(field, `${path}.${name}`, schemas),
  ]),
  ...[schema.items, schema.additionalProperties, ...partsOf(schema)].flatMap((part) =>
    typeof part === 'object' && part !== null ? within(part as JsonSchema, path, schemas) : [],
  ),
];

/** Every field of a description, each once. */
export const fieldsIn = (description: OpenApi): readonly ToldField[] => {
  const { schemas } = description.components;
  const all = [
    ...Object.entries(schemas).flatMap(([name, schema]) => within(schema, name, schemas)),
    ...operationsIn(description).flatMap(({ id, parameters }) =>
      parameters.map(({ name, schema, ...told }) => ({
        path: `${id[0]?.toUpperCase()}${id.slice(1)}.${name}`,
        words: String((told as { description?: string }).description ?? ''),
        values: valuesOf(schema),
        type: typeOf(schema, schemas),
      })),
    ),
  ];
  const byPath = Map.groupBy(all, ({ path }) => path);
  return [...byPath.values()].map((same) => ({
    ...same[0]!,
    values: [...new Set(same.flatMap(({ values }) => values))],
    type: same.every(({ values }) => values.length > 0) ? 'word' : same[0]!.type,
  }));
};

/** The values that words list: `来源：plan 本年计划 · head 科室自定` lists plan and head, `满意 · 不满意` itself. */
export const listedIn = (words: string): readonly string[] => words.split(/[：；]| · /).map((piece) => piece.trim().split(' ', 1)[0] ?? '');
