interface Page {
  /** Chinese characters to a line. */
  readonly width: number;
  readonly indent: string;
  /** Lines to a page, each page closed by its number; null for none. */
  readonly lines: number | null;
  /** Empty lines round the page number. */
  readonly airy?: boolean;
}

/** Breaks paragraphs as a page does: marks that may not begin a line hang out. */
const brokenTo =
  ({ width, indent, lines, airy = false }: Page) =>
  (text: string): string => {
    const out: string[] = [];
    let count = 0;
    for (const paragraph of text.split('\n').filter((one) => one !== '')) {
      for (let rest = indent + paragraph; rest !== ''; ) {
        let at = 0;
        for (let used = 0; at < rest.length && used < width; at++) used += rest.charCodeAt(at) < 0x2000 ? 0.5 : 1;
        while (at < rest.length && /[，。；、）”：！]/.test(rest[at]!)) at++;
        out.push(rest.slice(0, at));
        rest = rest.slice(at);
        count++;
        if (lines !== null && count % lines === 0) out.push(...(airy ? ['', `— ${count / lines} —`, ''] : [`— ${count / lines} —`]));
      }
    }
    return out.join('\n');
  };

const eachLine =
  (change: (line: string, i: number) => string, between = '\n') =>
  (text: string): string =>
    text.split('\n').map(change).join(between);

const asMarkdown = (line: string, i: number): string => {
  if (i === 0) return `# ${line}`;
  if (/^[一二三四五]、/.test(line)) return `## ${line}`;
  return /^（[一二三四五六七八九十]+）/.test(line) ? `### ${line}` : line.replace(/^([^。，#]{4,22}。)/, '**$1**');
};

const HALF: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '（': '(', '）': ')', '！': '!' };

/**
 * Layouts in which the same report comes from offices. `most`: how many tasks of all marked reports may come out otherwise. Where nothing but
 * a full line tells a paragraph's end from a page's edge, some must.
 */
export const layouts: Readonly<Record<string, { readonly lay: (text: string) => string; readonly most: number }>> = {
  'lines ended by Windows': { lay: eachLine((line) => line, '\r\n'), most: 0 },
  'paragraphs indented': { lay: eachLine((line) => `　　${line}`), most: 0 },
  'an empty line between paragraphs': { lay: eachLine((line) => line, '\n\n'), most: 0 },
  'half-width marks': { lay: (text) => text.replace(/[，；：（）！]/g, (mark) => HALF[mark]!), most: 0 },
  'full-width digits': {
    lay: (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replaceAll('%', '％'),
    most: 0,
  },
  'space round figures': { lay: (text) => text.replace(/\d+(?:\.\d+)?/g, ' $& '), most: 0 },
  Markdown: { lay: eachLine(asMarkdown, '\n\n'), most: 0 },
  'page numbers alone': { lay: eachLine((line, i) => (i % 4 === 3 ? `${line}\n${i}` : line)), most: 0 },
  'broken at 40, indented': { lay: brokenTo({ width: 40, indent: '　　', lines: null }), most: 0 },
  'broken at 28, indented': { lay: brokenTo({ width: 28, indent: '　　', lines: null }), most: 0 },
  'broken at 38, indented, page numbers': { lay: brokenTo({ width: 38, indent: '　　', lines: 22 }), most: 0 },
  'broken at 33, indented, page numbers apart': { lay: brokenTo({ width: 33, indent: '　　', lines: 25, airy: true }), most: 0 },
  'broken at 14, indented, as columns are': { lay: brokenTo({ width: 14, indent: '　　', lines: null }), most: 0 },
  'broken at 18, no indent, as columns are': { lay: brokenTo({ width: 18, indent: '', lines: null }), most: 4 },
  'broken at 36, no indent': { lay: brokenTo({ width: 36, indent: '', lines: null }), most: 12 },
  'broken at 40, no indent, page numbers': { lay: brokenTo({ width: 40, indent: '', lines: 20 }), most: 12 },
};
