import {
  AlignmentType,
  BorderStyle,
  Document,
  TableCell as DocxCell,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { ChartRun } from 'docx/charts';
import { chineseDate } from '#domain/day.ts';
import { printable } from '#domain/printable.ts';
import { packageOf } from './docx-package.ts';
import { FACE, pageOf, SIZE, stylesOf } from './official-style.ts';
import { type Block, type Chart, type Line, type Paper, type Run, signaturePlaces, type TableCell } from './paper.ts';

/** The bytes of a paper as .docx; the same paper gives the same bytes. */
export const paperDocx = async (paper: Paper): Promise<Uint8Array> => {
  const document = new Document({
    title: printable(paper.name),
    creator: printable(paper.author),
    lastModifiedBy: printable(paper.author),
    evenAndOddHeaderAndFooters: paper.style === 'official',
    styles: {
      default: {
        document: { run: { font: FACE.body, size: paper.style === 'official' ? SIZE.body : SIZE.small, language: { eastAsia: 'zh-CN' } } },
      },
      paragraphStyles: stylesOf(paper),
    },
    sections: sectionsOf(paper),
  });
  return packageOf(new Uint8Array(await Packer.toBuffer(document)));
};

/** A block that turns the page begins a section of its own. */
const sectionsOf = (paper: Paper): ISectionOptions[] => {
  const parts: { landscape: boolean; blocks: Block[] }[] = [{ landscape: paper.landscape, blocks: [] }];
  for (const block of paper.blocks) {
    if (block.kind === 'page') parts.push({ landscape: block.landscape, blocks: [] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts.map(({ landscape, blocks }) => ({
    properties: pageOf(paper, landscape),
    footers: footersOf(paper),
    children: blocks.flatMap((block) => shownBlock(block, paper, landscape)),
  }));
};

/** "— 1 —", right on odd pages and left on even ones, one character from the edge; a sheet has no number. */
const footersOf = ({ style }: Paper): Record<string, Footer> => {
  if (style === 'sheet') return {};
  const on = (alignment: 'left' | 'right'): Footer =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: { [alignment]: SIZE.page * 10 },
          children: [new TextRun({ font: FACE.page, size: SIZE.page, children: ['— ', PageNumber.CURRENT, ' —'] })],
        }),
      ],
    });
  return { default: on('right'), even: on('left') };
};

const MARK_COLOUR = '7F7F7F';

const shownRun = ({ text, bold, fill, colour, mark }: Run): TextRun =>
  new TextRun({
    text: printable(text),
    ...(bold && { bold }),
    ...(fill !== undefined && { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
    ...(colour !== undefined && { color: colour }),
    ...(mark && { vanish: true, color: MARK_COLOUR }),
  });

const runsOf = (line: Line, bold = false): TextRun[] =>
  typeof line === 'string'
    ? [new TextRun({ text: printable(line), ...(bold && { bold }) })]
    : line.map((run) => shownRun(bold ? { bold, ...run } : run));

const styled = (style: string, line: Line): Paragraph => new Paragraph({ style, children: runsOf(line) });

/** A character is as wide as its type is high: 20 twips a point. */
const characters = (count: number, { style }: Paper): number => Math.round(count * (style === 'official' ? SIZE.body : SIZE.small) * 10);

const shownBlock = (block: Exclude<Block, { kind: 'page' }> | Block, paper: Paper, landscape: boolean): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'title':
      return block.lines.map((line) => styled('title', line));
    case 'byline':
    case 'addressee':
      return [styled(block.kind, block.text)];
    case 'heading':
      return [styled(`heading${block.level}`, block.text)];
    case 'paragraph':
    case 'note':
      return [styled(block.kind, block.line)];
    case 'attachments':
      return attachments(block.names);
    case 'signature':
      return signature(block.office, block.day, paper);
    case 'table':
      return [tableOf(block, paper, landscape)];
    case 'chart':
      return [new Paragraph({ alignment: AlignmentType.CENTER, children: [chartRun(block.chart, chartNumber(block, paper))] })];
    case 'page':
      return [];
  }
};

