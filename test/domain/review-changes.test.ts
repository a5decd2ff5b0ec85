import { describe, expect, it } from 'vitest';
import { changesBetween, type ReviewChanges } from '#domain/review-changes.ts';
import type { Review } from '#domain/review-draft.ts';
import { aWork } from '../support/builders.ts';
import { assessed, type Event, reported } from '../support/lived-task.ts';
import { livedOn, MODEL_WORKS, modelLives, modelReview } from '../support/model-year.ts';

const before = modelReview();
const with_ = (n: string, ...events: readonly Event[]): Review =>
  modelReview(
    modelLives().map((life) => (life.task.n === n ? livedOn(life, events) : life)),
    { revision: 2, asOf: '2023-01-10' },
  );

const brief = ({ sentences, outcomes }: ReviewChanges): string[] => [
  ...sentences.flatMap(({ change, id, figures, marksGone, marksNew }) => [
    `${change} ${id}`,
    ...figures.map((one) => `  ${one.name} ${one.old?.text ?? ''}${one.old?.grade ?? ''}→${one.new?.text ?? ''}${one.new?.grade ?? ''}`),
    ...marksGone.map(({ mark }) => `  −${mark}`),
    ...marksNew.map(({ mark }) => `  +${mark}`),
  ]),
  ...outcomes.map((one) => `${one.id} ${one.old}→${one.new}`),
];

/** What the end of the year alone changes: 5.2 may no longer grow. */
const YEAR_OVER = ['changed 5.2', '  −【预计】', '  −【预计】'];

describe('from one revision to the next', () => {
  it.each([
    { why: 'the same tasks, a later day: only what was expected', after: with_('001'), says: YEAR_OVER },
    {
      why: 'December is in: the figure with its sources, and its mark falls away',
      after: with_('007', reported('2022-12-30', [{ measure: '清运垃圾', added: 118 }])),
      says: ['changed 5.2', '  清运垃圾 1340吨自报→1458吨自报', '  −【预计】', '  −【预计】', '5.2 部分完成→达到'],
    },
    {
      why: 'the office assessed it: the same figures, better founded, and another outcome',
      after: with_('007', assessed('2022-12-31', 'met', 'office')),
      says: [
        'changed 5.2',
        '  新设分类投放点 18处自报→18处已核',
        '  清运垃圾 1340吨自报→1340吨已核',
        '  −【预计】',
        '  −【预计】',
        '5.2 部分完成→达到',
      ],
    },
  ])('$why', ({ after, says }) => expect(brief(changesBetween(before, after))).toEqual(says));

  it('tells sentences that are new and gone', () => {
    const fewer = modelReview(modelLives().slice(1));
    const [gone] = changesBetween(before, fewer).sentences;
    expect(gone).toMatchObject({ change: 'gone', task: '001', new: null });
    expect(gone!.figures).toHaveLength(7);
    const [back] = changesBetween(fewer, before).sentences;
    expect(back).toMatchObject({ change: 'new', task: '001', old: null });
    expect(changesBetween(fewer, before).outcomes).toEqual([{ n: '001', id: '1.1', old: null, new: '部分完成' }]);
  });

  it('tells work outside the plan that was recorded since', () => {
    const after = modelReview(modelLives(), { unplanned: [...MODEL_WORKS, aWork({ n: '003', sentence: '改善人居环境，改造危房24户。' })] });
    expect(changesBetween(before, after).sentences.map(({ change, id }) => `${change} ${id}`)).toEqual(['new 外3']);
  });

  it('names the old and the new sources of a figure', () => {
    const after = with_('007', reported('2022-12-30', [{ measure: '清运垃圾', added: 118 }]));
    const [figure] = changesBetween(before, after).sentences[0]!.figures;
    expect(figure!.new!.sources).toEqual([...figure!.old!.sources, 'wangjing-2022-007@6']);
  });

  it('finds nothing in the first revision, nor between equal ones', () => {
    expect(changesBetween(null, before)).toMatchObject({ since: null, sentences: [], outcomes: [] });
    expect(brief(changesBetween(before, modelReview()))).toEqual([]);
  });
});
