import { describe, expect, it } from 'vitest';
import { bulletinPaper, movementWords } from '#documents/bulletin-paper.ts';
import { type Paper, wordsOf } from '#documents/paper.ts';
import { paperDocx } from '#documents/paper-docx.ts';
import { paperHtml } from '#documents/paper-html.ts';
import { draftBulletin } from '#domain/bulletin.ts';
import { issueTask } from '#domain/issue-task.ts';
import { aRow, aTarget, calendar, policy } from '../support/builders.ts';
import { aHistory, type Event, reported } from '../support/lived-task.ts';
import { paragraphsOf } from '../support/office-files.ts';

const issued = (row: Parameters<typeof aRow>[0]) => issueTask(aRow(row), { plan: 'wangjing-2022', day: '2022-03-02', leader: '分管农业' });
const grown = (day: string, added: number): Event => reported(day, [{ measure: '玉米种植面积', added }], { problems: '种子迟到' });
const corn = aHistory(issued({ kind: 'quantity', text: '完成玉米种植6000亩。', targets: [aTarget()] }), [
  grown('2022-03-24', 400),
  grown('2022-04-22', 1000),
  grown('2022-05-24', 100),
]);
const sown = aHistory(issued({ kind: 'quantity', text: '完成玉米种植6000亩。', targets: [aTarget()] }), [
  grown('2022-03-24', 400),
  grown('2022-04-22', 5600),
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

const textsOf = ({ blocks }: Paper): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'title') return block.lines;
    if (block.kind === 'heading' || block.kind === 'byline') return [block.text];
    return block.kind === 'paragraph' || block.kind === 'note' ? [wordsOf(block.line)] : [];
  });

