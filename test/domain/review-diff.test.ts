import { describe, expect, it } from 'vitest';
import type { RuleError } from '#domain/errors.ts';
import { diffReview, MOST_EDITED, type ReviewDiff } from '#domain/review-diff.ts';
import { modelReview } from '../support/model-year.ts';

const review = modelReview();

/** As a person has it in Word: a heading, then one paragraph a chapter, each sentence with its number behind it. */
const printed = (): string[] =>
  review.chapters.flatMap(({ title, sentences }, at) => [
    title,
    [
      ...sentences.map(({ text, id }) => `${text}〔${id}〕`),
      ...review.unplanned.filter(({ chapter }) => chapter === at).map(({ text, id }) => `${text}〔${id}〕`),
    ].join(''),
  ]);

/** The draft with something else in the place of some words, which must be there. */
const edited = (...edits: readonly (readonly [from: string | RegExp, to: string])[]): ReviewDiff => {
  const text = edits.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${from} is not in the draft`);
    return after;
  }, printed().join('\n'));
  return diffReview(review, text.split('\n'));
};

const brief = ({ numbers }: ReviewDiff): string[] =>
  numbers.map((one) => `${one.change} ${one.id ?? '-'} ${one.old ?? ''}→${one.new ?? ''}${one.mark ?? ''}`);
const claims = (diff: ReviewDiff): string[] => diff.claims.map(({ kind, ids, claim }) => `${kind} ${ids.join('、')} ${claim}`);

const asFootnotes = (lines: readonly string[]): string[] => {
  let note = 0;
  return lines.map((line) => line.replace(/\d[\d.]*(?:万余)?[亩次宗份%吨处件期]/g, (figure) => `${figure}[^${++note}]`));
};

/** Every digit of every figure, each a little wrong: that it is told, where, and what stood there. */
const planted = (): { readonly at: number; readonly line: string; readonly lines: readonly string[] }[] =>
  printed().flatMap((line, at, lines) => {
    const asides = [...line.matchAll(/〔[^〕]*〕|【待核[^】]*】|24小时/g)].map((one) => [one.index, one.index + one[0].length] as const);
    return at % 2 === 0
      ? []
      : [...line.matchAll(/\d/g)]
          .filter(({ index }) => asides.every(([from, to]) => index < from || index >= to))
          .flatMap(({ 0: digit, index }) =>
            [1, 9].map((more) => {
              const wrong = `${line.slice(0, index)}${(Number(digit) + more) % 10}${line.slice(index + 1)}`;
              return { at, line: wrong, lines: lines.with(at, wrong) };
            }),
          );
  });

describe('one wrong digit in any figure', () => {
  it('is told with its place, what stood there, and that nothing proves it', () => {
    const cases = planted();
    expect(cases.length).toBeGreaterThan(150);
    const unseen = cases.filter(({ at, lines }) => {
      const { numbers, counts } = diffReview(review, lines);
      const [first] = numbers;
      return (
        !(numbers.length === 1 && first!.old !== null && first!.paragraph === at + 1 && counts.same === 34) || first!.mark !== '【待核】'
      );
    });
    // 5.80万余吨 is true of 58140吨.
    expect(unseen.map(({ line }) => line)).toEqual([expect.stringContaining('5.80万余吨')]);
  });
});

describe('a draft that nobody changed in its numbers', () => {
  it.each([
    { why: 'as printed', paragraphs: printed() },
    { why: 'as our own paper, with hidden marks and annexes', paragraphs: asPaper() },
    { why: 'a footnote behind each figure', paragraphs: asFootnotes(printed()) },
    {
      why: 'signs of full width',
      paragraphs: printed().map((line) => line.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))),
    },
    { why: 'a space between figure and unit', paragraphs: printed().map((line) => line.replace(/(\d)(亩|次|宗|份|吨|处|件|%)/g, '$1 $2')) },
    { why: 'commas of full width', paragraphs: printed().map((line) => line.replace('6038', '６，０３８').replace('2027', '２，０２７')) },
    { why: 'a narrow space for thousands', paragraphs: printed().map((line) => line.replace('6038', '6\u2009038')) },
    { why: '百分之 before the digits', paragraphs: printed().map((line) => line.replace(/([\d.]+)%/g, '百分之$1')) },
    { why: 'without the shown numbers', paragraphs: printed().map((line) => line.replace(/〔(?:外)?\d[\d.]*〕/g, '')) },
    { why: 'chapters in another order', paragraphs: [...printed().slice(2), ...printed().slice(0, 2)] },
    { why: 'a paragraph a sentence', paragraphs: printed().flatMap((line) => line.split(/(?<=〕)/)) },
    { why: 'numbered headings', paragraphs: printed().map((line, at) => (at % 2 === 0 ? `（${'一二三'[at / 2]}）${line}` : line)) },
  ])('has nothing to tell: $why', ({ paragraphs }) => {
    const diff = diffReview(review, paragraphs);
    expect([...brief(diff), ...claims(diff), ...diff.gone]).toEqual([]);
    expect(diff.counts).toMatchObject({ same: 35, changed: 0, removed: 0, added: 0 });
  });
});

/** Title, line of the day, hidden marks, numbers before headings, and the annexes, which hold the same numbers and more. */
function asPaper(): string[] {
  const marked = (line: string): string =>
    line
      .replace(/\d[\d.]*(?:万余)?[亩次宗份%吨处件期]/g, (figure) => `${figure}⟦1.1#2、基:110-116(核)⟧`)
      .replace(/〔((?:外)?[\d.]+)〕/g, '⟦$1⟧');
  return [
    '望京镇2022年工作回顾',
    '（第1稿，数据截至2022年12月12日，12月数为预计）',
    ...printed().map((line, at) => (at % 2 === 0 ? `${'一二三'[at / 2]}、${line}` : marked(line))),
    '附件1　承诺与结果对照表',
    '任务12项：部分完成3项。正文12句，用数33个。',
    '5.1\t卫生厕所覆盖率60%\t58.07%',
  ];
}

