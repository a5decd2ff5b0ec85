import {
  AlignmentType,
  convertMillimetersToTwip,
  DocumentGridType,
  type IParagraphStyleOptions,
  type ISectionPropertiesOptions,
  LineRuleType,
  PageOrientation,
} from 'docx';
import type { Paper } from './paper.ts';

/** Sizes in half points: 二号 22, 三号 16, 四号 14, 小四 12, 五号 10.5, 小五 9. */
export const SIZE = { title: 44, body: 32, page: 28, small: 24, table: 21, tiny: 18 } as const;

const LATIN = 'Times New Roman';
const face = (eastAsia: string) => ({ ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia });

/** Named as the standard and the offices do, never shipped; what a machine without them takes is in `fallbacks`. */
export const FACE = {
  title: face('方正小标宋简体'),
  body: face('仿宋_GB2312'),
  first: face('黑体'),
  second: face('楷体_GB2312'),
  page: { ascii: '宋体', hAnsi: '宋体', cs: '宋体', eastAsia: '宋体' },
} as const;

/** By the name of a face, the one that is near it and usually there. */
export const FALLBACKS: Readonly<Record<string, string>> = {
  方正小标宋简体: '宋体',
  仿宋_GB2312: '仿宋',
  楷体_GB2312: '楷体',
  仿宋: 'FangSong',
  楷体: 'KaiTi',
  黑体: 'SimHei',
  宋体: 'SimSun',
};

/** 28 points, exactly: 22 lines fill the 225 mm of the type area. */
const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const;
/** 16 points, exactly: what fits one side must, also where another face that is higher stands in for 仿宋. */
const TIGHT = { line: 320, lineRule: LineRuleType.EXACT } as const;
/**
 * 28 characters a line: 156 mm are 442 points, a fourth of a point a character short of 28 × 16. By the spacing of the characters, since
 * programs differ in what a grid of characters does.
 */
const NARROWER = -5;
/** Both, since older programs know no characters. */
const twoCharacters = (size: number) => ({ firstLine: size * 20, firstLineChars: 200 });

const mm = convertMillimetersToTwip;

/** GB/T 9704-2012, in twips: 天头 37 mm, 订口 28 mm, a type area of 156 × 225 mm; the page number 7 mm below it. */
const OFFICIAL_PAGE = { top: 2098, left: 1588, right: 1474, bottom: 1984, footer: mm(35 - 7 - 5), header: mm(15) };
const SHEET_PAGE = { top: mm(17), left: mm(20), right: mm(20), bottom: mm(15), footer: mm(8), header: mm(8) };

const A4 = { width: 11906, height: 16838 } as const;

/** 22 lines on a page: 225 mm by 22. */
const GRID = { type: DocumentGridType.LINES, linePitch: 579 } as const;

