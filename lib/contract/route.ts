import type * as z from 'zod/mini';
import type { Role } from '#domain/town.ts';

/** May do it: a member of the town in one of these roles; `operator` is named by the stack, `anyone` needs no token. */
export type Caller = Role | 'operator' | 'anyone';

/** Which of a member's tasks the operation may touch: all of the town, only those that the member's departments lead, or that ask them for something. */
export type Reach = 'town' | 'own' | 'supporting';

/** An answer that is a file of its own type: base64 of its bytes, or its text. */
export interface FileAnswer {
  readonly types: readonly string[];
}

/** One operation of the API, with all that crosses the border. */
export interface Route {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** The Lambda that answers: `files` holds what needs S3 or heavy libraries, `links` what needs no sign-in. */
  readonly lambda: 'api' | 'files' | 'links';
  readonly callers: Readonly<Partial<Record<Caller, Reach>>>;
  readonly summary: string;
  readonly body?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  /** Whether the caller must say which version was seen (If-Match): always, or only of a thing that is there. */
  readonly changes?: true | 'when-there';
  /** What a good answer holds; fields that are not named here do not leave the house. */
  readonly answer: z.ZodMiniType | FileAnswer;
  /** Statuses of a good answer; 200 unless it says otherwise. */
  readonly statuses?: readonly number[];
}

export const office = { office: 'town' } as const;
export const readers = { office: 'town', leader: 'town', chief: 'town', head: 'town', viewer: 'town' } as const;
export const reporters = { office: 'town', head: 'own' } as const;

/** A page for a person who is not signed in: behind it stands no program, so it has neither keys nor problems in JSON. */
export const isForm = ({ path }: Pick<Route, 'path'>): boolean => path.startsWith('/l/');

export const isFile = (answer: Route['answer']): answer is FileAnswer => 'types' in answer;
