import { describe, expect, it } from 'vitest';
import { bulletinMarkdown } from '#documents/bulletin-markdown.ts';
import { bullets, heading, ordered, paragraphOf, plain, table } from '#documents/markdown.ts';
import { draftBulletin } from '#domain/bulletin.ts';
import { issueTask } from '#domain/issue-task.ts';
import { aRow, aTarget, calendar, policy } from '../support/builders.ts';
import { aHistory, type Event, reported } from '../support/lived-task.ts';

const issued = (row: Parameters<typeof aRow>[0]) => issueTask(aRow(row), { plan: 'wangjing-2022', day: '2022-03-02', leader: '分管农业' });
const grown = (day: string, added: number): Event => reported(day, [{ measure: '玉米种植面积', added }], { problems: '种子迟到' });
const corn = aHistory(issued({ kind: 'quantity', text: '完成玉米种植6000亩。', targets: [aTarget()] }), [
  grown('2022-03-24', 400),
  grown('2022-04-22', 1000),
  grown('2022-05-24', 100),
]);
const law = aHistory(issued({ n: '002', id: '9.4', text: '开展普法|宣传。', lead: '平安法治办' }), []);

const draft = (month: string, lives = [corn, law]) =>
  draftBulletin({
    organization: { name: '望京镇', departments: [] },
    plan: 'wangjing-2022',
    month,
    today: '2022-06-06',
    tasks: lives.map(({ task }) => task),
    histories: lives.flatMap(({ history }) => history),
    before: null,
    calendar,
    policy,
  });

describe('bulletinMarkdown', () => {
  const text = bulletinMarkdown(draft('2022-05'));

  it('opens with the title, the office, the day and the day up to which it looks', () => {
    expect(text.split('\n').slice(0, 3)).toEqual([
      '# 望京镇2022年重点任务推进情况（5月）',
      '',
      '党政综合办公室　2022年6月6日　　数据截至5月31日',
    ]);
  });

  it('has its sections in the order in which a leader reads', () => {
    const heads = [...text.matchAll(/^\*\*(.{2,20})\*\*$/gm)].map(([, head]) => head);
    expect(heads).toEqual([
      '一、总的看',
      '二、请您定的事（1件）',
      '三、要留意的（1件）',
      '四、本月办结的（0件）',
      '五、下月节点',
      '六、可以引用的数',
      '各单位情况',
      '与上月相比',
      '数的来源',
    ]);
  });

  it('says 无 where there is nothing', () => expect(text).toContain('**四、本月办结的（0件）**\n\n无。'));

  it('has a row a department and a sum', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    expect(rows).toEqual([
      '| 牵头单位 | 项 | 已办结 | 正常 | 预警 | 滞后 | 未启动 | 反馈 |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      '| 农业综合服务中心 | 1 | 0 | 0 | 0 | 1 | 0 | 按时 |',
      '| 平安法治办 | 1 | 0 | 0 | 1 | 0 | 0 | — |',
      '| **合计** | 2 | 0 | 0 | 1 | 1 | 0 | 1/1 |',
    ]);
  });

  it('gives the sources of every number that may be quoted', () =>
    expect(text).toContain('- 玉米种植面积1500亩：wangjing-2022-001@2、wangjing-2022-001@3、wangjing-2022-001@4'));

  it('has no mean of percentages and says why', () => expect(text).toContain('不算平均进度'));

  it('shows what departments wrote as they wrote it, and no HTML', () => {
    const forged = aHistory(issued({ kind: 'quantity', text: '种*玉米*6000亩<img src=x>。', lead: '农业<b>站', targets: [aTarget()] }), [
      reported('2022-03-24', [{ measure: '玉米种植面积', added: 400 }], { problems: '<script>alert(1)</script>[种子](http://x.example)' }),
    ]);
    const written = bulletinMarkdown(draft('2022-05', [forged]));
    expect(written).toContain('\\<script>alert(1)\\</script>\\[种子](http');
    expect(written).toContain('| 农业\\<b>站 |');
    expect(written).not.toMatch(/(?<!\\)<[a-z/]/);
  });

  it('is the same for the same bulletin', () => expect(bulletinMarkdown(draft('2022-05'))).toBe(text));
});

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
