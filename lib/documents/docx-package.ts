import { FALLBACKS } from './official-style.ts';
import { unzip, zipOf } from './zip.ts';

const CORE = 'docProps/core.xml';
const FONTS = 'word/fontTable.xml';
/** Instead of the moment at which the library wrote it. */
const NO_INSTANT = '2000-01-01T00:00:00Z';

/** A .docx as the library writes it, as the same bytes for the same content, with the faces' fall-backs named in it. */
export const packageOf = (bytes: Uint8Array): Uint8Array => {
  const files = unzip(bytes, { files: 200, bytes: 50_000_000 });
  if (typeof files === 'string') throw new Error(`The document that was just written is no zip: ${files}`);
  const given = new Map<string, string>();
  const inOrder = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipOf(inOrder.map(([name, content]) => ({ name, bytes: withPlainIds(name, settled(name, content), given) })));
};

/** The library draws the ids of its relationships by lot. */
const DRAWN = /rId[a-z0-9_-]{16,30}(?=")/g;

/** The same ids counted, in the order in which the files name them. */
const withPlainIds = (name: string, bytes: Uint8Array, given: Map<string, string>): Uint8Array =>
  /\.(?:xml|rels)$/.test(name)
    ? Buffer.from(
        Buffer.from(bytes)
          .toString('utf8')
          .replace(DRAWN, (drawn) => {
            if (!given.has(drawn)) given.set(drawn, `rIdOf${given.size + 1}`);
            return given.get(drawn) ?? drawn;
          }),
      )
    : bytes;

const settled = (name: string, bytes: Uint8Array): Uint8Array => {
  if (name === FONTS) return Buffer.from(fontTable());
  if (name.endsWith('.xlsx'))
    return zipOf([...embedded(bytes)].map(([inner, content]) => ({ name: inner, bytes: settled(inner, content) })));
  if (name !== CORE) return bytes;
  return Buffer.from(
    Buffer.from(bytes)
      .toString('utf8')
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${NO_INSTANT}`),
  );
};

const embedded = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  const files = unzip(bytes, { files: 50, bytes: 10_000_000 });
  return typeof files === 'string' ? new Map() : files;
};

const font = ([name, instead]: readonly [string, string]): string =>
  `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`;

const fontTable = (): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.entries(FALLBACKS).map(font).join('')}</w:fonts>`;
