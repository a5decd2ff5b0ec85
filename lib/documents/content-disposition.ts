/** Characters that RFC 8187 lets stand; all others by their bytes. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * How a browser keeps a file, RFC 6266: the name in UTF-8, and one in ASCII for programs that know no other, where one is at hand.
 * @example contentDisposition('验收表.pdf') //=> `attachment; filename="___.pdf"; filename*=UTF-8''%E9%AA%8C%E6%94%B6%E8%A1%A8.pdf`
 */
export const contentDisposition = (name: string, ascii = name): string =>
  `attachment; filename="${ascii.replace(/[^\w.-]/gu, '_')}"; filename*=UTF-8''${encoded(name.toWellFormed())}`;
