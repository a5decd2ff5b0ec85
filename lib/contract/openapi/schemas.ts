import * as z from 'zod/mini';
import * as acrossYears from '../across-years.ts';
import * as archives from '../archives.ts';
import * as changes from '../changes.ts';
import * as drafts from '../drafts.ts';
import * as fields from '../fields.ts';
import * as leadership from '../leadership.ts';
import * as life from '../life.ts';
import * as links from '../links.ts';
import * as organization from '../organization.ts';
import * as organizationChanges from '../organization-changes.ts';
import * as plans from '../plans.ts';
import * as promise from '../promise.ts';
import * as records from '../records.ts';
import * as reviews from '../reviews.ts';
import { isFile, type Route } from '../route.ts';
import { ROUTES } from '../routes.ts';
import * as sheets from '../sheets.ts';
import * as taskActs from '../task-acts.ts';
import * as taskRecords from '../task-records.ts';
import * as tasks from '../tasks.ts';
import { ABOUT_SCHEMAS } from './about-schemas.ts';
import { FIELD_WORDS } from './field-words.ts';
import { described, type JsonSchema, named, opened, reachedFrom, refsIn, renamed, type Schemas, withoutSafeBounds } from './json-schema.ts';

/** What may be sent and what is answered: of one form two schemas, since what a body leaves out stands in the answer. */
export type Side = 'input' | 'output';

const NOUNS = {
  fields,
  promise,
  organization,
  plans,
  drafts,
  acrossYears,
  tasks,
  changes,
  taskRecords,
  taskActs,
  life,
  records,
  leadership,
  reviews,
  organizationChanges,
  archives,
  sheets,
  links,
};

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const isSchema = (value: unknown): value is z.ZodMiniType => typeof value === 'object' && value !== null && '_zod' in value;

/** What an operation takes or gives, each with the name that it has when the contract gives it none. */
const usedBy = (operation: string, { body, query, answer }: Route, side: Side): [z.ZodMiniType | undefined, string][] =>
  side === 'input'
    ? [
        [body, `${pascal(operation)}Body`],
        [query, `${pascal(operation)}Query`],
      ]
    : [[isFile(answer) ? undefined : answer, `${pascal(operation)}Answer`]];

const EXPORTED = Object.entries(NOUNS).flatMap(([noun, schemas]) =>
  Object.entries(schemas).flatMap(([name, value]) => (isSchema(value) ? [{ schema: value, noun, name }] : [])),
);

/** Names of all that is exported; of two of one name the second has its noun before it. */
const exportedNames = (): Map<z.ZodMiniType, string> => {
  const names = new Map<z.ZodMiniType, string>();
  const taken = new Set<string>();
  for (const { schema, noun, name } of EXPORTED) {
    if (names.has(schema)) continue;
    const own = taken.has(pascal(name)) ? `${pascal(noun)}${pascal(name)}` : pascal(name);
    taken.add(own);
    names.set(schema, own);
  }
  return names;
};

interface OneSide {
  readonly names: ReadonlyMap<z.ZodMiniType, string>;
  /** Only what the operations use. */
  readonly schemas: Schemas;
}

const mapped = (schemas: Schemas, change: (schema: JsonSchema, name: string) => JsonSchema): Schemas =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, change(schema, name)]));

const sideOf = (side: Side): OneSide => {
  const names = exportedNames();
  const used = Object.entries<Route>(ROUTES).flatMap(([operation, route]) => usedBy(operation, route, side));
  const roots = used.flatMap(([schema, name]) => {
    if (!schema) return [];
    if (!names.has(schema)) names.set(schema, name);
    return [names.get(schema) ?? name];
  });
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: side, unrepresentable: 'any', uri: (id) => `#/components/schemas/${id}` });
  const plain = mapped(schemas as Schemas, ({ $schema, $id, ...rest }) => withoutSafeBounds(side === 'output' ? opened(rest) : rest));
  const all = mapped(named(plain), (schema, name) => described(schema, FIELD_WORDS, [name]));
  const reached = reachedFrom(roots, all);
  return { names, schemas: Object.fromEntries(Object.entries(all).filter(([name]) => reached.has(name))) };
};

/** Names of what is another when sent than when answered, and of what speaks of such. */
const unlike = (sent: Schemas, answered: Schemas): Set<string> => {
  const both = Object.keys(sent).filter((name) => answered[name]);
  const different = new Set(both.filter((name) => JSON.stringify(sent[name]) !== JSON.stringify(answered[name])));
  for (let before = -1; before < different.size; ) {
    before = different.size;
    for (const name of both) if (refsIn(sent[name]).some((ref) => different.has(ref))) different.add(name);
  }
  return different;
};

export interface NamedSchemas {
  readonly schemas: Schemas;
  /** The name of what an operation takes or gives. */
  readonly nameOf: (schema: z.ZodMiniType, side: Side) => string;
}

/** The schemas of all that crosses the border, by name; of what is another when sent than when answered, the one that is sent is `…Input`. */
export const namedSchemas = (): NamedSchemas => {
  const input = sideOf('input');
  const output = sideOf('output');
  const different = unlike(input.schemas, output.schemas);
  const sentName = (name: string): string => (different.has(name) ? `${name}Input` : name);
  const sent = Object.entries(input.schemas).map(([name, schema]) => [sentName(name), renamed(schema, sentName)]);
  const all: Schemas = { ...Object.fromEntries(sent), ...output.schemas };
  return {
    schemas: mapped(all, (schema, name) => ({ ...schema, ...ABOUT_SCHEMAS[name.replace(/Input$/, '')] })),
    nameOf: (schema, side) => {
      const name = (side === 'input' ? input : output).names.get(schema) ?? '';
      return side === 'input' ? sentName(name) : name;
    },
  };
};
