import { randomBytes } from 'node:crypto';
import type { LetterLinks } from '#documents/letter-text.ts';
import type { Letter } from '#domain/letter.ts';
import { expiryOf, firstDayOfLink, lastDayOfLink, linkOf, type MailLink } from '#domain/mail-link.ts';
import { hashOf } from './open-link.ts';
import type { Services } from './services.ts';
import { setting } from './settings.ts';

const TOKEN_BYTES = 32;

/** The link of a letter that is about to be sent, and how the letter names it. */
export interface MadeLink {
  readonly link: MailLink;
  readonly form: NonNullable<LetterLinks['form']>;
}

/**
 * Makes the secret link of a letter at the moment of its sending, and keeps its hash: the secret goes into the mail and nowhere else.
 * @returns null for a letter that leads to the page
 */
export const linkFor = async (letter: Letter, { links, commit }: Pick<Services, 'links' | 'commit'>): Promise<MadeLink | null> => {
  const opens = linkOf(letter);
  if (!opens) return null;
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const { town, person, at } = letter;
  const first = firstDayOfLink(letter);
  const link: MailLink = { hash: hashOf(token), town, person, ...opens, madeAt: at, expiresAt: expiryOf(first), revoked: null };
  await commit(links.make(link));
  return { link, form: { url: `${setting('publicUrl')}/l/${token}`, lastDay: lastDayOfLink(first) } };
};
