import { describe, expect, it } from 'vitest';
import { fitFront } from '#documents/fit-front.ts';

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
});
