import { describe, expect, it } from 'vitest';
import { refuseWrongCutOff } from '#domain/review-cut-off.ts';
import { endOf, inPeriod, spanOf } from '#domain/review-wording.ts';
import { modelLives, modelReview } from '../support/model-year.ts';

const asked = (asOf: string | undefined, period: 'half' | 'year' | undefined, today = '2022-12-12'): string | null => {
  try {
    refuseWrongCutOff({ asOf, period }, { plan: 'wangjing-2022', publishedOn: '2022-03-02', today });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the day that a review looks back from', () => {
  it.each([
    { why: 'none said', asOf: undefined, period: undefined, says: null },
    { why: 'the day of publication', asOf: '2022-03-02', period: undefined, says: null },
    { why: 'today', asOf: '2022-12-12', period: 'year', says: null },
    { why: 'before the plan was there', asOf: '2022-03-01', period: undefined, says: /发布之后（2022-03-02起）/ },
    { why: 'tomorrow', asOf: '2022-12-13', period: undefined, says: /还没有到（今天是2022-12-12）/ },
    { why: 'half a year, looked back on in July', asOf: '2022-07-15', period: 'half', says: null },
    { why: 'half a year, in December', asOf: undefined, period: 'half', says: /最迟为2022-08-31/ },
    { why: 'half a year, as of September', asOf: '2022-09-01', period: 'half', says: /最迟为2022-08-31/ },
  ] as const)('$why', ({ asOf, period, says }) => {
    if (says === null) expect(asked(asOf, period)).toBeNull();
    else expect(asked(asOf, period)).toMatch(says);
  });
});

describe('the span in words', () => {
  it.each([
    { asOf: '2022-07-05', period: 'half', is: '上半年' },
    { asOf: '2022-06-30', period: 'half', is: '上半年' },
    { asOf: '2022-06-20', period: 'half', is: '今年以来' },
    { asOf: '2022-07-05', period: 'year', is: '今年以来' },
    { asOf: '2022-12-12', period: 'year', is: '全年' },
    { asOf: '2023-01-10', period: undefined, is: '全年' },
  ] as const)('$asOf $period: $is', ({ asOf, period, is }) => expect(spanOf(asOf, 2022, period)).toBe(is));

  it('ends with June or December', () => expect([endOf(2022, 'half'), endOf(2022)]).toEqual(['2022-06-30', '2022-12-31']));

  it.each([
    { title: '一年来，我们抓生态', period: 'half', is: '上半年，我们抓生态' },
    { title: '过去一年，我们抓生态', period: 'half', is: '上半年，我们抓生态' },
    { title: '全力保障粮食安全', period: 'half', is: '全力保障粮食安全' },
    { title: '一年来，我们抓生态', period: 'year', is: '一年来，我们抓生态' },
  ] as const)('$title in $period', ({ title, period, is }) => expect(inPeriod(title, period)).toBe(is));
});

describe('a half-year’s review', () => {
  it('says so, and expects nothing more of a span that is over', () => {
    const review = modelReview(modelLives(), { asOf: '2022-07-15', period: 'half' });
    expect(review.period).toBe('half');
    expect(review.chapters.map(({ title }) => title.slice(0, 3))).toEqual(['上半年', '上半年', '上半年']);
    expect(review.counts.expected).toBe(0);
    expect(modelReview(modelLives(), { asOf: '2022-06-20', period: 'half' }).counts.expected).toBeGreaterThan(0);
  });
});
