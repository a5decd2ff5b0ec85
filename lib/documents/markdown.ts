/**
 * Signs that mean something inside a line of Markdown: a backslash, code, emphasis, a stroke through, a link or footnote; a tag or an entity
 * only where it would be one, an underscore only at the edge of a word.
 */
const MARKS = /[\\`*~[]|<(?=[A-Za-z/!?]|$)|&(?=#?[A-Za-z0-9]{1,31};)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** What would begin a heading, a quotation, a list or a rule; of a numbered list only its dot. */
const BEGINS = /^(\d{1,9})(?=[.)](?:\s|$))|^(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|[-=][-=\s]{0,200}$)/;

/** Closes a heading instead of standing in it. */
const CLOSES = /(?<=\s)(?=#{1,80}$)/;

/**
 * A text of a person's as a viewer shows it: as it was written, in one line, without HTML. What follows a line break could be read as a
 * heading or a section, so none is left.
 * @example plain('<b>3*5</b>\n_好_') //=> '\\<b>3\\*5\\</b> \\_好\\_'
 */
export const plain = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ').replaceAll(MARKS, '\\$&');

/** A line of its own that is no heading, list or rule, whatever it begins with. @param markdown in which all texts are `plain` */
export const paragraph = (markdown: string): string => markdown.trim().replace(BEGINS, '$1\\');

/** @example paragraphOf('1. 好') //=> '1\\. 好' */
export const paragraphOf = (text: string): string => paragraph(plain(text));

export const heading = (level: number, text: string): string => `${'#'.repeat(level)} ${plain(text).trim().replace(CLOSES, '\\')}`;

/** A cell of a table: no bar. */
const cell = (text: string): string => plain(text).replaceAll('|', '\\|');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table in Markdown, if there is a sum with it below and its name in bold; empty when there is no row. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[], sum?: readonly [string, ...string[]]): string => {
  if (rows.length === 0) return '';
  const [name, ...sums] = (sum ?? []).map(cell);
  const last = name === undefined ? [] : [row([`**${name}**`, ...sums])];
  return [row(head.map(cell)), row(head.map(() => '---')), ...rows.map((cells) => row(cells.map(cell))), ...last].join('\n');
};

export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${paragraphOf(line)}`).join('\n');

export const ordered = (lines: readonly string[]): string => lines.map((line, at) => `${at + 1}. ${paragraphOf(line)}`).join('\n');

/** Blocks with an empty line between them; empty ones are left out. Ends with a line break. */
export const blocks = (...parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;
