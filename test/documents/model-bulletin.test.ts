import { describe, expect, it } from 'vitest';
import { bulletinPaper, feedbackWords, movementWords } from '#documents/bulletin-paper.ts';
import { wordsOf } from '#documents/paper.ts';
import { paperDocx } from '#documents/paper-docx.ts';
import { withoutMarks } from '#documents/source-mark.ts';
import { recompute } from '#domain/figure.ts';
import { monthBulletin } from '../support/model-month.ts';
import { paragraphsOf } from '../support/office-files.ts';

/** The model bulletin of June 2022: what a leader must read on it, from a month that was lived by the real moves. */

const may = monthBulletin('2022-05', null);
const june = monthBulletin('2022-06', may);
const paper = bulletinPaper(june, 'sheet');

const page = paper.blocks.findIndex(({ kind }) => kind === 'page');
const textsOf = (blocks: typeof paper.blocks): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'title') return block.lines;
    if (block.kind === 'heading' || block.kind === 'byline') return [block.text];
    return block.kind === 'paragraph' || block.kind === 'note' ? [withoutMarks(wordsOf(block.line))] : [];
  });
const front = textsOf(paper.blocks.slice(0, page));
const back = textsOf(paper.blocks.slice(page + 1));

const lineOf = (id: string): string => front.find((line) => line.replace(/^\d\.【.{1,12}】★?/, '').startsWith(`${id} `)) ?? '';

describe('一、总的看', () => {
  it('May: one red, three to watch, two that have not begun', () =>
    expect(may.counts).toEqual({ tasks: 35, blue: 0, green: 29, yellow: 3, red: 1, grey: 2 }));

  it('June: each of the 37 tasks once, what was promised and what was added apart, against May', () => {
    expect(june.counts).toEqual({ tasks: 37, blue: 3, green: 25, yellow: 4, red: 2, grey: 3 });
    expect(june.verdict.split('\n')[0]).toBe(
      '任务37项（报告任务34项、追加3项），已办结3项、正常25项、预警4项、滞后2项、未启动3项。比5月：已办结增3项，正常减4项，预警增1项，滞后增1项，未启动增1项。',
    );
  });

  it('who answered: 30 asked, one late, one not, four by telephone', () =>
    expect(june.verdict.split('\n')[1]).toBe('本月应反馈30项，按时28项，迟报1项，未报1项（2.2 乡村振兴办公室），党政办代填4项。'));

  it.each([
    { list: 'late', ids: ['5.1'], why: 'its form was of the 24th, its figure came on the 30th' },
    { list: 'byOffice', ids: ['3.1', '6.2', '8.2', '9.4'], why: 'told by telephone' },
  ] as const)('$list: $ids ($why)', ({ list, ids }) => expect(june.feedback[list]).toEqual(ids));

  it.each(['4.1', '4.3', '6.3', '8.3', '追1', '追2', '追3'])('%s is not asked in June', (id) =>
    expect(june.feedback.asked).not.toContain(id),
  );
});

