import { describe, expect, it } from 'vitest';
import { changeWork, MOST_UNPLANNED, recordWork, sourceOfWork, type UnplannedWords, withdrawWork } from '#domain/unplanned.ts';
import { aWork } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const PLAN = 'wangjing-2022';
const TODAY = '2022-05-12';
const words = (over: Partial<UnplannedWords> = {}): UnplannedWords => ({
  department: '村镇建设办公室',
  day: '2022-05-10',
  sentence: '改造危房24户',
  figures: [{ name: '改造危房', value: 24, unit: '户' }],
  ...over,
});
const many = (count: number, over: Parameters<typeof aWork>[0] = {}) =>
  Array.from({ length: count }, (_, i) => aWork({ n: String(i + 1).padStart(3, '0'), ...over }));

describe('recordWork', () => {
  it('makes version 1 with the first number', () => {
    expect(recordWork(PLAN, words(), [], TODAY)).toEqual({ plan: PLAN, n: '001', version: 1, ...words(), withdrawn: null });
  });

  it('gives no number twice, also that of a withdrawn record', () => {
    const others = [aWork({ n: '004' }), aWork({ n: '007', withdrawn: { day: TODAY } })];
    expect(recordWork(PLAN, words(), others, TODAY).n).toBe('008');
  });

  it.each([
    { over: { day: '2022-05-13' }, pointer: '/day', why: 'tomorrow has not been worked' },
    { over: { day: '2021-12-31' }, pointer: '/day', why: 'last year has its own review' },
    { over: { sentence: ' 　' }, pointer: '/sentence', why: 'blank says nothing' },
    {
      over: {
        figures: [
          { name: '户', value: 1, unit: '户' },
          { name: '户', value: 2, unit: '户' },
        ],
      },
      pointer: '/figures/1/name',
      why: 'a name twice',
    },
  ])('refuses $pointer: $why', ({ over, pointer }) => {
    const refused = refusalOf(() => recordWork(PLAN, words(over), [], TODAY));
    expect([refused.code, refused.fields.map(([pointer]) => pointer)]).toEqual(['RecordIsWrong', [pointer]]);
  });

  it('takes the last day of the plan year in January, and no later one', () => {
    expect(recordWork(PLAN, words({ day: '2022-12-31' }), [], '2023-01-05').day).toBe('2022-12-31');
    expect(refusalOf(() => recordWork(PLAN, words({ day: '2023-01-01' }), [], '2023-01-05')).code).toBe('RecordIsWrong');
  });

  it('refuses more than a review can hold, of which withdrawn ones are none', () => {
    expect(refusalOf(() => recordWork(PLAN, words(), many(MOST_UNPLANNED), TODAY)).code).toBe('RecordsFull');
    expect(recordWork(PLAN, words(), many(MOST_UNPLANNED, { withdrawn: { day: TODAY } }), TODAY).n).toBe('121');
  });
});

describe('changeWork and withdrawWork', () => {
  it('change what is said, and keep what is not', () => {
    const changed = changeWork(aWork(), { sentence: '改造危房26户' }, TODAY);
    expect(changed).toEqual(aWork({ sentence: '改造危房26户', version: 2 }));
    expect(sourceOfWork(changed)).toBe('wangjing-2022-U001@2');
  });

  it('judge the whole record again', () => {
    expect(refusalOf(() => changeWork(aWork(), { day: '2022-06-01' }, TODAY)).fields[0]?.[0]).toBe('/day');
  });

  it('keep a withdrawn record, and let nobody touch it', () => {
    const gone = withdrawWork(aWork(), TODAY);
    expect(gone).toEqual(aWork({ version: 2, withdrawn: { day: TODAY } }));
    expect(refusalOf(() => withdrawWork(gone, TODAY)).code).toBe('WrongState');
    expect(refusalOf(() => changeWork(gone, { sentence: '又改' }, TODAY)).code).toBe('WrongState');
  });
});
