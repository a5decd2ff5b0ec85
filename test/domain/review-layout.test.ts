import { describe, expect, it } from 'vitest';
import type { RuleError } from '#domain/errors.ts';
import { arrangeLayout, type LayoutChapter, layoutOf, unplacedIn } from '#domain/review-layout.ts';
import { MODEL_CHAPTERS, MODEL_WORKS, modelLives, modelReview } from '../support/model-year.ts';

const review = modelReview();
const now = layoutOf(review);
const tasks = modelLives().map(({ task }) => task);
const placeables = { tasks, works: MODEL_WORKS };
const [first, second, third] = now.chapters as [LayoutChapter, LayoutChapter, LayoutChapter];

const drafted = (layout: readonly LayoutChapter[], over = {}) => modelReview(modelLives(), { layout, ...over });
const places = ({ chapters }: ReturnType<typeof modelReview>): string[] =>
  chapters.map(({ title, sentences }) => `${title.slice(-4)}: ${sentences.map(({ id }) => id).join(' ')}`);

describe('the layout', () => {
  it('begins as the revision has it', () => {
    expect(now).toMatchObject({ plan: 'wangjing-2022', version: 1 });
    expect(second).toEqual({ title: MODEL_CHAPTERS[1]!.title, tasks: ['006', '007', '008'], unplanned: ['002'] });
    expect(drafted(now.chapters)).toEqual(review);
  });

  it('moves a task, a work outside the plan and a chapter; a heading may be edited', () => {
    const layout = [
      { title: '守底线，大局和谐稳定', tasks: [...third.tasks, '008'], unplanned: ['002'] },
      { ...second, tasks: ['007', '006'], unplanned: [] },
      first,
    ];
    const after = drafted(layout);
    expect(places(after)).toEqual(['和谐稳定: 9.1 9.2 9.3 9.4 5.3', '更加凸显: 5.2 5.1', '更加优化: 1.1 1.2 1.3 1.4 1.5']);
    expect(after.chapters.map(({ heading }) => heading)).toEqual([null, { start: 200, end: 300 }, { start: 100, end: 200 }]);
    expect(after.unplanned.map(({ chapter }) => chapter)).toEqual([0]);
    expect(after.matrix.map(({ n }) => n)).toEqual(tasks.map(({ n }) => n));
  });

  it('says the same sentences wherever they stand', () => {
    const textOf = ({ chapters }: typeof review) => chapters.flatMap(({ sentences }) => sentences.map(({ text }) => text)).toSorted();
    expect(textOf(drafted([{ title: '全部', tasks: tasks.map(({ n }) => n).toReversed(), unplanned: [] }]))).toEqual(textOf(review));
  });

  it('places what came since by likeness, and a task of another field under its own area', () => {
    const layout = now.chapters.map((chapter) => ({ ...chapter, tasks: chapter.tasks.filter((n) => n !== '012'), unplanned: [] }));
    expect(places(drafted(layout))[2]).toBe('和谐稳定: 9.1 9.2 9.3 9.4');
    expect(places(drafted([{ title: '其他', tasks: first.tasks, unplanned: [] }]))).toEqual([
      '其他: 1.1 1.2 1.3 1.4 1.5',
      '宜居乡村: 5.1 5.2 5.3',
      '平安稳定: 9.1 9.2 9.3 9.4',
    ]);
  });

  it('names what it does not place', () =>
    expect(unplacedIn([{ ...first, tasks: ['001', '002'] }, second], placeables)).toEqual({
      tasks: ['003', '004', '005', '009', '010', '011', '012'],
      unplanned: [],
    }));
});

describe('an arrangement', () => {
  const refusal = (chapters: readonly LayoutChapter[], works = MODEL_WORKS): readonly string[] => {
    try {
      arrangeLayout(now, chapters, { tasks, works });
      return [];
    } catch (error) {
      return (error as RuleError).fields.map(({ pointer, message }) => `${pointer} ${message}`);
    }
  };

  it.each([
    { why: 'nothing wrong', chapters: [third, first, second], says: [] },
    { why: 'work outside the plan may stand nowhere', chapters: [first, { ...second, unplanned: [] }, third], says: [] },
    {
      why: 'missing tasks are named',
      chapters: [first, second, { ...third, tasks: ['009', '012'] }],
      says: ['/chapters 9.2、9.3 没有放进任何一章'],
    },
    {
      why: 'a task twice',
      chapters: [first, { ...second, tasks: [...second.tasks, '001'] }, third],
      says: ['/chapters/1/tasks/3 001 放了两次'],
    },
    {
      why: 'an unknown task',
      chapters: [{ ...first, tasks: ['099', ...first.tasks] }, second, third],
      says: ['/chapters/0/tasks/0 没有任务 099'],
    },
    {
      why: 'an unknown record, and one twice',
      chapters: [{ ...first, unplanned: ['009', '002'] }, second, third],
      says: ['/chapters/0/unplanned/0 没有计划外工作 009', '/chapters/1/unplanned/0 002 放了两次'],
    },
    {
      why: 'two chapters of one title',
      chapters: [first, second, { ...third, title: first.title }],
      says: [`/chapters/2/title 标题“${first.title}”重复`],
    },
  ])('$why', ({ chapters, says }) => expect(refusal(chapters)).toEqual(says));

  it('a record that was withdrawn is unknown', () => {
    const works = MODEL_WORKS.map((work) => ({ ...work, withdrawn: { day: '2022-12-01' } }));
    expect(refusal(now.chapters, works)).toEqual(['/chapters/1/unplanned/0 没有计划外工作 002']);
  });

  it('counts its version', () => expect(arrangeLayout(now, [third, second, first], placeables).version).toBe(2));
});
