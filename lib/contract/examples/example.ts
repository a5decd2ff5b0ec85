import type { AnswerOf, Operation, ParamsOf, SentBodyOf, SentQueryOf } from '../routes.ts';

/** Parts of a record that must be given, without those that hold nothing. */
type Given<Key extends string, Value> = keyof Value extends never ? { readonly [K in Key]?: undefined } : { readonly [K in Key]: Value };
type Sent<Body> = Body extends undefined ? { readonly body?: undefined } : { readonly body: Body };

/** One call of an operation and its answer, as they stand in the description; read when that is built, and by tests. */
export type Example<O extends Operation> = {
  /** What the operation does, in Chinese: its heading. */
  readonly title: string;
  /** More about it. */
  readonly text?: string;
  readonly query?: SentQueryOf<O>;
  /** What the answer's head holds beside its type; version and address are told nowhere else. */
  readonly headers?: Readonly<Partial<Record<'etag' | 'location' | 'link', string>>>;
  readonly answer: AnswerOf<O>;
} & Given<'params', ParamsOf<O>> &
  Sent<SentBodyOf<O>>;

export type Examples<O extends Operation> = { readonly [One in O]: Example<One> };