describe('二、请您定的事', () => {
  it('long red first', () =>
    expect(june.decisions.map(({ id, monthsRed }) => [id, monthsRed])).toEqual([
      ['5.1', 2],
      ['1.1', 1],
    ]));

  it.each([
    { id: '5.1', says: '【红·连续2个月】', why: 'since when' },
    { id: '5.1', says: '村镇建设办公室，分管建设副镇长', why: 'whose' },
    { id: '5.1', says: '现2227户', why: 'where it stands' },
    { id: '5.1', says: '卫生厕所覆盖率 52.4%（目标60%，年初51.2%）', why: 'the share beside its base' },
    { id: '5.1', says: '还差323户', why: 'what is lacking: 60 % of 4250 less 2227' },
    { id: '5.1', says: '按上半年速度年底约53.6%', why: 'where it leads' },
    { id: '5.1', says: '困难：奖补资金未到，施工队停工。', why: 'the reason' },
    { id: '5.1', says: '请镇长7月15日前与县农业农村局对接首批奖补资金。', why: 'what is asked, as the department asks it' },
    { id: '1.1', says: '【红·本月转红】★1.1 大豆种植面积2010亩', why: 'the crop that is short, not the corn that is sown' },
    { id: '1.1', says: '大豆种植面积 1486 / 2010亩', why: 'where it stands, ten villages added up' },
    { id: '1.1', says: '还差524亩（缺口大的：八柏村210亩、万平村174亩）', why: 'what is lacking, and where' },
    { id: '1.1', says: '其中大豆玉米带状复合种植面积现1120亩，还差380亩', why: 'the part that is short, too' },
    { id: '1.1', says: '困难：干旱、种子迟到，带状复合已无法补足。', why: 'the reason' },
    { id: '1.1', says: '打算：7月下旬补种秋大豆500亩以上。', why: 'what the department will do' },
    { id: '1.1', says: '请镇长定：是否同意补种并按实上报带状复合面积。', why: 'what is asked' },
  ])('$id: $says ($why)', ({ id, says }) => expect(lineOf(id)).toContain(says));

  it('asks nothing in our words where the department has asked in its own', () =>
    expect(june.decisions.map(({ ask }) => ask).join('')).not.toContain('协调解决上述困难'));

  it('every figure of it can be computed again from what was reported', () => {
    const figures = june.decisions.flatMap(({ gaps }) =>
      gaps.flatMap(({ figure, villages = [] }) => [figure, ...villages.map((one) => one.figure)]),
    );
    expect(figures.map((one) => one.value)).toEqual([323, 524, 210, 174, 380]);
    expect(figures.every((one) => recompute(one) === one.value && one.sources.length > 0)).toBe(true);
  });
});

describe('三、要留意的', () => {
  it('four', () => expect(june.watch.map(({ id }) => id)).toEqual(['2.2', '4.2', '6.1', '7.2']));

  it.each([
    { id: '2.2', says: '二季度未反馈', why: 'silence; to whom the reminder climbed stands in the letters, not on the page' },
    {
      id: '4.2',
      says: '节点“圈舍建成”应于6月24日完成，已超4个工作日。用地备案6月27日办结。打算：圈舍推迟到7月20日。',
      why: 'what is done, what rests',
    },
    { id: '6.1', says: '养老保险参保率 91.6%（目标100%，年初89.61%），6月24日应达93%', why: 'where it should be' },
    { id: '7.2', says: '2个问题超过30天未整改。环保不达标5个，整改3个。', why: 'what is done, what rests' },
  ])('$id: $says ($why)', ({ id, says }) => expect(lineOf(id)).toContain(says));
});

describe('四、做成的', () => {
  it.each([
    { id: '1.3', says: '6月24日核验办结，整治撂荒地312亩。' },
    { id: '1.5', says: '6月23日核验办结，排查可用耕地16420亩、储备后备资源185亩。' },
    { id: '追1', says: '6月25日核验办结，排查自建房2318栋。' },
    { id: '8.1', says: '由黄转绿，开展安全检查126家次、发现隐患41个、整改隐患41个。' },
  ])('$id: $says', ({ id, says }) => expect(lineOf(id)).toContain(says));

  it('three are done, one is well again', () => expect(front).toContain('四、做成的（3件）、转好的（1件）'));
});

describe('五、7月节点', () => {
  const line = front[front.indexOf('五、7月节点') + 1]!;
  it.each([
    { says: '7月31日　7.2 整改各类环保不达标项目：余2个整改', why: 'a node that the head planned' },
    { says: '7月31日　追2 做好抗旱保供水：金龙台提灌站修复', why: 'the day that its superior set' },
    { says: '7月25日　反馈日，应反馈8项', why: 'what is asked in July: the half-year’s, and what is reported by the month' },
  ])('$says ($why)', ({ says }) => expect(line).toContain(says));

  it('does not say 20 July of the stable: nobody has granted the extension, and the head’s word stands above', () =>
    expect(line).not.toContain('7月20日'));
});

