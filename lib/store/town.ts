import type { ActingFor } from '#domain/deputies.ts';
import type { Role } from '#domain/town.ts';

declare const brand: unique symbol;

/**
 * A town whose data the present caller may see. Every key of the table is built from one of these, and it is made only from a
 * membership item or from the input of a state machine: never from the text of a request.
 */
export type Town = string & { readonly [brand]: 'Town' };

/** What an e-mail address may do in a town: the copy of a person that is found by address. */
export interface Membership {
  readonly town: string;
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly departments: readonly string[];
  /** 代理: posts that the person holds for somebody who is away, with the days. */
  readonly deputyFor: readonly ActingFor[];
}

export const townOfMember = (membership: Membership): Town => membership.town as Town;

/** For machines, whose input the API or the schedule made. */
export const townOfMachine = (town: string): Town => town as Town;
