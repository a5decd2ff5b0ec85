import { LocalCloudError } from './errors.ts';

/** What the intrinsic functions look things up in. */
export interface Scope {
  /** Value of `Ref`: a resource, a parameter or a pseudo parameter. */
  ref(name: string): unknown;
  attribute(resource: string, attribute: string): unknown;
  condition(name: string): boolean;
}

/** Stands for `AWS::NoValue`: the property or list element that holds it is left out. */
const NO_VALUE = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const list = (argument: unknown, name: string, length?: number): unknown[] => {
  if (Array.isArray(argument) && (length === undefined || argument.length === length)) return argument;
  throw new LocalCloudError(`${name} needs a list${length === undefined ? '' : ` of ${length}`}: ${JSON.stringify(argument)}`);
};

const text = (value: unknown, name: string): string => {
  if (['string', 'number', 'boolean'].includes(typeof value)) return String(value);
  throw new LocalCloudError(`${name} needs text where it has ${JSON.stringify(value)}`);
};

const getAtt: Intrinsic = (argument, scope) => {
  const [resource, ...path] = typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt').map(String);
  return scope.attribute(resource ?? '', path.join('.'));
};

const join: Intrinsic = (argument, scope) => {
  const [separator, parts] = list(argument, 'Fn::Join', 2);
  const values = list(resolve(parts, scope), 'Fn::Join');
  return values.map((value) => text(value, 'Fn::Join')).join(text(separator, 'Fn::Join'));
};

const sub: Intrinsic = (argument, scope) => {
  const [template, variables] = typeof argument === 'string' ? [argument, {}] : list(argument, 'Fn::Sub', 2);
  const own = resolve(variables, scope) as Record<string, unknown>;
  return String(template).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in own) return text(own[name], 'Fn::Sub');
    return text(name.includes('.') ? getAtt(name, scope) : reference(name, scope), 'Fn::Sub');
  });
};

const reference: Intrinsic = (argument, scope) => (argument === 'AWS::NoValue' ? NO_VALUE : scope.ref(String(argument)));

const choose: Intrinsic = (argument, scope) => {
  const [condition, whenTrue, whenFalse] = list(argument, 'Fn::If', 3);
  return resolveRaw(scope.condition(String(condition)) ? whenTrue : whenFalse, scope);
};

const select: Intrinsic = (argument, scope) => {
  const [index, values] = list(argument, 'Fn::Select', 2);
  return list(resolve(values, scope), 'Fn::Select')[Number(resolve(index, scope))];
};

const split: Intrinsic = (argument, scope) => {
  const [separator, value] = list(argument, 'Fn::Split', 2);
  return text(resolve(value, scope), 'Fn::Split').split(String(separator));
};

const equals: Intrinsic = (argument, scope) => {
  const [left, right] = list(resolve(argument, scope), 'Fn::Equals', 2);
  return String(left) === String(right);
};

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: reference,
  Condition: (argument, scope) => scope.condition(String(argument)),
  'Fn::GetAtt': getAtt,
  'Fn::Join': join,
  'Fn::Sub': sub,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::If': choose,
  'Fn::Equals': equals,
  'Fn::And': (argument, scope) => list(resolve(argument, scope), 'Fn::And').every(Boolean),
  'Fn::Or': (argument, scope) => list(resolve(argument, scope), 'Fn::Or').some(Boolean),
  'Fn::Not': (argument, scope) => !list(resolve(argument, scope), 'Fn::Not', 1)[0],
};

/** The function that this object stands for; `Condition` only where the template gives it a name (a policy has an object there). */
const intrinsicOf = (value: Record<string, unknown>): string | undefined => {
  const [key, ...others] = Object.keys(value);
  if (key === undefined || others.length > 0) return undefined;
  if (key === 'Condition') return typeof value[key] === 'string' ? key : undefined;
  return key === 'Ref' || key.startsWith('Fn::') ? key : undefined;
};

const resolveRaw = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((element) => resolveRaw(element, scope)).filter((element) => element !== NO_VALUE);
  if (!isRecord(value)) return value;
  const name = intrinsicOf(value);
  if (name === undefined) {
    const entries = Object.entries(value).map(([key, inner]) => [key, resolveRaw(inner, scope)] as const);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== NO_VALUE));
  }
  const intrinsic = INTRINSICS[name];
  if (!intrinsic) throw new LocalCloudError(`The intrinsic function ${name} is not known here: ${JSON.stringify(value)}`);
  return intrinsic(value[name], scope);
};

/**
 * A value of the template with its intrinsic functions replaced by what they stand for. `AWS::NoValue` leaves its place out.
 *
 * @throws LocalCloudError for a function or a name that is not known
 * @example resolve({ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, scope) // 'a-us-east-1'
 */
export const resolve = (value: unknown, scope: Scope): unknown => {
  const resolved = resolveRaw(value, scope);
  return resolved === NO_VALUE ? undefined : resolved;
};
