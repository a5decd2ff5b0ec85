import { describe, expect, it } from 'vitest';
import { bulletinMarkdown } from '#documents/bulletin-markdown.ts';
import { bullets, ordered, table } from '#documents/markdown.ts';
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

  it('is the same for the same bulletin', () => expect(bulletinMarkdown(draft('2022-05'))).toBe(text));
});

describe('markdown', () => {
  it.each([
    { why: 'a bar in a cell', cells: ['a|b'], is: '| a\\|b |' },
    { why: 'a line break in a cell', cells: ['a\nb'], is: '| a b |' },
  ])('survives $why', ({ cells, is }) => expect(table(['x'], [cells]).split('\n')[2]).toBe(is));

  it('keeps what is listed in its line', () => {
    const forged = '慢\n\n# 通报\r二';
    expect([bullets([forged]), ordered([forged])]).toEqual(['- 慢  # 通报 二', '1. 慢  # 通报 二']);
  });

  it('of nothing is nothing', () => expect([table(['x'], []), bullets([])]).toEqual(['', '']));
});
