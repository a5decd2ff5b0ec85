import { describe, expect, it } from 'vitest';
import type { AddedTo, NewTask } from '#domain/add-task.ts';
import type { Said } from '#domain/breakdown-cells.ts';
import { HEADS } from '#domain/breakdown-columns.ts';
import { type Checked, importTasks, type Unchecked } from '#domain/import-tasks.ts';
import type { ReadTable } from '#domain/read-breakdown.ts';
import { anOrganization, calendar } from '../support/builders.ts';

const LEAD = '农业综合服务中心';
const to: AddedTo = { plan: 'wangjing-2022', lastNumber: 34, added: 2, day: '2022-05-10', organization: anOrganization([LEAD]), calendar };
const SAID: Said = {
  text: '完成饮水管网抢修。',
  area: '民生',
  kind: 'milestone',
  lead: LEAD,
  source: 'superior',
  basisText: '县安委会会议',
  basisDate: '2022-05-09',
  decidedBy: '镇长',
};
const check = (line: Unchecked): Checked => ({
  task: { supporting: [], asks: [], targets: [], measures: [], milestones: [], star: false, sourceNo: '', ...line } as unknown as NewTask,
});
const importing = (read: Partial<ReadTable>) => importTasks({ changed: [], added: [], errors: [], ...read }, to, check);
const adding = (...lines: Said[]) => importing({ added: lines.map((said, i) => ({ line: 40 + i, said, after: null })) });

describe('a sheet over a published plan', () => {
  it('adds tasks, numbered one after the other', () => {
    const { tasks, added, errors } = adding(SAID, { ...SAID, source: 'leader', sourceNo: '3号', due: '2022-06-30' });
    expect(errors).toEqual([]);
    expect(added).toEqual([
      { line: 40, n: '035' },
      { line: 41, n: '036' },
    ]);
    expect(tasks).toMatchObject([
      { id: '追3', source: 'superior', basis: { text: '县安委会会议', date: '2022-05-09', decidedBy: '镇长' } },
      { id: '追4', source: 'leader', sourceNo: '3号', due: '2022-06-30', dueStated: true },
    ]);
  });

  it('changes nothing that is published', () =>
    expect(
      importing({ changed: [{ line: 5, n: '001', id: '1.1', said: { star: true }, heads: [HEADS.lead, HEADS.star] }] }).errors,
    ).toEqual([
      { line: 5, head: HEADS.lead, message: '已发布，改动请用“调整”' },
      { line: 5, head: HEADS.star, message: '已发布，改动请用“调整”' },
    ]));

  it.each<{ why: string; said: Said; errors: string[] }>([
    {
      why: 'all that a task needs',
      said: {},
      errors: [HEADS.area, HEADS.text, HEADS.kind, HEADS.source, HEADS.basisText, HEADS.basisDate, HEADS.decidedBy, HEADS.lead].map(
        (head) => `${head} 必填`,
      ),
    },
    { why: 'the report is no source', said: { ...SAID, source: 'report' }, errors: [`${HEADS.source} 追加的任务，来源不能是政府工作报告`] },
    {
      why: 'a department that there is none of, beside what is missing',
      said: { ...SAID, lead: '水利站', decidedBy: '' },
      errors: [`${HEADS.decidedBy} 必填`, `${HEADS.lead} 没有“水利站”这个单位`],
    },
    { why: 'a day that has not come', said: { ...SAID, basisDate: '2022-12-01' }, errors: [`${HEADS.basisDate} 依据的日期还没有到`] },
    {
      why: 'a reply for others than deputies',
      said: { ...SAID, replyDue: '2022-06-30' },
      errors: [`${HEADS.replyDue} 只有代表建议填答复期限`],
    },
  ])('tells what an added task lacks: $why', ({ said, errors }) =>
    expect(adding(said).errors.map(({ head, message }) => `${head} ${message}`)).toEqual(errors),
  );

  it('asks nothing of a date that is not given', () => expect(adding({ ...SAID, dueStated: false }).errors).toEqual([]));

  it('is over with its year', () => {
    const { errors } = importTasks(
      { changed: [], errors: [], added: [{ line: 40, said: SAID, after: null }] },
      { ...to, day: '2023-01-02' },
      check,
    );
    expect(errors).toEqual([{ line: 40, head: '', message: expect.stringContaining('2022年已经结束') }]);
  });
});
