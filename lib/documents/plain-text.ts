/** Signs that no XML may hold: a document with one of them does not open. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A person's text as a document may hold it. @example plainText('玉\u0000米\u{D800}') //=> '玉米\uFFFD' */
export const plainText = (text: string): string => text.toWellFormed().replace(UNPRINTABLE, '');
