import { describe, expect, it } from 'vitest';
import { bullets, heading, ordered, paragraphOf, plain, table } from '#documents/markdown.ts';

describe('markdown', () => {
  it.each([
    { why: 'a bar in a cell', cells: ['a|b'], is: '| a\\|b |' },
    { why: 'a tag in a cell', cells: ['<b>|*'], is: '| \\<b>\\|\\* |' },
    { why: 'a line break in a cell', cells: ['a\nb'], is: '| a b |' },
  ])('survives $why', ({ cells, is }) => expect(table(['x'], [cells]).split('\n')[2]).toBe(is));

  it('keeps what is listed in its line', () => {
    const forged = '慢\n\n# 通报\r二';
    expect([bullets([forged]), ordered([forged])]).toEqual(['- 慢 # 通报 二', '1. 慢 # 通报 二']);
  });

  it.each([
    { why: 'a tag', text: '<script>x</script>', is: '\\<script>x\\</script>' },
    { why: 'a comment', text: '<!-- x -->', is: '\\<!-- x -->' },
    { why: 'an address in brackets', text: '<http://x.example>', is: '\\<http://x.example>' },
    { why: 'a comparison needs none', text: '<5亩，6 < 7 > 3', is: '<5亩，6 < 7 > 3' },
    { why: 'an entity', text: '&lt;b&gt; &#60; A&B R&D;', is: '\\&lt;b\\&gt; \\&#60; A&B R\\&D;' },
    { why: 'emphasis', text: '3*5*7 **急**', is: '3\\*5\\*7 \\*\\*急\\*\\*' },
    { why: 'underscores at the edges of a word', text: '_急_ __init__', is: '\\_急\\_ \\_\\_init\\_\\_' },
    { why: 'underscores within need none', text: '验收_单_2.pdf', is: '验收_单_2.pdf' },
    { why: 'code', text: '`rm`', is: '\\`rm\\`' },
    { why: 'a stroke through', text: '3~5亩、6~8亩', is: '3\\~5亩、6\\~8亩' },
    { why: 'a link', text: '[见](http://x.example)', is: '\\[见](http://x.example)' },
    { why: 'a picture', text: '![](http://x.example/a.png)', is: '!\\[](http://x.example/a.png)' },
    { why: 'a footnote', text: '详见[^1]', is: '详见\\[^1]' },
    { why: 'a backslash', text: 'C:\\*', is: 'C:\\\\\\*' },
    {
      why: 'what a report says needs none',
      text: '完成1.64万余亩（60%），“两保”-〔1.1〕#1 + 2 = 3',
      is: '完成1.64万余亩（60%），“两保”-〔1.1〕#1 + 2 = 3',
    },
  ])('shows as it was written: $why', ({ text, is }) => expect(plain(text)).toBe(is));

  it.each([
    { why: 'a heading', text: '# 一', is: '\\# 一' },
    { why: 'a number sign needs none', text: '#1泵站', is: '#1泵站' },
    { why: 'a quotation', text: '>一', is: '\\>一' },
    { why: 'a list', text: '- 一', is: '\\- 一' },
    { why: 'a number below nothing needs none', text: '-1天', is: '-1天' },
    { why: 'a numbered list', text: '1. 一', is: '1\\. 一' },
    { why: 'a shown number needs none', text: '1.1 种玉米', is: '1.1 种玉米' },
    { why: 'a rule', text: '---', is: '\\---' },
    { why: 'code by its indent', text: '      一', is: '一' },
  ])('begins nothing at the start of a line: $why', ({ text, is }) => {
    expect([paragraphOf(text), bullets([text]), ordered([text])]).toEqual([is, `- ${is}`, `1. ${is}`]);
  });

  it('keeps what would close a heading in it', () => expect(heading(2, '一 <b> ##')).toBe('## 一 \\<b> \\##'));

  it('of nothing is nothing', () => expect([table(['x'], []), bullets([])]).toEqual(['', '']));
});
