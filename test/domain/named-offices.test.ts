import { describe, expect, it } from 'vitest';
import { namedOffices } from '#domain/named-offices.ts';

describe('namedOffices', () => {
  it.each([
    { text: '由应急办牵头，派出所、供电所配合，开展检查。', lead: ['应急办'], supporting: ['派出所', '供电所'] },
    { text: '由应急管理办牵头，会同派出所、市场监管所，对高层建筑开展检查。', lead: ['应急管理办'], supporting: ['派出所', '市场监管所'] },
    { text: '由城市管理办牵头，综合执法队配合，打造街区5条。', lead: ['城市管理办'], supporting: ['综合执法队'] },
    { text: '收入完成3.3亿元。（责任科室：经济发展办、财政所）', lead: ['经济发展办', '财政所'], supporting: [] },
    { text: '再开发260亩。（责任科室：自然资源所；配合单位：各社区）', lead: ['自然资源所'], supporting: ['各社区'] },
    { text: '建成养老院。（牵头单位：社会事务办）', lead: ['社会事务办'], supporting: [] },
    { text: '压实安全生产责任，配合做好检查。', lead: [], supporting: [] },
    { text: '', lead: [], supporting: [] },
  ])('$text', ({ text, lead, supporting }) => expect(namedOffices(text)).toEqual({ lead, supporting }));

  it.each(['责任科室：'.repeat(8000), '由a、'.repeat(10_000), '会同甲乙、'.repeat(8000)])('is linear on hostile text %#', (text) => {
    const before = performance.now();
    namedOffices(text);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