/** Page of a paper, upright or across. Across, the binding side is on top. */
export const pageOf = ({ style }: Paper, landscape: boolean): ISectionPropertiesOptions => {
  const { top, left, right, bottom, footer, header } = style === 'official' ? OFFICIAL_PAGE : SHEET_PAGE;
  const margin = landscape ? { top: left, right: top, bottom: right, left: bottom } : { top, left, right, bottom };
  return {
    page: {
      size: { ...A4, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
      margin: { ...margin, footer: landscape ? mm(14) : footer, header },
    },
    ...(style === 'official' && !landscape && { grid: GRID }),
  };
};

type Style = Omit<IParagraphStyleOptions, 'id' | 'name'>;

const centred = { alignment: AlignmentType.CENTER };

const OFFICIAL: Readonly<Record<string, Style>> = {
  title: { run: { font: FACE.title, size: SIZE.title }, paragraph: { ...centred, spacing: { line: 640, lineRule: LineRuleType.EXACT } } },
  byline: {
    run: { font: FACE.second, size: SIZE.body, characterSpacing: NARROWER },
    paragraph: { ...centred, spacing: { ...LINE, after: 280 } },
  },
  addressee: { run: { font: FACE.body, size: SIZE.body, characterSpacing: NARROWER }, paragraph: { spacing: LINE } },
  heading1: {
    run: { font: FACE.first, size: SIZE.body, characterSpacing: NARROWER },
    paragraph: { spacing: LINE, indent: twoCharacters(SIZE.body), keepNext: true },
  },
  heading2: {
    run: { font: FACE.second, size: SIZE.body, characterSpacing: NARROWER },
    paragraph: { spacing: LINE, indent: twoCharacters(SIZE.body), keepNext: true },
  },
  heading3: {
    run: { font: FACE.body, size: SIZE.body, characterSpacing: NARROWER },
    paragraph: { spacing: LINE, indent: twoCharacters(SIZE.body) },
  },
  heading4: {
    run: { font: FACE.body, size: SIZE.body, characterSpacing: NARROWER },
    paragraph: { spacing: LINE, indent: twoCharacters(SIZE.body) },
  },
  paragraph: {
    run: { font: FACE.body, size: SIZE.body, characterSpacing: NARROWER },
    paragraph: { spacing: LINE, indent: twoCharacters(SIZE.body), alignment: AlignmentType.BOTH },
  },
  note: { run: { font: FACE.second, size: SIZE.small }, paragraph: { spacing: { ...TIGHT, before: 120 } } },
  signature: {
    run: { font: FACE.body, size: SIZE.body, characterSpacing: NARROWER },
    paragraph: { spacing: LINE, alignment: AlignmentType.RIGHT },
  },
  cell: { run: { font: FACE.body, size: SIZE.table }, paragraph: { spacing: { line: 300, lineRule: LineRuleType.EXACT } } },
};

const SHEET: Readonly<Record<string, Style>> = {
  title: { run: { font: FACE.title, size: 36 }, paragraph: { ...centred, spacing: { line: 480, lineRule: LineRuleType.EXACT } } },
  byline: { run: { font: FACE.second, size: SIZE.table }, paragraph: { ...centred, spacing: { ...TIGHT, after: 60 } } },
  addressee: { run: { font: FACE.body, size: SIZE.small }, paragraph: { spacing: TIGHT } },
  heading1: { run: { font: FACE.first, size: SIZE.small }, paragraph: { spacing: { ...TIGHT, before: 60 }, keepNext: true } },
  heading2: { run: { font: FACE.second, size: SIZE.small }, paragraph: { spacing: TIGHT, keepNext: true } },
  heading3: { run: { font: FACE.body, size: SIZE.small }, paragraph: { spacing: TIGHT } },
  heading4: { run: { font: FACE.body, size: SIZE.small }, paragraph: { spacing: TIGHT } },
  paragraph: {
    run: { font: FACE.body, size: SIZE.small },
    paragraph: { spacing: TIGHT, indent: twoCharacters(SIZE.small), alignment: AlignmentType.BOTH },
  },
  note: { run: { font: FACE.second, size: SIZE.tiny }, paragraph: { spacing: { line: 260, lineRule: LineRuleType.EXACT, before: 60 } } },
  signature: { run: { font: FACE.body, size: SIZE.small }, paragraph: { spacing: TIGHT, alignment: AlignmentType.RIGHT } },
  cell: { run: { font: FACE.body, size: 19 }, paragraph: { spacing: { line: 270, lineRule: LineRuleType.EXACT } } },
};

const NAMES: Readonly<Record<string, string>> = {
  title: '公文标题',
  byline: '公文题注',
  addressee: '主送机关',
  heading1: '一级标题',
  heading2: '二级标题',
  heading3: '三级标题',
  heading4: '四级标题',
  paragraph: '公文正文',
  note: '附注',
  signature: '落款',
  cell: '表格文字',
};

/** The styles of a paper, by their Chinese names as an editor finds them. */
export const stylesOf = ({ style }: Paper): IParagraphStyleOptions[] =>
  Object.entries(style === 'official' ? OFFICIAL : SHEET).map(([id, options]) => ({
    id,
    name: NAMES[id] ?? id,
    basedOn: 'Normal',
    quickFormat: true,
    ...options,
    paragraph: { ...options.paragraph, autoSpaceEastAsianText: false },
  }));
