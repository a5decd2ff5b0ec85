import { describe, expect, it } from 'vitest';
import type { RuleError } from '#domain/errors.ts';
import { generalProblemOf } from '#domain/general-problems.ts';
import { decideProblems, noDecisions, type ProblemWords } from '#domain/problem-decisions.ts';
import { modelLives, modelReview } from '../support/model-year.ts';

const review = modelReview();
const STRIPS = '001:大豆玉米带状复合种植面积';
const PLOTS = '002:余';
const TOILETS = '006:卫生厕所覆盖率';
const MONEY = '006:反馈';
const AT = { at: '2022-12-13T09:00:00+08:00', by: 'office' };

const said = (candidate: string, choice: ProblemWords['choice'], wording: string | null = null): ProblemWords => ({
  candidate,
  choice,
  wording,
  decidedBy: '镇长',
});
const decided = (...words: readonly ProblemWords[]) =>
  decideProblems(noDecisions('wangjing-2022'), words, review.problemCandidates, AT).decisions;
const drafted = (...words: readonly ProblemWords[]) => modelReview(modelLives(), { decisions: decided(...words) }).problems!;

describe('the candidates', () => {
  it('are what was missed, what was not settled, and what was reported; each with its general wording', () =>
    expect(review.problemCandidates.map(({ key, text, general }) => [key, text, general])).toEqual([
      [STRIPS, '大豆玉米带状复合种植面积1212亩，未达1500亩，差288亩', '粮食生产基础还不够稳固'],
      [PLOTS, '下发图斑7宗、整改图斑6宗，尚有1宗未整改到位', '耕地保护压力依然较大'],
      [TOILETS, '卫生厕所覆盖率58.1%，未达60%', '农村基础设施仍有短板'],
      [MONEY, '奖补资金未到', '农村基础设施仍有短板'],
    ]));

  it('are not what was not settled of a year found good: 9.1 settled 209 of 214', () =>
    expect(review.problemCandidates.some(({ n }) => n === '009')).toBe(false));

  it('rest on the updates of their task alone', () => {
    for (const { n, sources } of review.problemCandidates) {
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) expect(source).toMatch(new RegExp(`^wangjing-2022-${n}@|^[计基]:`));
    }
  });
});

describe('the section 存在的问题', () => {
  it('says nothing by itself: all stand in 未完成事项清单', () => {
    const { written, general, unsaid } = review.problems!;
    expect([written, general]).toEqual([[], null]);
    expect(unsaid.map(({ key, choice }) => [key, choice])).toEqual([STRIPS, PLOTS, TOILETS, MONEY].map((key) => [key, null]));
  });

  it.each([
    { why: 'in its own words', words: [said(TOILETS, 'write')], written: ['卫生厕所覆盖率58.1%，未达60%。'], general: null },
    {
      why: 'in the words of an editor',
      words: [said(TOILETS, 'write', '农村厕所改造进度偏慢，覆盖率58.1%。')],
      written: ['农村厕所改造进度偏慢，覆盖率58.1%。'],
      general: null,
    },
    {
      why: 'in the words of an editor, with a number that nothing proves',
      words: [said(TOILETS, 'write', '尚有82户未改厕')],
      written: ['尚有82户未改厕【待核：82户没有出处】。'],
      general: null,
    },
    {
      why: 'rounded fairly by an editor',
      words: [said(STRIPS, 'write', '带状复合种植只完成1200余亩')],
      written: ['带状复合种植只完成1200余亩。'],
      general: null,
    },
    {
      why: 'in general: each wording once, in the order of the plan',
      words: [said(TOILETS, 'merge'), said(MONEY, 'merge'), said(PLOTS, 'merge')],
      written: [],
      general: '耕地保护压力依然较大，农村基础设施仍有短板。',
    },
    {
      why: 'some written, some merged, some omitted',
      words: [said(STRIPS, 'omit'), said(PLOTS, 'merge'), said(TOILETS, 'write')],
      written: ['卫生厕所覆盖率58.1%，未达60%。'],
      general: '耕地保护压力依然较大。',
    },
  ])('$why', ({ words, written, general }) => {
    const problems = drafted(...words);
    expect(problems.written.map(({ text }) => text)).toEqual(written);
    expect(problems.general?.text ?? null).toBe(general);
  });

  it('leaves what is not written out to the annex, with who decided', () => {
    const { unsaid } = drafted(said(STRIPS, 'omit'), said(PLOTS, 'merge'), said(TOILETS, 'write'));
    expect(unsaid.map(({ key, choice, decidedBy }) => [key, choice, decidedBy])).toEqual([
      [STRIPS, 'omit', '镇长'],
      [PLOTS, 'merge', '镇长'],
      [MONEY, null, null],
    ]);
  });

  it('changes nothing of the matrix, the shortfalls and the chapters', () => {
    const { problems: _, ...before } = review;
    const { problems: __, ...after } = modelReview(modelLives(), { decisions: decided(said(STRIPS, 'write'), said(TOILETS, 'omit')) });
    expect(after).toEqual(before);
  });

  it('tells which read otherwise now than when they were decided', () => {
    const old = decided(said(TOILETS, 'write'), said(STRIPS, 'write')).map((one) =>
      one.candidate === TOILETS ? { ...one, text: '卫生厕所覆盖率57%，未达60%' } : one,
    );
    const { changed, written } = modelReview(modelLives(), { decisions: old }).problems!;
    expect(changed).toEqual([TOILETS]);
    expect(written.map(({ text }) => text)).toContain('卫生厕所覆盖率58.1%，未达60%。');
  });
});

