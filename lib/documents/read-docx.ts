/** A node of a document as mammoth gives it. */
interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly styleName?: string | null;
  readonly numbering?: { readonly level: string; readonly isOrdered: boolean } | null;
  readonly verticalAlignment?: string;
}

const CHINESE = '零一二三四五六七八九十';

/** @example chineseNumber(12) //=> '十二' */
const chineseNumber = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return CHINESE[ones]!;
  return `${tens === 1 ? '' : CHINESE[tens % 10]}十${ones === 0 ? '' : CHINESE[ones]}`;
};

/** The numbers that official texts put before their levels, from the outermost in. */
const HEADING_NUMBERS: readonly ((value: number) => string)[] = [
  (value) => `${chineseNumber(value)}、`,
  (value) => `（${chineseNumber(value)}）`,
  (value) => `${value}.`,
  (value) => `（${value}）`,
];
/** A number that was typed: the automatic one beside it would be a second. */
const TYPED_NUMBER = /^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、）).．]|第[一二三四五六七八九十]{1,3}部分)/;
const HEADING_STYLE = /^(?:heading|标题)\s?([1-6])$/i;
const LONGEST_HEADING = 45;

/** A raised number is the mark of a note, unless it raises a unit: m². */
const NOTE_MARK = /^[\s\d[\]〔〕()（）,，、*-]{1,12}$/;
const isNoteMark = ({ verticalAlignment }: Node, text: string, before: string): boolean =>
  verticalAlignment === 'superscript' && NOTE_MARK.test(text) && !/[A-Za-z米]$/.test(before);

/** @param before what stands before it in its paragraph */
const textOf = (node: Node, before = ''): string => {
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return '\n';
  if (node.type === 'noteReference' || node.type === 'commentReference') return '';
  const text = (node.children ?? []).reduce((words, child) => words + textOf(child, before + words), '');
  return isNoteMark(node, text, before) ? '' : text;
};

const isHeading = ({ styleName }: Node, text: string): boolean =>
  HEADING_STYLE.test(styleName ?? '') || (text.length <= LONGEST_HEADING && !/[。；！？：]$/.test(text));

/** Counts the numbered paragraphs of each level; one further out begins the inner ones anew. */
class Numbering {
  readonly #counts: number[] = [];
  next(level: number): number {
    this.#counts.length = level + 1;
    this.#counts[level] = (this.#counts[level] ?? 0) + 1;
    return this.#counts[level];
  }
}

/** Word keeps a paragraph's automatic number apart from its text, and a report without its numbers has lost its headings. */
const numberOf = (node: Node, text: string, numbering: Numbering): string => {
  if (!node.numbering?.isOrdered || TYPED_NUMBER.test(text)) return '';
  const level = Number(node.numbering.level);
  const value = numbering.next(level);
  const shape = isHeading(node, text) ? HEADING_NUMBERS[Math.min(level, HEADING_NUMBERS.length - 1)] : HEADING_NUMBERS[2];
  return shape?.(value) ?? '';
};

/** What a heading's style says where no number says it, in the signs of Markdown: the level of a line without number is lost in plain text. */
const markOf = ({ styleName }: Node, text: string, number: string): string => {
  const level = HEADING_STYLE.exec(styleName ?? '')?.[1];
  return level === undefined || number !== '' || TYPED_NUMBER.test(text) ? '' : `${'#'.repeat(Number(level))} `;
};

/** Words of a cell on one line: its paragraphs and breaks are no ends of sentences of the row. */
const cellText = (cell: Node): string => {
  const paragraphs = cell.type === 'paragraph' ? [textOf(cell)] : (cell.children ?? []).map(cellText);
  return paragraphs
    .map((words) => words.replace(/\s{1,}/g, ' ').trim())
    .filter((words) => words !== '')
    .join('，')
    .replace(/([。；，、：])，/g, '$1');
};

/** No cell of a list of works is longer. */
const LONGEST_CELL = 300;

/** A row of a table, its cells parted by tabs; null where the table is a frame: of one cell, round another table, round whole paragraphs. */
const rowLine = (row: Node): string | null => {
  const cells = row.children ?? [];
  if (cells.length < 2 || cells.some((cell) => cell.children?.some(({ type }) => type === 'table'))) return null;
  const words = cells.map(cellText);
  return words.some((cell) => cell.length > LONGEST_CELL) ? null : words.filter((cell) => cell !== '').join('\t');
};

const linesOf = (node: Node, numbering: Numbering): string[] => {
  const row = node.type === 'tableRow' ? rowLine(node) : null;
  if (row !== null) return row === '' ? [] : [row];
  if (node.type !== 'paragraph') return (node.children ?? []).flatMap((child) => linesOf(child, numbering));
  const text = textOf(node).trim();
  if (text === '') return [];
  const number = numberOf(node, text, numbering);
  return [`${markOf(node, text, number)}${number}${text}`];
};

/** Bytes that a small file may grow to: a report is some 100 KB of text in a few MB of styles and pictures. */
const MOST_UNPACKED_BYTES = 100 * 1024 * 1024;

/**
 * Bytes that the members of a zip say they unpack to, from its central directory.
 * @returns infinity when there is no directory
 */
export const unpackedBytes = (zip: Buffer): number => {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 20 > zip.length) return Number.POSITIVE_INFINITY;
  let bytes = 0;
  for (let at = zip.readUInt32LE(end + 16); at + 46 <= end && zip.readUInt32LE(at) === 0x02014b50; ) {
    bytes += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return bytes;
};

/**
 * Plain text of a .docx: one line a paragraph, empty ones left out, with the automatic numbers that Word shows and Markdown's # before
 * headings without number; deleted text of tracked changes, notes and their raised marks, headers and footers are left out, of a table each row is a line, its cells parted by tabs.
 *
 * @throws Error when it is no such file, or unpacks to more than 100 MB
 */
export const readDocx = async (bytes: Uint8Array): Promise<string> => {
  const buffer = Buffer.from(bytes);
  if (unpackedBytes(buffer) > MOST_UNPACKED_BYTES) throw new RangeError('The file unpacks to more than 100 MB');
  // Loaded when a .docx comes, and not before: it is the larger part of the bundle.
  const { default: mammoth } = await import('mammoth');
  let lines: string[] = [];
  const transformDocument = (document: Node): Node => {
    lines = linesOf(document, new Numbering());
    return { ...document, children: [] };
  };
  await mammoth.convertToHtml({ buffer }, { transformDocument });
  return `${lines.join('\n')}\n`;
};
