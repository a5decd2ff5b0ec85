/** A line that quoted-printable breaks goes on after this. */
const BREAK = '(?:=\\r?\\n)?';

/** Path of a mail link, wherever a line was broken in it; the token is 32 bytes in base64url. */
const LINK = new RegExp(`(/${BREAK}l${BREAK}/${BREAK})((?:[\\w-]${BREAK}){43})(?![\\w-])`, 'g');

/** Length and line ends stay, so that nothing else of the letter moves. */
const masked = (text: string): string => text.replace(LINK, (_, path: string, token: string) => path + token.replaceAll(/[\w-]/g, 'x'));

const BASE64_PART = /(\r\nContent-Transfer-Encoding: base64\r\n(?:[^\r\n]{1,998}\r\n){0,20}\r\n)([A-Za-z0-9+/=\r\n]+)/gi;
const COLUMNS = /.{1,76}/g;

const maskedPart = (part: string, head: string, body: string): string => {
  const text = Buffer.from(body, 'base64').toString('latin1');
  if (masked(text) === text) return part;
  const lines = Buffer.from(masked(text), 'latin1').toString('base64').match(COLUMNS) ?? [];
  return head + lines.join('\r\n') + (/[\r\n]*$/.exec(body)?.[0] ?? '');
};

/**
 * A letter as it came over the wire, with the secrets of its links struck out: whoever is shown the folder of a year can open nothing,
 * and two years of one seed leave the same bytes. A letter without a link stays as it is, byte for byte.
 */
export const maskTokens = (raw: Buffer): Buffer => {
  const text = raw.toString('latin1');
  const changed = masked(text.replace(BASE64_PART, maskedPart));
  return changed === text ? raw : Buffer.from(changed, 'latin1');
};