describe('decisions', () => {
  const refusal = (words: readonly ProblemWords[]): readonly string[] => {
    try {
      decided(...words);
      return [];
    } catch (error) {
      return (error as RuleError).fields.map(({ pointer }) => pointer);
    }
  };

  it.each([
    { why: 'an unknown candidate', words: [said('009:余', 'write')], pointers: ['/decisions/0/candidate'] },
    { why: 'twice', words: [said(TOILETS, 'write'), said(TOILETS, 'omit')], pointers: ['/decisions/1/candidate'] },
    { why: 'words of what is not said', words: [said(TOILETS, 'omit', '进度偏慢')], pointers: ['/decisions/0/wording'] },
    { why: 'nothing wrong', words: [said(TOILETS, 'omit'), said(MONEY, 'write')], pointers: [] },
  ])('$why', ({ words, pointers }) => expect(refusal(words)).toEqual(pointers));

  it('keep when and by whom they were recorded until they say otherwise', () => {
    const first = decideProblems(noDecisions('p'), [said(TOILETS, 'write'), said(MONEY, 'omit')], review.problemCandidates, AT);
    const later = { at: '2022-12-20T09:00:00+08:00', by: 'clerk' };
    const second = decideProblems(first, [said(TOILETS, 'write'), said(MONEY, 'merge')], review.problemCandidates, later);
    expect(second.version).toBe(3);
    expect(second.decisions.map(({ at, by }) => [at, by])).toEqual([
      [AT.at, AT.by],
      [later.at, later.by],
    ]);
    expect(decideProblems(second, [], review.problemCandidates, later).decisions).toEqual([]);
  });
});

describe('the general wording', () => {
  it.each([
    { words: ['望京寺段水质不达标'], is: '生态环境保护仍需持续用力' },
    { words: ['发现隐患97个、整改隐患95个'], is: '安全生产基础仍需夯实' },
    { words: ['排查矛盾纠纷214件'], is: '社会治理压力依然较大' },
    { words: ['资金未到', '培育肉牛养殖大户1户'], is: '特色产业规模和效益有待提升' },
    { words: ['资金未到', '拓展书屋'], is: '个别工作推进还不够有力' },
  ])('of $words', ({ words, is }) => expect(generalProblemOf(...words)).toBe(is));
});