/** 附件：1.…, one line below the text, the names one below the other. */
const attachments = (names: readonly string[]): Paragraph[] =>
  names.map((name, at) => {
    const number = names.length === 1 ? '' : `${at + 1}.`;
    const indent = at === 0 ? { left: 640 * 2.5, hanging: 640 * 1.5 } : { left: 640 * 2.5 };
    return new Paragraph({
      style: 'paragraph',
      indent: { ...indent, firstLineChars: 0 },
      spacing: at === 0 ? { before: 560 } : {},
      children: runsOf(at === 0 ? `附件：${number}${name}` : `${number}${name}`),
    });
  });

const signature = (office: string, day: string, paper: Paper): Paragraph[] => {
  const places = signaturePlaces(office, day);
  const line = (text: string, right: number, before: number): Paragraph =>
    new Paragraph({
      style: 'signature',
      indent: { right: characters(right, paper) },
      spacing: { before },
      keepNext: before > 0,
      children: runsOf(text),
    });
  return [line(office, places.office, 560), line(chineseDate(day), places.date, 0)];
};

const THIN = { style: BorderStyle.SINGLE, size: 4, color: '595959' };
const BORDERS = { top: THIN, bottom: THIN, left: THIN, right: THIN, insideHorizontal: THIN, insideVertical: THIN };
/** Twips between the margins. */
const WIDTHS = {
  official: { upright: 11906 - 1588 - 1474, across: 16838 - 2098 - 1984 },
  sheet: { upright: 11906 - 2 * 1134, across: 16838 - 964 - 850 },
} as const;

const tableOf = ({ columns, rows }: Extract<Block, { kind: 'table' }>, { style }: Paper, landscape: boolean): Table => {
  const whole = WIDTHS[style][landscape ? 'across' : 'upright'];
  const sum = columns.reduce((total, { width }) => total + width, 0);
  const widths = columns.map(({ width }) => Math.floor((whole * width) / sum));
  const cell = ({ line, fill, bold, span = 1 }: TableCell, at: number): DocxCell =>
    new DocxCell({
      width: { size: widths.slice(at, at + span).reduce((total, one) => total + one, 0), type: WidthType.DXA },
      ...(span > 1 && { columnSpan: span }),
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 20, bottom: 20 },
      ...(fill !== undefined && { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
      children: linesIn(line).map(
        (one) =>
          // A line over several columns heads those below it, and goes to the next page with them.
          new Paragraph({
            style: 'cell',
            alignment: span > 1 ? 'left' : (columns[at]?.align ?? 'left'),
            keepNext: span > 1,
            children: runsOf(one, bold),
          }),
      ),
    });
  const heads = columns.map(({ head }): TableCell => ({ line: [{ text: head, bold: true }], fill: 'EDEDED' }));
  return new Table({
    width: { size: whole, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    borders: BORDERS,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads.map(cell) }),
      ...rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map(cell) })),
    ],
  });
};

/** A cell of plain words may have several lines. */
const linesIn = (line: Line): readonly Line[] => (typeof line === 'string' ? line.split('\n') : [line]);

/** Counted within the paper; the library would count on from paper to paper. */
const chartNumber = (block: Block, { blocks }: Paper): number => blocks.filter(({ kind }) => kind === 'chart').indexOf(block) + 1;

/** For who cannot see it. */
const chartWords = (categories: Chart['categories'], series: Chart['series']): string =>
  categories.map((name, at) => `${name}：${series.map((one) => `${one.name}${one.values[at] ?? 0}`).join('、')}`).join('；');

const CHART_FONT = { name: '宋体' } as const;

const chartRun = ({ title, bars, categories, series }: Chart, number: number): ChartRun =>
  new ChartRun({
    type: 'bar',
    stacking: bars === 'stacked' ? 'stacked' : 'none',
    title: printable(title),
    font: CHART_FONT,
    categories: categories.map(printable),
    categoryAxis: { reverseOrder: true, font: { size: 8 } },
    gapWidth: 40,
    valueAxis: { visible: false, gridlines: false },
    series: series.map(({ name, colour, values }) => ({ name: printable(name), values, color: colour })),
    dataLabels: { value: true, numberFormat: '0;;;' },
    altText: { id: String(number), name: printable(title), description: printable(chartWords(categories, series)) },
    transformation: { width: 560, height: 70 + 26 * categories.length },
  });
