import type { OpenApi } from '#contract/openapi/document.ts';
import type { Call } from '../api.ts';
import { checkerOf } from '../description.ts';
import type { WrongCall } from './calls.ts';
import type { Told } from './operations.ts';
import { rollOf, sample } from './sample.ts';
import { wrongValues } from './wrong-values.ts';

/** Calls whose body or query is wrong in one place, as a description's schemas see it. */
export const wrongCallsOf = (description: OpenApi) => {
  const { schemas } = description.components;
  const sent = checkerOf(description, false);

  /** Each place of the body made wrong, as far as its schema sees it. */
  const bodies = ({ id, body }: Told, call: Call): WrongCall[] =>
    !body
      ? []
      : wrongValues(body.schema, call.body, schemas, rollOf(id))
          .filter(({ value }) => sent.wrongIn(body.schema, value) !== '')
          .map(({ value, why, ...place }) => ({
            why,
            // A text is sent as it is.
            call: { ...call, body: JSON.stringify(value) },
            as: ['422 BodyIsWrong'],
            place,
          }));

  const queries = ({ id, parameters }: Told, call: Call): WrongCall[] => {
    const asked = parameters.filter((one) => one.in === 'query');
    const wrong = (name: string, value: string): WrongCall => ({
      why: `?${name}=${value.slice(0, 20)}`,
      call: { ...call, query: { ...call.query, [name]: value } },
      as: ['400 QueryIsWrong'],
      place: { pointer: `/${name}`, inChoice: false },
    });
    if (asked.length === 0) return [];
    const values = asked.flatMap(({ name, schema }) =>
      wrongValues(schema, call.query?.[name] ?? sample(schema, schemas, rollOf(id, name)), schemas, rollOf(id, name))
        .map(({ value }) => value)
        .filter((value): value is string => typeof value === 'string' && sent.wrongIn(schema, value) !== '')
        .map((value) => wrong(name, value)),
    );
    return [...values, wrong('没有的条件', '1')];
  };

  return { bodies, queries };
};
