import { createHash } from 'node:crypto';
import { expiryOf, type MailLink } from '#domain/mail-link.ts';
import { AGRICULTURE, at } from './town.ts';

/** The link that the letter of 21 June brought to the head of agriculture, for the tasks given; its token is known to the test alone. */
export const aLink = (town: string, token: string, link: Partial<MailLink> = {}): MailLink => {
  const letter = link.letter ?? { kind: 'digest' as const, day: '2022-06-21' };
  return {
    hash: createHash('sha256').update(token).digest('hex'),
    town,
    person: at(town, 'agriculture'),
    departments: [AGRICULTURE],
    tasks: [`${town}-2022-001`, `${town}-2022-002`],
    letter,
    madeAt: `${letter.day}T08:30:00+08:00`,
    expiresAt: expiryOf(letter.day),
    revoked: null,
    ...link,
  };
};

/** The fields that a browser would send of a form, as it was served: hidden ones, chosen ones, what was typed. */
export const fieldsIn = (html: string): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input [^>]{1,600}>/g)) {
    const name = /name="([^"]{1,60})"/.exec(tag)?.[1];
    if (name === undefined || (/type="checkbox"/.test(tag) && !/ checked/.test(tag))) continue;
    fields[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name, inside] of html.matchAll(/<textarea [^>]*?name="([^"]{1,60})"[^>]*>([^<]*)</g)) fields[name!] = unescaped(inside!);
  for (const [, name, inside] of html.matchAll(/<select [^>]*?name="([^"]{1,60})"[^>]*>(.*?)<\/select>/gs)) {
    fields[name!] = unescaped((/value="([^"]*)" selected/.exec(inside!) ?? /value="([^"]*)"/.exec(inside!))?.[1] ?? '');
  }
  return fields;
};

const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (escaped) => CHARACTERS[escaped]!);
