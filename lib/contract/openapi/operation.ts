import type { Example } from '../examples/example.ts';
import { EXAMPLES } from '../examples.ts';
import { type Caller, isFile, isForm, type Route } from '../route.ts';
import type { Operation } from '../routes.ts';
import { type JsonSchema, refTo, type Schemas } from './json-schema.ts';
import { parametersOf } from './parameters.ts';
import { headerRefs, problemRefs } from './responses.ts';
import type { NamedSchemas } from './schemas.ts';
import { tagOf } from './tags.ts';

export const CALLER_NAMES: Readonly<Record<Caller, string>> = {
  office: '党政办',
  leader: '分管领导',
  chief: '镇长',
  head: '科室负责人',
  viewer: '只读人员',
  operator: '运维人员',
  anyone: '任何人，不需登录',
};

const REACHES: Readonly<Record<string, string>> = { own: '（限本单位）', supporting: '（限本单位牵头或配合的）' };

const callersIn = ({ callers }: Route): string =>
  Object.entries(callers)
    .map(([caller, reach]) => `${CALLER_NAMES[caller as Caller]}${REACHES[reach] ?? ''}`)
    .join('、');

export const textOf = (name: string, route: Route): JsonSchema => {
  const { title, text } = (EXAMPLES[name as Operation] ?? { title: route.summary }) as Pick<Example<Operation>, 'title' | 'text'>;
  return { summary: route.summary, description: `**${title}**${text === undefined ? '' : `\n\n${text}`}\n\n可调用：${callersIn(route)}。` };
};

type Shown = Pick<Example<Operation>, 'query' | 'headers'> & {
  readonly params?: object;
  readonly body?: unknown;
  readonly answer?: unknown;
};

const bodyOf = ({ method, body }: Route, example: Shown | undefined, { nameOf }: NamedSchemas): JsonSchema => {
  if (!body) return {};
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const media = { schema: refTo(nameOf(body, 'input')), ...(example?.body !== undefined && { example: example.body }) };
  return { requestBody: { required: true, content: { [type]: media } } };
};

const STATUS_WORDS: Readonly<Record<number, string>> = {
  200: '成功',
  201: '已新建',
  202: '已受理，工作还在进行',
  204: '成功，没有内容',
  303: '在另一地址',
  409: '任务在打开后有了变动，没有保存；页面显示现在的情况',
  422: '填写有误，页面指出是哪一处',
};

const contentOf = ({ answer }: Route, example: Shown | undefined, { nameOf }: NamedSchemas): JsonSchema => {
  if (isFile(answer)) return Object.fromEntries(answer.types.map((type) => [type.replace(/;.*/, ''), { schema: {} }]));
  return { 'application/json': { schema: refTo(nameOf(answer, 'output')), ...(example && { example: example.answer }) } };
};

const answersOf = (route: Route, example: Shown | undefined, schemas: NamedSchemas): Schemas => {
  const replayed = route.method === 'POST' && !isForm(route) ? ['idempotency-replayed'] : [];
  const headers = [...Object.keys(example?.headers ?? {}), ...replayed];
  const good = (route.statuses ?? [200]).map((status) => [
    String(status),
    { description: STATUS_WORDS[status] ?? '成功', ...headerRefs(headers, route), content: contentOf(route, example, schemas) },
  ]);
  const unchanged = example?.headers?.etag !== undefined && route.method === 'GET';
  return {
    ...Object.fromEntries(good),
    ...(unchanged && { 304: { description: '没有变化', ...headerRefs(['etag'], route) } }),
    ...problemRefs(route),
  };
};

/** An operation as OpenAPI tells it; all of it from ROUTES, but the example and its words. */
export const operationObject = (name: string, route: Route, schemas: NamedSchemas): JsonSchema => {
  const example = EXAMPLES[name as Operation] as Shown | undefined;
  const query = route.query && schemas.schemas[schemas.nameOf(route.query, 'input')];
  return {
    operationId: name,
    tags: [tagOf(route.path)],
    ...textOf(name, route),
    'x-callers': route.callers,
    ...(route.callers.anyone && { security: [] }),
    parameters: parametersOf(route, { query, example, hasVersion: example?.headers?.etag !== undefined }),
    ...bodyOf(route, example, schemas),
    responses: answersOf(route, example, schemas),
  };
};