interface Row {
  readonly why: string;
  readonly edits: readonly (readonly [string | RegExp, string])[];
  readonly numbers?: readonly string[];
  readonly claims?: readonly string[];
}

const NUMBERS: readonly Row[] = [
  { why: 'one planted digit', edits: [['6038亩', '6083亩']], numbers: ['changed 1.1 6038亩→6083亩【待核】'] },
  { why: 'a digit in a derived figure', edits: [['97.7%', '99.7%']], numbers: ['changed 9.1 97.7%→99.7%【待核】'] },
  {
    why: 'two that changed places are two that changed',
    edits: [
      ['玉米种植面积6038亩', '玉米种植面积2027亩'],
      ['完成大豆种植面积2027亩', '完成大豆种植面积6038亩'],
    ],
    numbers: ['changed 1.1 6038亩→2027亩【待核】', 'changed 1.1 2027亩→6038亩【待核】'],
  },
  {
    why: 'a whole and its part that changed places',
    edits: [
      ['大豆种植面积2027亩', '大豆种植面积1212亩'],
      ['复合种植面积1212亩', '复合种植面积2027亩'],
    ],
    numbers: ['changed 1.1 2027亩→1212亩【待核】', 'changed 1.1 1212亩→2027亩【待核】'],
  },
  {
    why: 'two behind the same words that changed places',
    edits: [
      ['超计划38亩', '超计划#亩'],
      ['超计划3亩', '超计划38亩'],
      ['超计划#亩', '超计划3亩'],
    ],
    numbers: ['changed 1.1 38亩→3亩【待核】', 'changed 1.1 3亩→38亩【待核】'],
  },
  {
    why: 'two of different units that changed places',
    edits: [
      ['动态巡查46次', '动态巡查85.7%'],
      ['整改率85.7%', '整改率46次'],
    ],
    numbers: ['changed 1.2 46次→85.7%【待核】', 'changed 1.2 85.7%→46次【待核】'],
  },
  {
    why: 'clauses that changed places with their words',
    edits: [
      ['完成玉米种植面积6038亩，超计划38亩，比上年增加238亩；', ''],
      ['超计划3亩。', '超计划3亩；完成玉米种植面积6038亩，超计划38亩，比上年增加238亩。'],
    ],
    numbers: [],
  },
  { why: 'a unit: 亩 is no 公顷', edits: [['312亩', '312公顷']], numbers: ['added - →312公顷【待核】', 'removed 1.3 312亩→'] },
  { why: 'removed', edits: [['，化解率97.7%', '']], numbers: ['removed 9.1 97.7%→'] },
  { why: 'typed by hand', edits: [['61期。', '61期，接待群众320人次。']], numbers: ['added - →320人次【待核】'] },
  { why: 'typed in words', edits: [['61期。', '61期，接待群众三百余人次。']], numbers: ['added - →三百余人次【待核】'] },
  { why: 'the day of a node', edits: [['6月22日', '6月12日']], numbers: ['changed 1.5 6月22日→6月12日【待核】'] },
  { why: 'reworded, the figures kept', edits: [['完成玉米种植面积6038亩，超计划38亩', '共种植玉米6038亩，比计划多38亩']], numbers: [] },
  {
    why: 'two sentences joined into one',
    edits: [[/整治撂荒地312亩。〔1\.3〕压实/, '整治撂荒地312亩，同时压实']],
    numbers: [],
  },
  { why: 'written out: what was cut for print', edits: [['1.64万余亩', '16420亩']], numbers: [] },
  { why: 'one more decimal of a percentage', edits: [['58.1%', '58.07%']], numbers: [] },
  { why: 'shortened with 余', edits: [['6038亩', '6000余亩']], numbers: ['rounded 1.1 6038亩→6000余亩'] },
  { why: 'shortened with 近', edits: [['6038亩', '近6100亩']], numbers: ['rounded 1.1 6038亩→近6100亩'] },
  { why: 'a wrong digit before 余', edits: [['1.64万余亩', '1.54万余亩']], numbers: ['changed 1.5 1.64万余亩→1.54万余亩【待核】'] },
  { why: 'a wrong digit behind 约', edits: [['6038亩', '约6238亩']], numbers: ['changed 1.1 6038亩→约6238亩【待核】'] },
  { why: 'fewer digits before 余', edits: [['5.81万余吨', '5.8万余吨']], numbers: ['rounded 5.1 5.81万余吨→5.8万余吨'] },
  { why: 'shortened upwards with 余', edits: [['6038亩', '6100余亩']], numbers: ['changed 1.1 6038亩→6100余亩【待核】'] },
  { why: 'shortened without saying so', edits: [['6038亩', '6000亩']], numbers: ['changed 1.1 6038亩→6000亩【待核】'] },
  {
    why: 'cut for print and rounded up by hand',
    edits: [['1.64万余亩', '1.65万亩']],
    numbers: ['changed 1.5 1.64万余亩→1.65万亩【待核】'],
  },
  {
    why: 'terms with digits are no numbers',
    edits: [['实行24小时值班', '严格落实“四个不摘”和1+N预案，用好12345热线，实行24小时值班']],
    numbers: [],
  },
  { why: 'a document number is none', edits: [['61期。', '61期（望府发〔2022〕18号）。']], numbers: [] },
  { why: 'work outside the plan', edits: [['塌方1处', '塌方11处']], numbers: ['changed 外2 1处→11处【待核】'] },
  { why: 'a figure beside a mark', edits: [['1340吨【预计】', '1430吨【预计】']], numbers: ['changed 5.2 1340吨→1430吨【待核】'] },
  {
    why: 'a whole sentence is gone with its numbers',
    edits: [[/落实“米袋子”.*?〔1\.3〕/, '']],
    numbers: ['removed 1.3 312亩→'],
  },
];