describe('六、可直接引用的数', () => {
  it.each([
    {
      says: '玉米种植面积6038亩（计划6000亩，去年5800亩，自报）',
      why: 'reached in May; 自报, for 1.1 is not verified before its season is over',
    },
    { says: '高粱种植面积103亩（计划100亩，自报）', why: 'reached' },
    { says: '整治撂荒地312亩（已核）', why: 'verified by the office' },
    { says: '排查矛盾纠纷108件（自报）', why: 'a counter; the office has this task of 信访 not sensitive' },
    { says: '开展安全检查126家次（自报）', why: 'a counter' },
  ])('$says ($why)', ({ says }) => expect(front.at(-1)).toContain(says));

  it.each(['大豆', '养老', '卫生厕所'])('does not offer for a speech what is behind: %s', (what) =>
    expect(front.at(-1)).not.toContain(what),
  );

  it('at most six, each with its source on the back', () => {
    expect(june.figures).toHaveLength(6);
    expect(june.figures.every(({ figure }) => figure.sources.length > 0 && recompute(figure) === figure.value)).toBe(true);
  });
});

describe('the back', () => {
  const rows = june.table.map(({ name, counts, feedback }) => [
    name,
    ...[counts.tasks, counts.blue, counts.green, counts.yellow, counts.red, counts.grey],
    feedbackWords(feedback),
  ]);

  it('has a row a department, in the order in which the plan names them: no ranking', () =>
    expect(rows).toEqual([
      ['农业综合服务中心', 8, 2, 4, 1, 1, 0, '按时'],
      ['乡村振兴办公室', 4, 0, 3, 1, 0, 0, '未报1'],
      ['卫生健康办公室', 2, 0, 1, 0, 0, 1, '按时'],
      ['村镇建设办公室', 3, 1, 1, 0, 1, 0, '迟报1'],
      ['生态环境和自然资源办公室', 5, 0, 4, 1, 0, 0, '按时'],
      ['社会事务办公室', 2, 0, 1, 1, 0, 0, '按时'],
      ['教育办公室', 1, 0, 0, 0, 0, 1, '—'],
      ['应急管理办公室', 3, 0, 3, 0, 0, 0, '按时'],
      ['市场监督管理所', 1, 0, 1, 0, 0, 0, '按时'],
      ['信访办公室', 4, 0, 3, 0, 0, 1, '按时'],
      ...['平安法治办公室', '党政综合办公室', '纪检监察办公室', '财政所'].map((name) => [name, 1, 0, 1, 0, 0, 0, '按时']),
    ]));

  it('says how each light moved', () =>
    expect(june.movements.map(movementWords).toSorted()).toEqual(
      [
        '绿→蓝3项（1.3、1.5、追1）',
        '绿→红1项（1.1）',
        '红灯未变1项',
        '绿→黄2项（2.2、4.2）',
        '黄灯未变2项',
        '黄→绿1项（8.1）',
        '新增·绿1项（追2）',
        '新增·灰1项（追3）',
        '绿灯未变23项',
        '灰灯未变2项',
      ].toSorted(),
    ));

  it('has the rule of the lights, and no mean of percentages', () => expect(back.at(-1)).toMatch(/^灯的规则：.*不算平均进度。$/));
});

describe('the page', () => {
  it('is one side of A4: nothing of the front had to go to the back', () => {
    expect(front.join('')).not.toContain('见背面');
    expect(back.join('')).not.toContain('（续）');
  });

  /** The model has fewer than 1,000: it leaves out whose a watched or done task is, and shortens the names of departments. */
  it('has fewer than 1,250 characters', () => expect(front.join('').replace(/\s/g, '').length).toBeLessThan(1250));

  it('names nobody’s rank', () => expect([...front, ...back].join('')).not.toMatch(/排名|第[一二三]名|末位|倒数/));

  it('says in Word what it says here', async () => {
    const words = (await paragraphsOf(await paperDocx(paper))).map(({ text }) => withoutMarks(text));
    for (const line of front) expect(words).toContain(line);
  });
});
