import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '#contract/examples.ts';
import { openApiDocument } from '#contract/openapi/document.ts';
import { isFile, type Route } from '#contract/route.ts';
import { type Operation, ROUTES } from '#contract/routes.ts';
import { SHAPES } from '#contract/shapes.ts';
import { checkerOf, readDescription } from '../../support/description.ts';

const description = readDescription();
const sent = checkerOf(description, false);
const answered = checkerOf(description, true);

interface Told {
  readonly operationId: string;
  readonly description: string;
  readonly parameters: readonly { readonly in?: string; readonly name?: string; readonly $ref?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object; readonly example: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
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

  it('says in Chinese what nearly every field holds', () => {
    const fields = Object.values(description.components.schemas).flatMap(({ properties = {} }) => Object.values(properties as object));
    const told = fields.filter(({ description: words = '' }: { description?: string }) => /[\u4e00-\u9fa5]/.test(words));
    expect(fields.length).toBeGreaterThan(200);
    expect(told.length / fields.length).toBeGreaterThan(0.9);
  });

  it('names a form that is sent otherwise than it is answered apart', () => {
    const { Target, TargetInput } = description.components.schemas;
    expect(TargetInput).toMatchObject({ additionalProperties: false });
    expect(Target).not.toHaveProperty('additionalProperties');
  });

  it('asks no token of the open operations only', () => {
    const open = OPERATIONS.filter((operation) => toldOf(operation).security?.length === 0);
    expect(open).toEqual(OPERATIONS.filter((operation) => (ROUTES[operation] as Route).callers.anyone));
  });
});

describe('problems', () => {
  it.each([
    { operation: 'getTask', why: 'a read by address', statuses: ['401', '403', '404', '406', '409', '500'] },
    { operation: 'health', why: 'an open read', statuses: ['406', '500'] },
    { operation: 'createPlan', why: 'a POST with a body', statuses: ['400', '401', '403', '406', '409', '413', '415', '422', '500'] },
    {
      operation: 'dissolveDraftGroup',
      why: 'a change without a body',
      statuses: ['401', '403', '404', '406', '409', '412', '422', '428', '500'],
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
