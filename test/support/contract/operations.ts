import type { OpenApi } from '#contract/openapi/document.ts';
import type { JsonSchema } from '#contract/openapi/json-schema.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
  readonly example?: string;
}

export interface Response {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema; readonly example?: unknown }>>;
}

/** An operation with all that the description says of it, references followed. */
export interface Told {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly callers: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body: { readonly type: string; readonly schema: JsonSchema; readonly example: unknown } | undefined;
  readonly responses: Readonly<Record<string, Response>>;
}

interface Written {
  readonly operationId: string;
  readonly 'x-callers': object;
  readonly parameters: readonly object[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema; readonly example: unknown }>> };
  readonly responses: Readonly<Record<string, object>>;
}

/** Every operation of a description. */
export const operationsIn = ({ paths, components }: OpenApi): Told[] => {
  const all = components as Readonly<Record<string, Readonly<Record<string, object>>>>;
  const followed = (one: object): object => {
    if (!('$ref' in one)) return one;
    const [, , kind = '', name = ''] = String(one.$ref).split('/');
    return all[kind]![name]!;
  };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const { operationId, parameters, requestBody, responses, ...rest } = operation as unknown as Written;
      const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
      return {
        id: operationId,
        method: method.toUpperCase(),
        path,
        callers: Object.keys(rest['x-callers']),
        parameters: parameters.map((one) => followed(one) as Parameter),
        body: type !== undefined && content ? { type, ...content } : undefined,
        responses: Object.fromEntries(Object.entries(responses).map(([status, one]) => [status, followed(one) as Response])),
      };
    }),
  );
};
