/** A JSON Schema, as far as a reader is told of it. */
export interface ShownSchema {
  readonly [keyword: string]: unknown;
}

export type ShownSchemas = Readonly<Record<string, ShownSchema>>;

export interface ShownParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: ShownSchema;
  readonly example?: unknown;
}

/** Content by its type: what a body or an answer holds, with an example. */
export type ShownContent = Readonly<Record<string, { readonly schema: ShownSchema; readonly example?: unknown }>>;

export interface ShownResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: ShownContent;
}

export interface ShownOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly security?: readonly unknown[];
  readonly parameters: readonly (ShownParameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: ShownContent };
  readonly responses: Readonly<Record<string, ShownResponse | { readonly $ref: string }>>;
}

/** What a page needs of an OpenAPI document. */
export interface ApiDescription {
  readonly info: { readonly title: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly schemas: ShownSchemas;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly responses: Readonly<Record<string, unknown>>;
  };
}

/** @example nameIn('#/components/schemas/Task') //=> 'Task' */
export const nameIn = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** What stands under a name, or the thing itself. */
export const found = <Thing extends object>(thing: Thing | { readonly $ref: string }, all: Readonly<Record<string, unknown>>): Thing =>
  '$ref' in thing ? (all[nameIn(thing.$ref)] as Thing) : thing;
