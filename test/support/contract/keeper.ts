import type { OpenApi } from '#contract/openapi/document.ts';
import type { JsonSchema } from '#contract/openapi/json-schema.ts';
import type { Answered, Call } from '../api.ts';
import { checkerOf } from '../description.ts';
import type { WrongCall } from './calls.ts';
import type { Response, Told } from './operations.ts';

const PROBLEM = { $ref: '#/components/schemas/Problem' };

/** Of every answer its own; these are on all of them. */
const ON_ALL = ['content-type', 'cache-control', 'x-content-type-options', 'content-security-policy', 'referrer-policy'];

interface Fields {
  readonly errors?: readonly { readonly pointer: string }[];
  readonly type?: string;
}

/** The very place; of a choice, whichever of its forms was meant, the choice or a place in it. */
const isNamed = (place: NonNullable<WrongCall['place']>, pointer: string): boolean =>
  pointer === place.pointer || (place.inChoice && pointer.startsWith(`${place.pointer}/`));

/** Holds answers against the description, and counts them. */
export class Keeper {
  readonly statuses: Record<string, number> = {};
  calls = 0;
  readonly #strict;
  readonly #headers;

  constructor(description: OpenApi) {
    this.#strict = checkerOf(description, true);
    this.#headers = description.components.headers as Readonly<Record<string, { readonly schema: JsonSchema }>>;
  }

  /** What of an answer, good or not, is not as the description says; [] for nothing. */
  breaches(told: Told, answer: Answered): string[] {
    this.calls += 1;
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
    const response = told.responses[answer.status];
    if (!response) return [`${answer.status} is not among its answers: ${JSON.stringify(answer.body).slice(0, 300)}`];
    if (answer.status >= 500) return [`${answer.status}`];
    const type = answer.headers['content-type']?.replace(/;.*/, '') ?? '';
    const schema = response.content?.[type]?.schema ?? (answer.status >= 400 ? PROBLEM : undefined);
    const heads = this.#wrongHeads(response, answer);
    if (!schema) return answer.status === 304 ? heads : [`${type} is not among its types`];
    const wrong = this.#strict.wrongIn(answer.status >= 400 ? PROBLEM : schema, answer.body);
    const untold = Object.keys(answer.headers).filter((name) => !ON_ALL.includes(name) && !(name in (response.headers ?? {})));
    return [...(wrong === '' ? [] : [wrong]), ...heads, ...untold.map((name) => `the header ${name} is not told of`)];
  }

  /** What of a call that is meant to be good is not as its parameters say: a client that holds to the description could not send it. */
  unsendable({ parameters }: Told, { headers = {} }: Call): string[] {
    return parameters
      .filter((one) => one.in === 'header' && headers[one.name.toLowerCase()] !== undefined)
      .map(({ name, schema }) => [name, this.#strict.wrongIn(schema, headers[name.toLowerCase()])])
      .filter(([, wrong]) => wrong !== '')
      .map(([name, wrong]) => `${name} ${headers[name!.toLowerCase()]}: ${wrong}`);
  }

  /** Headers of an answer that are not what the description says of them. */
  #wrongHeads({ headers: told = {} }: Response, { headers }: Answered): string[] {
    return Object.entries(told).flatMap(([name, one]) => {
      const { $ref = '' } = one as { readonly $ref?: string };
      const { schema } = this.#headers[$ref.slice($ref.lastIndexOf('/') + 1)] ?? (one as { readonly schema: JsonSchema });
      const wrong = headers[name] === undefined ? '' : this.#strict.wrongIn(schema, headers[name]);
      return wrong === '' ? [] : [`${name} ${headers[name]}: ${wrong}`];
    });
  }

  /** What of a refusal is not as it is to be. */
  refused(told: Told, answer: Answered, { why, as, place }: WrongCall): string[] {
    const { type = '', errors = [] } = answer.body as Fields;
    const came = `${answer.status} ${type.slice(type.lastIndexOf(':') + 1)}`;
    const found = [
      ...this.breaches(told, answer),
      ...(as.includes(came) ? [] : [`${came}, not ${as.join(' or ')}`]),
      ...(place === undefined || errors.some(({ pointer }) => isNamed(place, pointer))
        ? []
        : [`names ${errors.map(({ pointer }) => pointer).join(' ')}, not ${place.pointer}`]),
    ];
    return found.map((what) => `${why} ${place?.pointer ?? ''}: ${what}`);
  }
}
