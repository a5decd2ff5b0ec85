import type { Route } from '#contract/route.ts';
import { type Operation, ROUTES } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';

export interface Match {
  readonly operation: Operation;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const segments = (path: string): string[] => path.split('/').slice(1);

const TABLE = (Object.entries(ROUTES) as [Operation, Route][]).map(([operation, route]) => ({
  operation,
  route,
  parts: segments(route.path),
}));

const literals = ({ parts }: (typeof TABLE)[number]): number => parts.filter((part) => !part.startsWith('{')).length;

/** Operations of an address. One that an operation has as it is written (…/draft/undo) is no other's variable (…/draft/{n}). */
const operationsAt = (path: string): typeof TABLE => {
  const given = segments(path);
  const same = TABLE.filter(
    ({ parts }) => parts.length === given.length && parts.every((part, i) => part.startsWith('{') || part === given[i]),
  );
  const most = Math.max(...same.map(literals));
  return same.filter((one) => literals(one) === most);
};

/** What may be done at an address, for the header `Allow`. @example methodsAt('/v1/plans') //=> ['POST', 'GET', 'HEAD'] */
export const methodsAt = (path: string): string[] =>
  operationsAt(path).flatMap(({ route: { method } }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));

/**
 * Finds the operation of a request; HEAD is GET, of which API Gateway leaves the body away.
 * @throws RuleError NotFound · MethodNotAllowed
 */
export const matchRoute = (method: string, path: string): Match => {
  const same = operationsAt(path);
  if (same.length === 0) throw new RuleError('NotFound', '没有这个地址。');
  const found = same.find(({ route }) => route.method === (method === 'HEAD' ? 'GET' : method));
  if (!found) throw new RuleError('MethodNotAllowed', `这个地址只支持 ${methodsAt(path).join('、')}。`);
  return { operation: found.operation, route: found.route, params: paramsOf(found.parts, segments(path)) };
};

const paramsOf = (parts: readonly string[], given: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    parts.flatMap((part, i) => (part.startsWith('{') ? [[part.slice(1, -1), shaped(part.slice(1, -1), decoded(given[i] ?? ''))]] : [])),
  );

/** What the variable parts of an address look like. A part of another shape names nothing that there is, and is never made a key of. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  plan: /^[a-z0-9-]{1,40}-\d{4}$/,
  task: /^[a-z0-9-]{1,40}-\d{4}-\d{3}$/,
  n: /^\d{3}$/,
  group: /^g\d{1,6}$/,
  month: /^\d{4}-\d{2}$/,
  revision: /^(latest|[1-9]\d{0,3})$/,
  name: /^\w[\w.-]{0,79}$/,
  operation: /^[a-z0-9-]{1,80}$/,
  link: /^[0-9a-f]{16}$/,
  person: /^[^\s@]{1,64}@[^\s@]{1,189}$/,
};

/** @throws RuleError NotFound */
const shaped = (name: string, value: string): string => {
  if (SHAPES[name]?.test(value) === false) throw new RuleError('NotFound', '没有找到。');
  return value;
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    throw new RuleError('NotFound', '没有这个地址。', [], { cause: error });
  }
};
