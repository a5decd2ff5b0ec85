import type { Route } from '../route.ts';
import { ROUTES } from '../routes.ts';
import { type JsonSchema, reachedFrom, refsIn, type Schemas } from './json-schema.ts';
import { operationObject } from './operation.ts';
import { PARAMETERS } from './parameters.ts';
import { HEADERS, PROBLEM, RESPONSES } from './responses.ts';
import { namedSchemas } from './schemas.ts';
import { TAGS } from './tags.ts';

/** The parts of OpenAPI 3.1 that the description has. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly security: readonly JsonSchema[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly components: Readonly<Record<'schemas' | 'parameters' | 'headers' | 'responses' | 'securitySchemes', Schemas>>;
}

const DESCRIPTION = `把一年的政府工作报告变成任务，按时催办，年底据实写回顾。

**登录。** 除注明的以外，请求头带 \`authorization: Bearer <ID token>\`：身份提供方（OIDC）签发的 ID token，邮箱须经验证，并在本镇人员名单中。

**修改。** 需要版本的操作带 \`If-Match\`，值是读取时得到的 \`ETag\`，连同双引号：缺则 428，已被他人修改则 412，不合格式则 400。只比较其中的版本。每个 POST 带 \`Idempotency-Key\`，重发得到第一次的答复（头 \`idempotency-replayed: true\`）。PATCH 用 \`application/merge-patch+json\`。

**读取。** 每个 GET 也可用 HEAD。带 \`If-None-Match\` 而没有变化则 304。列表分页：\`nextCursor\` 和 \`Link\` 头。答复中将来可能增加字段，请忽略不认识的字段；请求中不认识的字段则被拒绝。

**出错。** 一律为 \`application/problem+json\`（RFC 9457），中文，\`errors\` 用 JSON Pointer 指出每个有误的字段；查询条件有误时指的是查询的名称。地址不支持的方法答 405 和 \`Allow\`。只有网关自己的答复是 \`{"message": …}\`：401 未登录，413 超过 10 MB，429 请求过密，503 暂时不可用。

**长度。** 文本长度以 UTF-16 计，一般一个汉字为一。日期是镇里的日历日（东八区），时刻带 +08:00。`;

const GATEWAY_MESSAGE: JsonSchema = {
  type: 'object',
  description: '网关自己的答复（401、413、429、503）',
  properties: { message: { type: 'string', description: '英文短语' } },
  required: ['message'],
  examples: [{ message: 'Unauthorized' }],
};

const ID_TOKEN: JsonSchema = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: '身份提供方（OIDC）签发的 ID token；access token 不行。',
};

const pathsOf = (operations: readonly (readonly [path: string, method: string, operation: JsonSchema])[]): OpenApi['paths'] => {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const [path, method, operation] of operations) {
    const item = paths[path] ?? {};
    item[method] = operation;
    paths[path] = item;
  }
  return paths;
};

/** The API as OpenAPI 3.1: all that ROUTES says, with an example of each operation. The same bytes for the same contract. */
export const openApiDocument = (): OpenApi => {
  const named = namedSchemas();
  const operations = Object.entries<Route>(ROUTES).map(
    ([name, route]) => [route.path, route.method.toLowerCase(), operationObject(name, route, named)] as const,
  );
  const paths = pathsOf(operations);
  const own: Schemas = { Problem: PROBLEM, GatewayMessage: GATEWAY_MESSAGE };
  const used = reachedFrom(refsIn(paths), named.schemas);
  const tags = TAGS.filter(({ name }) => operations.some(([, , { tags }]) => (tags as string[]).includes(name)));
  return {
    openapi: '3.1.1',
    info: { title: '年度工作任务接口', version: '1', description: DESCRIPTION },
    servers: [{ url: '/' }],
    tags: tags.map(({ name, description }) => ({ name, description })),
    security: [{ idToken: [] }],
    paths,
    components: {
      schemas: { ...own, ...Object.fromEntries(Object.entries(named.schemas).filter(([name]) => used.has(name))) },
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: RESPONSES,
      securitySchemes: { idToken: ID_TOKEN },
    },
  };
};