describe('bulletinPaper', () => {
  const paper = bulletinPaper(draft('2022-05'), 'sheet');
  const texts = textsOf(paper);

  it('opens with the title, the office, the day and the day up to which it looks', () =>
    expect(texts.slice(0, 2)).toEqual(['望京镇2022年重点任务推进情况（5月）', '党政综合办公室　2022年6月6日　　数据截至5月31日']));

  it('has its sections in the order in which a leader reads', () =>
    expect(paper.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual([
      '一、总的看',
      '二、请您定的事（1件）',
      '三、要留意的（1件）',
      '四、做成的（0件）',
      '五、6月节点',
      '六、可直接引用的数',
      '各单位情况',
      '与上月相比',
    ]));

  it('counts beside what is done what has ended and what is well again', () => {
    const drafted = draft('2022-05');
    const titles = textsOf(bulletinPaper({ ...drafted, ended: drafted.watch, recovered: drafted.watch }, 'sheet'));
    expect(titles).toContain('四、做成的（0件）、调整结束的（1件）、转好的（1件）');
  });

  it('prints a bulletin of before, which told nothing of that', () => {
    const { recovered: _, ...old } = draft('2022-05');
    expect(textsOf(bulletinPaper(old, 'sheet'))).toEqual(texts);
  });

  it('says 无 where there is nothing', () => expect(texts[texts.indexOf('四、做成的（0件）') + 1]).toBe('无。'));

  it('prints what is asked of the leader in bold, and where it comes from not at all', () => {
    const decision = paper.blocks.find((block) => block.kind === 'paragraph' && typeof block.line !== 'string');
    const runs = decision?.kind === 'paragraph' && typeof decision.line !== 'string' ? decision.line : [];
    expect(runs.filter(({ bold }) => bold).map(({ text }) => text)).toEqual([
      '1.1 完成玉米种植6000亩',
      '请分管农业副镇长协调解决上述困难，定出完成日期。',
    ]);
    expect(runs.at(-1)).toEqual({ text: '⟦1.1#4 1.1#2 1.1#3 计划⟧', mark: true });
  });

  it('has a row a department and a sum, the lights as fills', () => {
    const table = paper.blocks.find((block) => block.kind === 'table');
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.columns.map(({ head }) => head)).toEqual([
      '牵头单位',
      '项',
      '已办结',
      '正常',
      '预警',
      '滞后',
      '未启动',
      '反馈',
      '一项一格',
    ]);
    expect(table.rows.map((cells) => cells.slice(0, -1).map(({ line }) => line))).toEqual([
      ['农业综合服务中心', '1', '0', '0', '0', '1', '0', '按时'],
      ['平安法治办', '1', '0', '0', '1', '0', '0', '—'],
      ['合计', '2', '0', '0', '1', '1', '0', '1/1'],
    ]);
    expect(table.rows[0]?.at(-1)?.line).toEqual([{ text: '■', colour: 'C00000' }]);
    expect(table.rows[0]?.slice(0, -1).map(({ fill }) => fill)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'FFC7CE',
      undefined,
      undefined,
    ]);
  });

  it('gives the sources of every number that may be quoted, and no mean of percentages', () => {
    const reached = textsOf(bulletinPaper(draft('2022-05', [sown]), 'sheet'));
    expect(reached[reached.indexOf('引用数的来源') + 1]).toBe('玉米种植面积6000亩⟦1.1#2 1.1#3⟧。');
    expect(texts.at(-1)).toContain('不算平均进度');
  });

  it('draws in the archive’s copy how the lights lie, and how far each figure is beside its season', () => {
    const charts = bulletinPaper(draft('2022-05'), 'official').blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
    expect(charts.map(({ bars, categories }) => [bars, ...categories])).toEqual([
      ['stacked', '农业综合服务中心', '平安法治办'],
      ['side-by-side', '1.1 玉米种植面积'],
    ]);
    expect(charts[1]?.series.map(({ name, values }) => [name, ...values])).toEqual([
      ['应达', 100],
      ['实际', 25],
    ]);
    expect(paper.blocks.some(({ kind }) => kind === 'chart')).toBe(false);
  });

  it('names what moved, and of many only how many', () => {
    const moved = (tasks: readonly string[]) => movementWords({ from: 'green', to: 'blue', tasks });
    expect([moved(['1.1', '1.2']), moved(Array.from({ length: 7 }, (_, i) => `1.${i}`))]).toEqual(['绿→蓝2项（1.1、1.2）', '绿→蓝7项']);
  });

  it('is one front in the archive’s copy too, in the type of the standard', () => {
    const archive = bulletinPaper(draft('2022-05'), 'official');
    expect(archive.name).toBe('望京镇2022年重点任务推进情况（5月）存档');
    const isFramed = (text: string): boolean => /各单位|数据截至/.test(text);
    expect(textsOf(archive).filter((text) => !isFramed(text))).toEqual(texts.filter((text) => !isFramed(text)));
    expect(archive.blocks).toContainEqual({ kind: 'attachments', names: ['各单位任务情况表'] });
    expect(archive.blocks).toContainEqual({ kind: 'signature', office: '望京镇党政综合办公室', day: '2022-06-06' });
  });

  it('shows what departments wrote as they wrote it, and no HTML', async () => {
    const forged = aHistory(issued({ kind: 'quantity', text: '种玉米6000亩<img src=x>。', lead: '农业<b>站', targets: [aTarget()] }), [
      reported('2022-03-24', [{ measure: '玉米种植面积', added: 400 }], { problems: '<script>alert(1)</script>\n# 通报' }),
    ]);
    const written = bulletinPaper(draft('2022-05', [forged]), 'sheet');
    const html = paperHtml(written);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<(?:script|img|b>站)/);
    expect(paragraphsOf(await paperDocx(written)).some(({ text }) => text.includes('&lt;script&gt;alert(1)&lt;/script&gt;。# 通报'))).toBe(
      true,
    );
  });

  it('is the same for the same bulletin', () => expect(bulletinPaper(draft('2022-05'), 'sheet')).toEqual(paper));
});
