import { RuleError } from '#domain/errors.ts';
import { readDocx } from './read-docx.ts';

const MOST_BYTES = 10 * 1024 * 1024;
/** Characters that decoding leaves where there was no text. */
const NO_TEXT = /[[\p{Cc}\ufffd]--\s]/gv;
/** How much of a file is looked at to tell text from anything else; a text may hold a bad character here and there. */
const LOOKED_AT = 4096;
const MOST_NO_TEXT = 0.01;

const isText = (text: string): boolean => {
  const seen = text.slice(0, LOOKED_AT);
  return (seen.match(NO_TEXT)?.length ?? 0) <= seen.length * MOST_NO_TEXT;
};

const refused = (why: string): RuleError => new RuleError('NotAReport', why);

const startsWith = (bytes: Uint8Array, magic: string): boolean => Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') === magic;

/** UTF-8, with or without byte order mark, UTF-16 with one, else GB18030, in which older reports come. */
const decode = (bytes: Uint8Array): string => {
  if (startsWith(bytes, '\xff\xfe')) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, '\xfe\xff')) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

const docxText = (bytes: Uint8Array, name: string): Promise<string> =>
  readDocx(bytes).catch((cause) => {
    throw new RuleError('NotAReport', `“${name}”不是可以读取的 Word 文档（.docx），可能已损坏、加密或过大。`, [], { cause });
  });

/**
 * The text of a report file, told by its content and not by its name: .docx, or text in UTF-8, UTF-16 or GB18030.
 * Offsets of the split are offsets into this text; a byte order mark counts as nothing.
 *
 * @param name for messages only
 * @throws RuleError 'TooLarge' above 10 MB · 'NotAReport' empty, a picture, a PDF, a .doc or anything else that is no text
 */
export const readReportFile = async (bytes: Uint8Array, name: string): Promise<string> => {
  if (bytes.length > MOST_BYTES) throw new RuleError('TooLarge', `“${name}”超过 10 MB。`);
  if (startsWith(bytes, 'PK\x03\x04')) return needText(await docxText(bytes, name), name);
  if (startsWith(bytes, '%PDF')) throw refused(`“${name}”是 PDF，请另存为 .docx 或 .txt 再提交。`);
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) throw refused(`“${name}”是旧版 Word 文档（.doc），请另存为 .docx 再提交。`);
  const text = decode(bytes);
  if (!isText(text)) throw refused(`“${name}”不是文字文件（可能是图片或扫描件）。`);
  return needText(text, name);
};

const needText = (text: string, name: string): string => {
  if (text.trim() === '') throw refused(`“${name}”是空的，里面没有文字。`);
  return text;
};
