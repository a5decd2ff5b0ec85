import { chineseDate } from '#domain/day.ts';
import { escapeHtml } from './html.ts';
import { type Block, type Chart, cellOf, type Line, type Paper, type Run, type TableCell } from './paper.ts';

/** The page of a paper for a browser: no script, nothing from elsewhere, printed as one A4 page after the other, without the marks. */
export const paperHtml = (paper: Paper): string =>
  [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(paper.name)}</title><style>${STYLE}</style></head><body><main>`,
    ...paper.blocks.map(shown),
    '</main></body></html>\n',
  ].join('\n');

const STYLE = `
@page{size:A4;margin:17mm 20mm 15mm}
body{margin:0;background:#f3f3f3;color:#111;font:16px/1.7 FangSong,仿宋,STFangsong,serif}
main{box-sizing:border-box;max-width:210mm;margin:0 auto;padding:12mm 5%;background:#fff}
h1{font:600 24px/1.4 SimSun,宋体,serif;text-align:center;margin:0}
h2{font:600 16px/1.7 SimHei,黑体,sans-serif;margin:.5em 0 0}
h3{font:400 16px/1.7 KaiTi,楷体,serif;margin:0}
p{margin:0;text-indent:2em;text-align:justify;overflow-wrap:anywhere}
.byline{text-align:center;text-indent:0;font-family:KaiTi,楷体,serif;font-size:15px;margin-bottom:.4em}
.plain{text-indent:0}.right{text-align:right;text-indent:0}
.note{font-size:13px;text-indent:0;margin-top:.6em;color:#333}
.mark{font-size:11px;color:#777}
.wide{overflow-x:auto}.wide table{min-width:600px}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.4;margin:.3em 0}
th,td{border:1px solid #595959;padding:2px 5px;text-align:left}th{background:#ededed}
.c{text-align:center}.r{text-align:right}
.turn{border:0;border-top:1px dashed #aaa;margin:1.5em 0}
@media print{.wide table{min-width:0}body{background:#fff;font-size:12pt;line-height:16pt}main{max-width:none;padding:0}.mark{display:none}.turn{visibility:hidden;margin:0;break-after:page}}
`.trim();

const run = ({ text, bold, fill, colour, mark }: Run): string => {
  const style = [fill === undefined ? '' : `background:#${fill}`, colour === undefined ? '' : `color:#${colour}`].filter(Boolean).join(';');
  const words = bold ? `<b>${escapeHtml(text)}</b>` : escapeHtml(text);
  if (mark) return `<span class="mark">${words}</span>`;
  return style === '' ? words : `<span style="${style}">${words}</span>`;
};

const lineHtml = (line: Line): string => (typeof line === 'string' ? escapeHtml(line).replaceAll('\n', '<br>') : line.map(run).join(''));

const shown = (block: Block): string => {
  switch (block.kind) {
    case 'title':
      return `<h1>${block.lines.map(escapeHtml).join('<br>')}</h1>`;
    case 'byline':
      return `<p class="byline">${escapeHtml(block.text)}</p>`;
    case 'addressee':
      return `<p class="plain">${escapeHtml(block.text)}</p>`;
    case 'heading':
      return block.level === 1 ? `<h2>${escapeHtml(block.text)}</h2>` : `<h3>${escapeHtml(block.text)}</h3>`;
    case 'paragraph':
      return `<p>${lineHtml(block.line)}</p>`;
    case 'note':
      return `<p class="note">${lineHtml(block.line)}</p>`;
    case 'attachments':
      return block.names.map((name, at) => `<p>${at === 0 ? '附件：' : '　　　'}${at + 1}.${escapeHtml(name)}</p>`).join('');
    case 'signature':
      return `<p class="right">${escapeHtml(block.office)}</p><p class="right">${chineseDate(block.day)}</p>`;
    case 'table':
      return table(block);
    case 'chart':
      return chart(block.chart);
    case 'page':
      return '<hr class="turn">';
  }
};

const ALIGN = { left: '', center: ' class="c"', right: ' class="r"' } as const;

const table = ({ columns, rows }: Extract<Block, { kind: 'table' }>): string => {
  const cell = ({ line, fill, bold, span }: TableCell, at: number): string => {
    const words = bold ? `<b>${lineHtml(line)}</b>` : lineHtml(line);
    return `<td${ALIGN[columns[at]?.align ?? 'left']}${span === undefined ? '' : ` colspan="${span}"`}${fill === undefined ? '' : ` style="background:#${fill}"`}>${words}</td>`;
  };
  const heads = columns.map(({ head, align }) => `<th${ALIGN[align ?? 'left']}>${escapeHtml(head)}</th>`).join('');
  const lines = rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('');
  return `<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
};

/** Its numbers as a table: a page has squares and fills, and no script to draw with. */
const chart = ({ title, categories, series }: Chart): string =>
  table({
    kind: 'table',
    columns: [{ head: title, width: 2 }, ...series.map(({ name }) => ({ head: name, width: 1, align: 'right' as const }))],
    rows: categories.map((name, at) => [cellOf(name), ...series.map(({ values }) => cellOf(values[at] ?? 0))]),
  });
