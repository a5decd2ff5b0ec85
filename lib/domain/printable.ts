/** Signs that no XML may hold, of which one keeps a document from opening, and others that nobody sees. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

/** A person's text as a document may hold it. @example printable('玉\u0000米\u{D800}') //=> '玉米\uFFFD' */
export const printable = (text: string): string => text.toWellFormed().replace(UNPRINTABLE, '');
