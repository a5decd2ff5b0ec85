/** What stands in one line stays in it: what follows a line break could be read as a heading or a section. */
const inLine = (text: string): string => text.replaceAll(/[\r\n]/g, ' ');

/** A cell of a table: no line break, no bar. */
const cell = (text: string): string => inLine(text.replaceAll('|', '\\|'));

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** A table in Markdown; empty when there is no row. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${inLine(line)}`).join('\n');

export const ordered = (lines: readonly string[]): string => lines.map((line, at) => `${at + 1}. ${inLine(line)}`).join('\n');

/** Blocks with an empty line between them; empty ones are left out. Ends with a line break. */
export const blocks = (...parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;
