import { describe, expect, it } from 'vitest';
import { taughtMeasures } from '#domain/follow-lesson.ts';
import { plainWords } from '#domain/plain-words.ts';
import { taskReader } from '#domain/read-task.ts';
import { splitReport } from '#domain/split-report.ts';
import { type Lesson, recallFrom } from '#domain/taught.ts';
import { AGRICULTURE, DEPARTMENTS, EMERGENCY, HEALTH, OFFICE, REPORT } from '../support/a-draft.ts';

const WORDS = '抓好森林防灭火，坚决防止森林火灾发生。';
const aLesson = (lesson: Partial<Lesson>): Lesson => ({
  text: plainWords(WORDS),
  year: 2022,
  lead: null,
  supporting: null,
  kind: null,
  measures: null,
  ...lesson,
});
const read = (lesson: Partial<Lesson>, words = '扎实做好森林防灭火，防止森林火灾发生。') =>
  taskReader(DEPARTMENTS, 2023, undefined, recallFrom([aLesson(lesson)], 2023))(words, '');

describe('a promise of which something was taught', () => {
  it.each<{ why: string; lesson: Partial<Lesson>; is: object; says: string }>([
    {
      why: 'who leads: with that office’s leader',
      lesson: { lead: AGRICULTURE },
      is: { lead: AGRICULTURE, leader: '分管农业副镇长', open: false, confidence: 0.95, kind: 'zero-incident' },
      says: '去年由农业综合服务中心牵头；类型依据：',
    },
    {
      why: 'two years ago',
      lesson: { lead: AGRICULTURE, year: 2021 },
      is: { lead: AGRICULTURE },
      says: '2021年由农业综合服务中心牵头；类型依据：',
    },
    {
      why: 'who leads, and who supports',
      lesson: { lead: AGRICULTURE, supporting: [OFFICE, EMERGENCY] },
      is: { lead: AGRICULTURE, supporting: [OFFICE, EMERGENCY] },
      says: '去年由农业综合服务中心牵头，由党政综合办公室、应急管理办公室配合；类型依据：',
    },
    {
      why: 'who supports alone: the lead is the rules’',
      lesson: { supporting: [HEALTH] },
      is: { lead: EMERGENCY, supporting: [HEALTH], open: false, confidence: 0.95 },
      says: '去年由卫生健康办公室配合；牵头依据：森林防灭火',
    },
    { why: 'that nobody supports', lesson: { supporting: [] }, is: { supporting: [] }, says: '去年无配合单位；' },
    {
      why: 'what kind it is',
      lesson: { kind: 'milestone' },
      is: { kind: 'milestone', lead: EMERGENCY, open: false },
      says: '去年定为节点；',
    },
    {
      why: 'who leads and what kind it is',
      lesson: { lead: AGRICULTURE, kind: 'campaign' },
      is: { lead: AGRICULTURE, kind: 'campaign' },
      says: '去年由农业综合服务中心牵头；去年定为专项行动',
    },
    {
      why: 'what is counted',
      lesson: { measures: [{ name: '巡护', unit: '次' }] },
      is: { kind: 'zero-incident', lead: EMERGENCY },
      says: '去年填报巡护；牵头依据：森林防灭火',
    },
    {
      why: 'a lead that is no more: passed over, said, asked',
      lesson: { lead: '林业站', kind: 'campaign' },
      is: { lead: EMERGENCY, kind: 'campaign', open: true },
      says: '去年由林业站牵头，现无此单位；去年定为专项行动；牵头依据：森林防灭火',
    },
    { why: 'who supported, and is no more', lesson: { supporting: ['林业站'] }, is: { supporting: [] }, says: '牵头依据：森林防灭火' },
    {
      why: 'who supports, as far as they are there',
      lesson: { supporting: ['林业站', HEALTH] },
      is: { supporting: [HEALTH] },
      says: '去年由卫生健康办公室配合；',
    },
  ])('is told $why', ({ lesson, is, says }) => {
    const task = read(lesson);
    expect(task).toMatchObject(is);
    expect(task.reason.startsWith(says), task.reason).toBe(true);
  });

  it('follows the office that the sentence names, in who leads', () => {
    const task = read({ lead: AGRICULTURE, kind: 'campaign' }, '由卫生健康办公室牵头，抓好森林防灭火，坚决防止森林火灾发生。');
    expect(task).toMatchObject({ lead: HEALTH, kind: 'campaign' });
    expect(task.reason).toBe('去年定为专项行动；牵头依据：文中写明卫生健康办公室');
  });

  it('that is another one is read by the rules alone', () => {
    expect(read({ lead: AGRICULTURE }, '组织疫苗接种。')).toEqual(taskReader(DEPARTMENTS, 2023)('组织疫苗接种。', ''));
  });
});

describe('taughtMeasures', () => {
  const lesson = aLesson({
    measures: [
      { name: '巡护', unit: '次' },
      { name: '护林员', unit: '名' },
    ],
  });
  const task = { id: '2.2', targets: [], measures: [] };
  const baselines = [{ metric: '配备护林员', value: 28, unit: '名', start: 0, end: 1, chapter: 1, task: '2.2' }];

  it('are what the office chose, with last year’s figure where the review gave one', () => {
    expect(taughtMeasures(lesson, task, baselines)).toEqual([
      { name: '巡护', unit: '次', source: 'head', lastYear: null },
      { name: '护林员', unit: '名', source: 'last-review', lastYear: 28 },
    ]);
  });

  it.each([
    { why: 'nothing was taught', lesson: null, task },
    { why: 'nothing was taught of them', lesson: aLesson({ lead: OFFICE }), task },
    {
      why: 'the promise has figures now',
      lesson,
      task: {
        ...task,
        targets: [
          { metric: '护林员', comparison: '>=', value: 30, valueMax: null, unit: '名', within: null, place: null, by: null },
        ] as const,
      },
    },
  ])('are the proposed ones when $why', ({ lesson: taught, task: of }) => expect(taughtMeasures(taught, of, baselines)).toBe(of.measures));
});

describe('splitReport', () => {
  const split = (taught: readonly Lesson[]) => splitReport(REPORT, DEPARTMENTS, { taught }).areas.flatMap(({ tasks }) => tasks);

  it('hands what was taught to each task, and changes no other', () => {
    const taught = [aLesson({ year: 2021, lead: AGRICULTURE, measures: [{ name: '巡护', unit: '次' }] })];
    const [plain, corrected] = [split([]), split(taught)];
    expect(corrected[4]).toMatchObject({
      lead: AGRICULTURE,
      measures: [{ name: '巡护' }],
      reason: expect.stringMatching(/^去年由农业综合服务中心牵头/),
    });
    expect(corrected.toSpliced(4, 1)).toEqual(plain.toSpliced(4, 1));
  });
});
