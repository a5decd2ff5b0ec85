import { ETAG } from '../etag.ts';
import { FAILURES } from '../failures.ts';
import { isFile, isForm, type Route } from '../route.ts';
import type { JsonSchema, Schemas } from './json-schema.ts';

/** RFC 9457, in Chinese; `errors` names each wrong field by JSON Pointer. */
export const PROBLEM: JsonSchema = {
  type: 'object',
  description: '问题（RFC 9457）：title、detail 为中文，errors 用 JSON Pointer 指出每个有误的字段',
  properties: {
    type: { type: 'string', pattern: '^urn:annual-plan:problem:[A-Za-z]+$', description: '代码，在最后一个冒号之后' },
    title: { type: 'string', pattern: '[\\u4e00-\\u9fa5]', description: '一句话' },
    status: { type: 'integer', minimum: 400, maximum: 599, description: 'HTTP 状态' },
    detail: { type: 'string', pattern: '[\\u4e00-\\u9fa5]', description: '哪里不对，怎么办' },
    instance: { type: 'string', pattern: '^urn:request:', description: '这次请求的编号，查日志用' },
    errors: {
      type: 'array',
      description: '每个有误的字段',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', pattern: '^(/([^~/]|~[01])*)*$', description: 'JSON Pointer（RFC 6901）；空为整体' },
          message: { type: 'string', pattern: '[\\u4e00-\\u9fa5]', description: '有什么不对' },
        },
        required: ['pointer', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'instance'],
  examples: [
    {
      type: 'urn:annual-plan:problem:BodyIsWrong',
      title: '填写有误',
      status: 422,
      detail: '有字段填写有误，内容未保存。',
      instance: 'urn:request:6f1c5e0e-2a0b-4a49-8d0c-1e6d1b1a7f55',
      errors: [{ pointer: '/measures/0/added', message: '应为数字' }],
    },
  ],
};

const NAMES: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  406: 'NotAcceptable',
  409: 'Conflict',
  410: 'Gone',
  412: 'PreconditionFailed',
  413: 'ContentTooLarge',
  415: 'UnsupportedMediaType',
  422: 'UnprocessableContent',
  428: 'PreconditionRequired',
  500: 'Defect',
};

export const HEADERS: Schemas = {
  etag: {
    description:
      '版本；修改时原样放在 If-Match 中。第一部分是版本号，即内容中的 version；读取任务得到的，其后还有日期和机构信息的版本，因为灯随它们变而任务没有改。修改的答复和 412 只给版本号。',
    schema: { type: 'string', pattern: ETAG.source },
    examples: { version: { value: '"3"' }, task: { summary: '读取任务得到的', value: '"3.2022-05-24.7"' } },
  },
  'file-etag': {
    description: '内容的摘要；再读取时放在 If-None-Match 中',
    schema: { type: 'string', pattern: '^"[\\w-]{1,64}"$' },
  },
  location: { description: '新事物或长时间工作的地址', schema: { type: 'string' } },
  link: { description: '下一页：`<地址>; rel="next"`；没有下一页则无此头', schema: { type: 'string' } },
  allow: { description: '这个地址可用的方法', schema: { type: 'string' } },
  'accept-patch': { description: 'PATCH 可用的类型', schema: { type: 'string' } },
  'idempotency-replayed': { description: 'true：这是第一次请求的答复', schema: { const: 'true' } },
};

/** A file's ETag tells of its content, any other of a version. */
const headerOf = (name: string, { answer }: Partial<Pick<Route, 'answer'>>): string =>
  name === 'etag' && answer && isFile(answer) ? 'file-etag' : name;

export const headerRefs = (names: readonly string[], of: Partial<Pick<Route, 'answer'>> = {}): { headers?: Schemas } =>
  names.length === 0
    ? {}
    : { headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${headerOf(name, of)}` }])) };

const HELP: Readonly<Record<number, readonly string[]>> = { 405: ['allow'], 412: ['etag'], 415: ['accept-patch'] };

const problem = (status: number): JsonSchema => {
  const codes = Object.entries(FAILURES).filter(([, failure]) => failure.status === status);
  const told = status === 500 ? '系统出错；已记录，内容没有保存。' : codes.map(([code, { title }]) => `\`${code}\` ${title}`).join(' · ');
  return {
    description: told,
    ...headerRefs(HELP[status] ?? []),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
};

/** Every way in which an operation may be refused, by name. */
export const RESPONSES: Schemas = {
  Unauthorized: {
    description: '没有令牌，或令牌无效、过期：网关自己的答复',
    headers: { 'www-authenticate': { schema: { type: 'string' } } },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/GatewayMessage' } } },
  },
  ...Object.fromEntries(Object.entries(NAMES).map(([status, name]) => [name, problem(Number(status))])),
};

const page = { 'text/html': { schema: {} } };
const FORM_REFUSED: Schemas = {
  404: { description: '没有这个链接', content: page },
  410: { description: '链接已失效或已撤销', content: page },
};

/** Statuses of the problems that can come of how an operation is made. */
const problemsOf = ({ method, path, callers, query, body, changes }: Route): number[] => [
  ...(method === 'POST' || query || body || changes || !(callers.anyone || callers.operator) ? [400] : []),
  ...(callers.anyone ? [] : [403]),
  ...(path.includes('{') ? [404] : []),
  406,
  ...(path.includes('{') || method !== 'GET' ? [409] : []),
  ...(changes ? [412, 428] : []),
  ...(body ? [413, 415] : []),
  ...(body || method !== 'GET' ? [422] : []),
  500,
];

/** How an operation may be refused; a form says so on a page. */
export const problemRefs = (route: Route): Schemas => {
  if (isForm(route)) return FORM_REFUSED;
  const names = problemsOf(route).map((status) => [String(status), NAMES[status]]);
  const all = route.callers.anyone ? names : [['401', 'Unauthorized'], ...names];
  return Object.fromEntries(all.map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]));
};
