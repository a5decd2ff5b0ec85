import { randomBytes } from 'node:crypto';
import type { LetterLinks } from '#documents/letter-text.ts';
import type { Day, Instant } from '#domain/day.ts';
import type { Letter } from '#domain/letter.ts';
import { expiryOf, firstDayOfLink, lastDayOfLink, linkOf, type MailLink } from '#domain/mail-link.ts';
import { hashOf } from './open-link.ts';
import type { Services } from './services.ts';
import { setting } from './settings.ts';

const TOKEN_BYTES = 32;

/** A link that was made, and how a letter or a text for a group names it. */
export interface MadeLink {
  readonly link: MailLink;
  readonly form: NonNullable<LetterLinks['form']>;
}

/** Who gets a link, in which town, and when it is made. */
export type LinkOf = Pick<MailLink, 'town' | 'person' | 'departments' | 'tasks' | 'letter'> & { readonly at: Instant };

/** A link with a new secret, which is nowhere but in the address that is given here: only its hash is to be kept. */
export const newLink = ({ at, ...opens }: LinkOf, first: Day): MadeLink => {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const link: MailLink = { hash: hashOf(token), ...opens, madeAt: at, expiresAt: expiryOf(first), revoked: null };
  return { link, form: { url: `${setting('publicUrl')}/l/${token}`, lastDay: lastDayOfLink(first) } };
};

/**
 * Makes the secret link of a letter at the moment of its sending, and keeps its hash: the secret goes into the mail and nowhere else.
 * @returns null for a letter that leads to the page
 */
export const linkFor = async (letter: Letter, { links, commit }: Pick<Services, 'links' | 'commit'>): Promise<MadeLink | null> => {
  const opens = linkOf(letter);
  if (!opens) return null;
  const { town, person, at } = letter;
  const made = newLink({ town, person, ...opens, at }, firstDayOfLink(letter));
  await commit(links.make(made.link));
  return made;
};
