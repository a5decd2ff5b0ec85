import { ETAG } from '../etag.ts';
import { isForm, type Route } from '../route.ts';
import { IDEMPOTENCY_KEY, SHAPES } from '../shapes.ts';
import type { JsonSchema, Schemas } from './json-schema.ts';

/** What the variable parts of addresses are. */
const PART_WORDS: Readonly<Record<string, string>> = {
  plan: '计划编号：镇的编号-年份',
  task: '任务编号：计划编号-三位数字',
  n: '草案行号，三位数字',
  group: '合并填报组号',
  month: '月份，YYYY-MM',
  revision: '第几稿，或 latest',
  name: '文件名',
  operation: '长时间工作的编号，取自 Location',
  town: '镇的编号：小写字母和数字，以字母开头，2 到 31 位',
  link: '链接编号',
  token: '链接中的口令',
  feed: '订阅地址中的口令',
  department: '部门',
  person: '人员编号（邮箱）',
  year: '年份',
  id: '编号',
  k: '第几个事件',
  evidence: '佐证材料编号',
  edit: '修改稿的编号，由提交时的答复给出',
};

const TOWN = '^[a-z][a-z0-9]{1,30}$';

/** How If-Match may be refused. */
const STALE =
  '只比较其中的版本（第一部分）：缺则 428；已被他人修改，或不是本系统给出的（如弱 ETag `W/"3"`），则 412，答复头 ETag 中有当前版本的，可直接用作 If-Match；不是一个 ETag 的（没有双引号、`*`、几个），则 400。';

const HEADERS = {
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: `读取时得到的 ETag，原样带回，连同双引号；列表中没有 ETag，用 version 的值加双引号即可。${STALE}`,
    schema: { type: 'string', pattern: ETAG.source },
    example: '"1"',
  },
  ifMatchWhenThere: {
    name: 'If-Match',
    in: 'header',
    description: `已有的，须带上读取时得到的 ETag，原样带回，连同双引号；还没有的，不带。${STALE}`,
    schema: { type: 'string', pattern: ETAG.source },
  },
  town: {
    name: 'Town',
    in: 'header',
    description: '在几个镇任职的人，用它写明是哪一个镇；只在一个镇的不用写。',
    schema: { type: 'string', pattern: TOWN },
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      '8 到 128 个字母、数字或 . : @ - _。每次新的操作用一个新的值，重发用同一个：重发得到第一次的答复。缺少或不合格式则 400；同一值用于另一请求则 422。',
    schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
    example: '0d9f6c1e-7a55-4c1b-9a53-1f0f4e6f2b11',
  },
  ifNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: '已有的 ETag（可写几个，以逗号分开），整个比较；没有变化则 304，不再发送内容。',
    schema: { type: 'string' },
  },
} as const;

/** Parameters of all operations, by name. */
export const PARAMETERS: Schemas = HEADERS;

const ref = (name: keyof typeof HEADERS): JsonSchema => ({ $ref: `#/components/parameters/${name}` });

const partOf = (name: string, value: string | undefined): JsonSchema => ({
  name,
  in: 'path',
  required: true,
  ...(PART_WORDS[name] !== undefined && { description: PART_WORDS[name] }),
  schema: { type: 'string', ...patternOf(name) },
  ...(value !== undefined && { example: value }),
});

const patternOf = (name: string): { pattern?: string } => {
  if (name === 'town') return { pattern: TOWN };
  const shape = SHAPES[name];
  return shape ? { pattern: shape.source } : {};
};

interface Given {
  /** Schema of the query, if there is one. */
  readonly query: JsonSchema | undefined;
  readonly example: { readonly params?: object | undefined; readonly query?: object | undefined } | undefined;
  /** Whether what is answered has an ETag. */
  readonly hasVersion: boolean;
}

/** All that a call gives beside its body. */
export const parametersOf = ({ method, path, changes, callers }: Route, { query, example, hasVersion }: Given): JsonSchema[] => {
  const values = { ...example?.params, ...example?.query } as Readonly<Record<string, string>>;
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => partOf(name!, values[name!]));
  const required = (query?.required ?? []) as readonly string[];
  const asked = Object.entries((query?.properties ?? {}) as Schemas).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    ...(required.includes(name) && { required: true }),
    ...(description !== undefined && { description }),
    schema,
    ...(values[name] !== undefined && { example: values[name] }),
  }));
  return [
    ...parts,
    ...asked,
    ...(method === 'POST' && !isForm({ path }) ? [ref('idempotencyKey')] : []),
    ...(changes === true ? [ref('ifMatch')] : changes ? [ref('ifMatchWhenThere')] : []),
    ...(method === 'GET' && hasVersion ? [ref('ifNoneMatch')] : []),
    ...(callers.anyone || callers.operator ? [] : [ref('town')]),
  ];
};
