import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '#contract/examples.ts';
import { openApiDocument } from '#contract/openapi/document.ts';
import { FIELD_WORDS } from '#contract/openapi/field-words.ts';
import { isFile, type Route } from '#contract/route.ts';
import { type Operation, ROUTES } from '#contract/routes.ts';
import { SHAPES } from '#contract/shapes.ts';
import { fieldsIn, listedIn } from '../../support/contract/fields.ts';
import { checkerOf, readDescription } from '../../support/description.ts';

const description = readDescription();
const sent = checkerOf(description, false);
const answered = checkerOf(description, true);

interface Told {
  readonly operationId: string;
  readonly description: string;
  readonly parameters: readonly { readonly in?: string; readonly name?: string; readonly $ref?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object; readonly example: unknown }>> };
  readonly responses: Readonly<
    Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
  readonly security?: readonly unknown[];
}

const toldOf = (operation: string): Told => {
  const { method, path } = ROUTES[operation as Operation];
  return description.paths[path]?.[method.toLowerCase()] as unknown as Told;
};

const OPERATIONS = Object.keys(ROUTES) as Operation[];

describe('the description', () => {
  it('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(description)));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('is the same each time it is made', () => expect(JSON.stringify(openApiDocument())).toBe(JSON.stringify(openApiDocument())));

  it('tells of every operation once, and of no other', () => {
    const told = Object.values(description.paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
    expect(told.toSorted()).toEqual(OPERATIONS.toSorted());
  });

  it('speaks of nothing that is not there', () => {
    const refs = [...JSON.stringify(description).matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)];
    expect(refs.length).toBeGreaterThan(200);
    const components = description.components as Readonly<Record<string, object>>;
    expect(refs.filter(([, kind = '', name = '']) => !(name in (components[kind] ?? {})))).toEqual([]);
  });

  it('has no schema that nothing speaks of', () => {
    const text = JSON.stringify(description);
    const names = Object.keys(description.components.schemas);
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !text.includes(`"#/components/schemas/${name}"`))).toEqual([]);
  });

  it('names a form that is sent otherwise than it is answered apart', () => {
    const { Target, TargetInput } = description.components.schemas;
    expect(TargetInput).toMatchObject({ additionalProperties: false });
    expect(Target).not.toHaveProperty('additionalProperties');
  });

  it('calls no refusal a success', () => {
    const refusals = OPERATIONS.flatMap((operation) => Object.entries(toldOf(operation).responses).filter(([status]) => status >= '400'));
    expect(refusals.filter(([, { description = '' }]) => description.startsWith('成功'))).toEqual([]);
  });

  it('asks no token of the open operations only', () => {
    const open = OPERATIONS.filter((operation) => toldOf(operation).security?.length === 0);
    expect(open).toEqual(OPERATIONS.filter((operation) => (ROUTES[operation] as Route).callers.anyone));
  });
});

/** Words that do not list what a field may be, and why. */
const NOT_LISTED: Readonly<Record<string, string>> = {
  type: 'types of files are their own names',
  field: 'it names a field of the row, which stands beside it',
  email: 'an address, or none',
};

/** Names that mean the same with several types, and why. */
const OF_SEVERAL_TYPES: Readonly<Record<string, string>> = {
  email: 'a department may have none, a person must have one',
  year: 'a number in a body, and a part of an address',
  k: 'a number in an answer, and a part of an address',
};

