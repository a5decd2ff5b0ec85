import { LocalCloudError } from './errors.ts';

export interface HttpRoute {
  /** `$default`, or a method (or `ANY`) and a path: `GET /v1/tasks/{task}`, `ANY /files/{proxy+}`. */
  readonly key: string;
  readonly functionArn: string;
  readonly authorized: boolean;
  /** How long the gateway waits for the function. */
  readonly patienceMs: number;
}

export interface MatchedRoute {
  readonly route: HttpRoute;
  readonly pathParameters: Readonly<Record<string, string>> | undefined;
}

interface Compiled {
  readonly route: HttpRoute;
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** API Gateway prefers a full match to one with parameters, that to a greedy one, and any of them to `$default`. */
  readonly rank: number;
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const rankOf = (path: string): number => {
  if (path.includes('+}')) return 2;
  return path.includes('{') ? 1 : 0;
};

const compile = (route: HttpRoute): Compiled => {
  if (route.key === '$default') return { route, method: 'ANY', pattern: /^/, names: [], rank: 4 };
  const [method = '', path = ''] = route.key.split(' ');
  if (!path.startsWith('/')) throw new LocalCloudError(`The route key ${route.key} is not understood`);
  const names: string[] = [];
  const segments = path.split('/').map((segment) => {
    const parameter = /^\{([^}+]+)(\+?)\}$/.exec(segment);
    if (!parameter) return literally(segment);
    names.push(parameter[1]!);
    return parameter[2] ? '(.+)' : '([^/]+)';
  });
  return { route, method, pattern: new RegExp(`^${segments.join('/')}/?$`), names, rank: rankOf(path) + (method === 'ANY' ? 0.5 : 0) };
};

/** What cannot be decoded stays as it is. */
export const decodedPart = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Which route of the template answers a method and path, as API Gateway chooses among them. */
export const routerOf = (routes: readonly HttpRoute[]): ((method: string, path: string) => MatchedRoute | undefined) => {
  const compiled = routes.map(compile).sort((a, b) => a.rank - b.rank);
  return (method, path) => {
    for (const { route, method: own, pattern, names } of compiled) {
      const match = own === 'ANY' || own === method ? pattern.exec(path) : null;
      if (!match) continue;
      const parameters = Object.fromEntries(names.map((name, at) => [name, decodedPart(match[at + 1] ?? '')]));
      return { route, pathParameters: names.length > 0 ? parameters : undefined };
    }
    return undefined;
  };
};
