import { describe, expect, it } from 'vitest';
import { fitFront } from '#documents/fit-front.ts';
import { type Line, widthOf, wordsOf } from '#documents/paper.ts';

const line = (sign: string, lines: number): string => sign.repeat(39 * lines - 2);
const sections = (decisions: number, watch: number) => [
  { title: '一、总的看', items: [line('看', 2)] },
  { title: '二、请您定的事', items: Array.from({ length: decisions }, () => line('定', 4)) },
  { title: '三、要留意的', items: Array.from({ length: watch }, () => line('意', 2)) },
  { title: '四、做成的', items: [] },
  { title: '五、节点', items: [line('点', 2)] },
  { title: '六、数', items: [line('数', 3)] },
];

describe('fitFront', () => {
  it('leaves a page that fits as it is', () => {
    const all = sections(2, 4);
    expect(fitFront(all)).toEqual({ front: all, rest: [] });
  });

  it('sends figures and nodes to the back before what is to be watched, and says so', () => {
    const { front, rest } = fitFront(sections(3, 10));
    expect(front.map(({ items }) => items.length)).toEqual([1, 3, 9, 0, 1, 1]);
    expect(front[5]).toEqual({ title: '六、数', items: ['见背面。'] });
    expect(front[2]?.title).toBe('三、要留意的——余1件见背面');
    expect(rest.map(({ title, items }) => `${title} ${items.length}`)).toEqual([
      '三、要留意的（续） 1',
      '五、节点（续） 1',
      '六、数（续） 1',
    ]);
  });

  it('keeps two decisions in front, whatever comes, and loses nothing', () => {
    const all = sections(20, 20);
    const { front, rest } = fitFront(all);
    expect(front[1]?.items.length).toBeGreaterThanOrEqual(2);
    const count = (of: readonly { readonly items: readonly unknown[] }[]) => of.reduce((sum, { items }) => sum + items.length, 0);
    const said = front.filter(({ items }) => items[0] === '见背面。').length;
    expect(count(front) - said + count(rest)).toBe(count(all));
  });

  const height = (front: readonly { readonly items: readonly Line[] }[]): number =>
    front.reduce((sum, { items }) => sum + 1 + items.reduce((lines, item) => lines + Math.ceil((widthOf(wordsOf(item)) + 2) / 39), 0), 0);

  it.each([
    { why: 'two decisions of a page each', decided: [60, 60], verdict: 2 },
    { why: 'one of ten pages', decided: [400], verdict: 2 },
    { why: 'a long one behind a short one', decided: [2, 90, 3], verdict: 3 },
    { why: 'a verdict of two pages', decided: [4, 4], verdict: 90 },
    { why: 'everything', decided: [80, 70, 60, 50], verdict: 80 },
  ])('shortens what is too long for the page, and has it whole on the back: $why', ({ decided, verdict }) => {
    const marked = (text: string, at: number): Line => [{ text: `${at + 1}.` }, { text, bold: true }, { text: '⟦1.1#1⟧', mark: true }];
    const items = decided.map((lines, at) => marked(line('定', lines), at));
    const all = sections(0, 6).map((one, at) => (at === 1 ? { ...one, items } : at === 0 ? { ...one, items: [line('看', verdict)] } : one));
    const { front, rest } = fitFront(all);
    expect(height(front)).toBeLessThanOrEqual(41);
    const shown = new Set([...front, ...rest].flatMap(({ items }) => items.map(wordsOf)));
    expect(all.flatMap(({ items }) => items.map(wordsOf)).filter((words) => !shown.has(words))).toEqual([]);
    expect(front[1]!.items.length).toBe(Math.min(2, decided.length));
  });
});
