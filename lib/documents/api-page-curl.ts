import type { ShownOperation, ShownParameter } from './api-description.ts';

interface Called {
  readonly method: string;
  readonly path: string;
  readonly operation: ShownOperation;
}

/** Within single quotes of a shell nothing is special but the quote. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const filled = (path: string, parameters: readonly ShownParameter[]): string => {
  const value = (name: string): string => encodeURIComponent(String(parameters.find((one) => one.name === name)?.example ?? `{${name}}`));
  const query = parameters.filter((one) => one.in === 'query' && one.example !== undefined).map(({ name }) => `${name}=${value(name)}`);
  return `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => value(name))}${query.length === 0 ? '' : `?${query.join('&')}`}`;
};

/** What a shell must know before the lines of `curlOf`: the page cannot, as it is the same wherever it is served, and has no script. */
export const SHELL_SETTINGS = `API='https://…'      # 本页的地址去掉末尾的 /docs
TOKEN='…'            # 您登录后得到的 ID token`;

/** The call of the example as a line of a shell, see `SHELL_SETTINGS`. */
export const curlOf = ({ method, path, operation }: Called, parameters: readonly ShownParameter[]): string => {
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const headers = parameters
    .filter((one) => one.in === 'header' && one.required)
    .map(({ name, example }) => `${name.toLowerCase()}: ${example}`);
  const lines = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$API${filled(path, parameters)}"`,
    ...(operation.security?.length === 0 ? [] : ['-H "authorization: Bearer $TOKEN"']),
    ...headers.map((header) => `-H ${quoted(header)}`),
    ...(type === undefined ? [] : [`-H ${quoted(`content-type: ${type}`)}`, `-d ${quoted(JSON.stringify(content?.example ?? {}))}`]),
  ];
  return lines.join(' \\\n  ');
};