describe('numbers', () => {
  it.each(NUMBERS)('$why', ({ edits, numbers }) => expect(brief(edited(...edits))).toEqual(numbers));

  it('says where, and how the old one came about', () => {
    expect(edited(['比上年增加238亩', '比上年增加328亩']).numbers[0]).toEqual({
      change: 'changed',
      chapter: review.chapters[0]!.title,
      task: '001',
      id: '1.1',
      paragraph: 2,
      old: '238亩',
      new: '328亩',
      derivation: {
        rule: 'difference',
        of: [
          { source: 'wangjing-2022-001@2', value: 6038 },
          { source: '基:110-116', value: 5800 },
        ],
        expression: '6038 − 5800',
      },
      sources: ['wangjing-2022-001@2', '基:110-116'],
      mark: '【待核】',
      text: expect.stringContaining('比上年增加328亩'),
    });
  });

  it('finds every figure of the draft when one digit of it is planted, and that one alone', () => {
    const sentences = review.chapters.flatMap((chapter) => chapter.sentences);
    const figures = sentences.flatMap(({ id, text, figures: all }) => all.map((figure) => ({ id, text, figure })));
    const missed = figures.filter(({ id, text, figure }) => {
      const at = text.lastIndexOf(figure.text);
      const digit = (Number(figure.text[0]) % 9) + 1;
      const planted = `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
      const diff = edited([text, planted]);
      return !(diff.numbers.length === 1 && diff.numbers[0]!.id === id && diff.numbers[0]!.change === 'changed');
    });
    expect(figures.length).toBeGreaterThan(25);
    expect(missed.map(({ id, figure }) => `${id} ${figure.text}`)).toEqual([]);
  });
});

const CLAIMS: readonly Row[] = [
  { why: 'praise where a part (其中) was missed', edits: [['完成玉米种植面积', '全面完成玉米种植面积']], claims: ['praise 1.1 全面完成'] },
  {
    why: 'praise in a sentence of its own speaks of the chapter',
    edits: [['完成玉米', '圆满收官。完成玉米']],
    claims: ['praise 1.1、1.2、1.4 圆满'],
  },
  { why: 'praise where all was reached', edits: [['排查矛盾纠纷214件', '全面排查矛盾纠纷214件']], claims: [] },
  { why: '全部 where not all was settled', edits: [['整改图斑6宗', '图斑全部整改']], claims: ['all 1.2 全部'] },
  { why: 'nothing happened, but it did', edits: [['整改率85.7%', '未发生新增违法占耕']], claims: ['none-happened 1.2 未发生'] },
  { why: 'a rank that nobody reported', edits: [['22场次。', '22场次，全县第一。']], claims: ['rank 9.4 全县第一'] },
  { why: 'a mark taken away', edits: [['1340吨【预计】', '1340吨']], claims: ['mark-gone 5.2 【预计】'] },
  { why: 'a mark filled out stays a mark', edits: [['1340吨【预计】', '1340吨【预计全年1460吨】']], claims: [] },
];

describe('claims', () => {
  it.each(CLAIMS)('$why', ({ edits, claims: told }) => expect(claims(edited(...edits))).toEqual(told));

  it('say what stands against them', () =>
    expect(edited(['完成玉米种植面积', '全面完成玉米种植面积']).claims[0]).toMatchObject({
      why: '1.1 大豆玉米带状复合种植面积1212亩，未达1500亩，差288亩',
      paragraph: 2,
      tasks: ['001'],
    }));
});

describe('the text', () => {
  it('names sentences that are gone', () => expect(edited([/落实“米袋子”.*?〔1\.3〕/, '']).gone.map(({ id }) => id)).toEqual(['1.3']));

  it('may not be of any length', () =>
    expect(() => diffReview(review, ['亩'.repeat(MOST_EDITED + 1)])).toThrow(
      expect.objectContaining({ code: 'TooLarge' }) as unknown as RuleError,
    ));

  it('of the greatest length is compared in seconds', () => {
    const all = Array.from({ length: 4000 }, (_, i) => `检查第${i}家${i}家次。`);
    const start = performance.now();
    expect(diffReview(review, all.slice(0, 3800)).counts.added).toBeGreaterThan(3000);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
