import {
  type ApiDescription,
  found,
  type ShownContent,
  type ShownOperation,
  type ShownParameter,
  type ShownResponse,
  type ShownSchema,
  type ShownSchemas,
} from './api-description.ts';
import { curlOf, SHELL_SETTINGS } from './api-page-curl.ts';
import { type FieldRow, fieldRows, fieldTable, typeWords } from './api-page-fields.ts';
import { API_PAGE_STYLE } from './api-page-style.ts';
import { escapeHtml } from './html.ts';

/** An operation with its address. */
export interface Listed {
  readonly method: string;
  readonly path: string;
  readonly operation: ShownOperation;
}

const inline = (text: string): string =>
  escapeHtml(text)
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/`([^`]+)`/g, '<code>$1</code>');

const paragraphs = (text: string): string =>
  text
    .split('\n\n')
    .filter((one) => one !== '')
    .map((one) => `<p>${inline(one)}</p>`)
    .join('');

/** The first words of a description stand in bold: they are its heading. */
const headed = ({ description, operationId }: ShownOperation): { readonly title: string; readonly text: string } => {
  const [, title = operationId, text = description] = /^\*\*([^*]+)\*\*([\s\S]*)$/.exec(description) ?? [];
  return { title, text };
};

const json = (value: unknown): string => `<pre>${escapeHtml(typeof value === 'string' ? value : JSON.stringify(value, null, 2))}</pre>`;

const folded = (title: string, content: string): string =>
  content === '' ? '' : `<details><summary>${title}</summary>${content}</details>`;

const part = (title: string, content: string): string => (content === '' ? '' : `<h4>${title}</h4>${content}`);

const PLACES: Readonly<Record<string, string>> = { path: '地址', query: '查询', header: '请求头' };

const parameterRow = ({ name, in: place, required = false, description = '', schema }: ShownParameter): FieldRow => ({
  name,
  required,
  type: `<span class="dim">${PLACES[place] ?? place}</span> ${typeWords(schema)}`,
  description,
});

/** What is sent is told field by field where it is sent; what is answered stands under its name. */
const contentPart = (title: string, content: ShownContent | undefined, schemas: ShownSchemas = {}): string =>
  Object.entries(content ?? {})
    .map(([type, { schema, example }]) => {
      const rows = fieldTable(fieldRows(found<ShownSchema>(schema, schemas) ?? schema));
      const kind = `<p><code>${escapeHtml(type)}</code>${Object.keys(schema).length > 0 ? `：${typeWords(schema)}` : ''}</p>`;
      return `${part(title, `${kind}${rows}`)}${example === undefined ? '' : folded('例', json(example))}`;
    })
    .join('');

const isGood = (status: string): boolean => status.startsWith('2');

const refusals = (responses: readonly (readonly [string, ShownResponse])[]): string =>
  `<ul>${responses.map(([status, { description }]) => `<li><strong>${status}</strong> ${inline(description)}</li>`).join('')}</ul>`;

const answersPart = ({ responses }: ShownOperation, all: Readonly<Record<string, unknown>>): string => {
  const each = Object.entries(responses).map(([status, one]) => [status, found<ShownResponse>(one, all)] as const);
  const good = each.filter(([status]) => isGood(status));
  const [first] = good;
  const words = good.map(([status, { description }]) => `${status} ${description}`).join('；');
  const headers = Object.keys(first?.[1].headers ?? {}).map((name) => `<code>${escapeHtml(name)}</code>`);
  const told = headers.length === 0 ? '' : `<p>答复头：${headers.join('、')}</p>`;
  return `${contentPart(`答复：${escapeHtml(words)}`, first?.[1].content)}${told}${folded('其他答复', refusals(each.filter(([status]) => !isGood(status))))}`;
};

const operationPart = (listed: Listed, { components }: ApiDescription): string => {
  const { method, path, operation } = listed;
  const { title, text } = headed(operation);
  const parameters = operation.parameters.map((one) => found<ShownParameter>(one, components.parameters));
  return `<article id="${operation.operationId}"><h3>${inline(title)}</h3>
<span class="address"><span class="method ${method}">${method}</span>${escapeHtml(path)}</span>
${paragraphs(text)}
${part('参数', fieldTable(parameters.map(parameterRow)))}
${contentPart('请求内容', operation.requestBody?.content, components.schemas)}
${folded('命令行', json(curlOf(listed, parameters)))}
${answersPart(operation, components.responses)}</article>`;
};

const METHODS = ['get', 'head', 'put', 'post', 'patch', 'delete'];

const listedIn = ({ paths }: ApiDescription): readonly Listed[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ method: method.toUpperCase(), path, operation: item[method] as ShownOperation }] : [])),
  );

const schemasPart = ({ components }: ApiDescription): string =>
  Object.entries(components.schemas)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => {
      const rows = fieldTable(fieldRows(schema));
      const told = schema.description === undefined ? '' : `<p>${escapeHtml(String(schema.description))}</p>`;
      return `<article id="${name}"><h3>${escapeHtml(name)}</h3>${told}${rows === '' ? `<p>${typeWords(schema)}</p>` : rows}</article>`;
    })
    .join('\n');

const contents = (tags: ApiDescription['tags'], listed: readonly Listed[]): string =>
  tags
    .map(({ name }) => {
      const links = listed
        .filter(({ operation }) => operation.tags.includes(name))
        .map(({ operation }) => `<li><a href="#${operation.operationId}">${inline(headed(operation).title)}</a></li>`);
      return `<p>${escapeHtml(name)}</p><ul>${links.join('')}</ul>`;
    })
    .join('');

/** The API's description as one page in Chinese: readable without a script, without anything from outside. */
export const apiPage = (description: ApiDescription): string => {
  const { info, tags } = description;
  const listed = listedIn(description);
  const nouns = tags.map(({ name, description: about }) => {
    const own = listed.filter(({ operation }) => operation.tags.includes(name));
    return `<h2>${escapeHtml(name)}</h2><p>${escapeHtml(about)}</p>${own.map((one) => operationPart(one, description)).join('\n')}`;
  });
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(info.title)}</title><style>${API_PAGE_STYLE}</style></head>
<body><div class="page"><h1>${escapeHtml(info.title)}</h1>
${paragraphs(info.description)}
<p>各处的命令行先要设好接口的地址和您的令牌：</p>${json(SHELL_SETTINGS)}
<p>命令行中的 <code>if-match</code> 换成读取时得到的 ETag，<code>idempotency-key</code> 每次新的操作换一个值。</p>
<p>同样的内容供工具读取：<a href="/openapi.json">openapi.json</a>（OpenAPI 3.1）。＊为必填。</p>
<nav aria-label="目录">${contents(tags, listed)}<p><a href="#data">数据</a></p></nav>
<main>${nouns.join('\n')}
<h2 id="data">数据</h2><p>以上各处用到的数据，按名称排列。名称以 Input 结尾的是请求中的形式。</p>
${schemasPart(description)}</main></div></body></html>
`;
};