describe('the words of fields', () => {
  const fields = fieldsIn(description);
  const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

  it('are there for every schema, field and parameter, in Chinese', () => {
    const named = Object.entries(description.components.schemas).map(([path, schema]) => ({ path, words: schema.description }));
    expect(fields.length).toBeGreaterThan(900);
    expect([...fields, ...named].filter(({ words }) => !/[\u4e00-\u9fa5]/.test(String(words))).map(({ path }) => path)).toEqual([]);
  });

  it('name every value that a field may have, and no other', () => {
    const chosen = fields.filter(({ path, values }) => values.length > 0 && !(lastOf(path) in NOT_LISTED));
    const wrong = chosen.flatMap(({ path, words, values }) => {
      const listed = listedIn(words);
      const untold = values.filter((value) => !listed.includes(value));
      const unknown = listed.filter((value) => /^[a-z-]+$/.test(value) && !values.includes(value));
      return untold.length + unknown.length === 0 ? [] : [`${path} (${words}) lacks [${untold}], has [${unknown}] too many`];
    });
    expect(chosen.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('are of their own where fields of one name are of several types', () => {
    const shared = Map.groupBy(fields, ({ path, words }) => `${lastOf(path)}: ${words}`);
    const wrong = [...shared]
      .map(([words, of]) => ({ words, of, types: new Set(of.map(({ type }) => type)) }))
      .filter(({ of, types }) => types.size > 1 && !(lastOf(of[0]!.path) in OF_SEVERAL_TYPES));
    expect(wrong.map(({ words, of }) => `${words} ${of.map(({ path, type }) => `${path} <${type}>`).join(', ')}`)).toEqual([]);
  });

  it('are each used', () => {
    const used = new Set(
      fields.flatMap(({ path, words }) =>
        path
          .replace('Input.', '.')
          .split('.')
          .map((_, i, all) => `${all.slice(i).join('.')} ${words}`),
      ),
    );
    expect(Object.entries(FIELD_WORDS).filter(([name, words]) => !used.has(`${name} ${words}`))).toEqual([]);
  });
});

describe('problems', () => {
  it.each([
    { operation: 'getTask', why: 'a read by address', statuses: ['400', '401', '403', '404', '406', '409', '500'] },
    { operation: 'health', why: 'an open read', statuses: ['406', '500'] },
    { operation: 'createPlan', why: 'a POST with a body', statuses: ['400', '401', '403', '406', '409', '413', '415', '422', '500'] },
    {
      operation: 'dissolveDraftGroup',
      why: 'a change without a body',
      statuses: ['400', '401', '403', '404', '406', '409', '412', '422', '428', '500'],
    },
  ] as const)('of $why', ({ operation, statuses }) => {
    expect(Object.keys(toldOf(operation).responses).filter((status) => status >= '400')).toEqual(statuses);
  });

  it.each(OPERATIONS.filter((operation) => (ROUTES[operation] as Route).changes))('of %s know a stale version', (operation) => {
    const asked = (ROUTES[operation] as Route).changes === 'when-there' ? 'ifMatchWhenThere' : 'ifMatch';
    expect(toldOf(operation).parameters).toContainEqual({ $ref: `#/components/parameters/${asked}` });
    expect(Object.keys(toldOf(operation).responses)).toEqual(expect.arrayContaining(['412', '428']));
  });
});

describe.each(OPERATIONS)('the example of %s', (operation) => {
  const route: Route = ROUTES[operation];
  const example = EXAMPLES[operation];
  const told = toldOf(operation);

  it('is there, in Chinese', () => {
    expect(example?.title).toMatch(/[\u4e00-\u9fa5]/);
    expect(told.description).toContain(example.title);
  });

  it('has an address of the right shape', () => {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const params = (example.params ?? {}) as Readonly<Record<string, string>>;
    expect(Object.keys(params).toSorted()).toEqual(names.toSorted());
    for (const name of names) expect(params[name]).toMatch(SHAPES[name] ?? /^[\w.-]+$/);
  });

  it('sends what may be sent', () => {
    const [content] = Object.values(told.requestBody?.content ?? {});
    expect(content === undefined).toBe(route.body === undefined);
    if (content) expect(sent.wrongIn(content.schema as never, example.body)).toBe('');
    if (route.body) expect(route.body.safeParse(example.body).success).toBe(true);
    if (route.query) expect(route.query.safeParse(example.query ?? {}).success).toBe(true);
  });

  it('is answered as it may be', () => {
    const [status = 200] = route.statuses ?? [];
    const content = told.responses[status]?.content ?? {};
    if (isFile(route.answer)) return expect(Object.keys(content)).toEqual(route.answer.types.map((type) => type.replace(/;.*/, '')));
    return expect(answered.wrongIn(content['application/json']?.schema as never, example.answer)).toBe('');
  });
});
