import { describe, expect, it } from 'vitest';
import { recompute } from '#domain/figure.ts';
import { asIssued, issueTask } from '#domain/issue-task.ts';
import { reportIn } from '#domain/move.ts';
import type { Baseline, ReviewChapter, Target } from '#domain/plan.ts';
import { draftReview, type Review } from '#domain/review-draft.ts';
import type { HistoryEntry, MeasureReport, Task } from '#domain/task.ts';
import { aReport, aRow, aTarget, calendar, policy } from '../support/builders.ts';
import { aHistory, assessed, type Event, type LivedTask, reported } from '../support/lived-task.ts';

const PLAN = 'wangjing-2022';
const issue = (n: string, row: Parameters<typeof aRow>[0]): Task =>
  issueTask(aRow({ n, id: `1.${Number(n)}`, ...row }), { plan: PLAN, day: '2022-03-02', leader: '' });
const target = (metric: string, value: number, over: Partial<Target> = {}): Target => aTarget({ metric, value, comparison: '>=', ...over });
const count = (name: string, unit: string) => ({ name, unit, source: 'catalogue', lastYear: null }) as const;

/** A plan with one task of each way of counting; `corn` is what the department reports of its first. */
const lives = (corn = 1900): readonly LivedTask[] => {
  const added = (day: string, measure: string, value: number): Event => reported(day, [{ measure, added: value }]);
  return [
    aHistory(issue('001', { kind: 'quantity', text: '完成玉米种植6000亩。', targets: [target('玉米种植面积', 6000)] }), [
      added('2022-03-24', '玉米种植面积', corn),
      added('2022-04-22', '玉米种植面积', 4100),
    ]),
    aHistory(issue('002', { kind: 'quantity', text: '完成大豆种植2010亩。', targets: [target('大豆种植面积', 2010)] }), [
      added('2022-06-23', '大豆种植面积', 1486),
      added('2022-07-22', '大豆种植面积', 100),
    ]),
    aHistory(issue('003', { kind: 'coverage', text: '卫生厕所达60%。', targets: [target('卫生厕所覆盖率', 60, { unit: '%' })] }), [
      reported('2022-03-24', [{ measure: '卫生厕所覆盖率', numerator: 2176, denominator: 4250 }]),
      reported('2022-09-22', [{ measure: '卫生厕所覆盖率', numerator: 2468 }], { problems: '奖补资金未到' }),
    ]),
    aHistory(issue('004', { text: '排查化解矛盾纠纷。', measures: [count('排查矛盾纠纷', '件'), count('化解', '件')] }), [
      reported('2022-03-24', [
        { measure: '排查矛盾纠纷', added: 71 },
        { measure: '化解', added: 70 },
      ]),
      assessed('2022-12-05'),
    ]),
    aHistory(issue('005', { text: '开展普法宣传。' }), []),
    aHistory(issue('006', { kind: 'milestone', text: '培育肉牛大户1户。', sensitive: true }), [
      reported('2022-09-22', [], { progress: '推进', problems: '某某不配合' }),
    ]),
  ];
};

const draft = (
  all: readonly LivedTask[],
  over: { chapters?: readonly ReviewChapter[]; baselines?: readonly Baseline[]; asOf?: string } = {},
): Review =>
  draftReview({
    organization: { name: '望京镇' },
    plan: PLAN,
    year: 2022,
    asOf: over.asOf ?? '2022-12-12',
    revision: 1,
    tasks: all.map(({ task }) => task),
    histories: new Map(all.map(({ task, history }): [string, readonly HistoryEntry[]] => [task.n, history])),
    split: { review: { chapters: over.chapters ?? [] }, baselines: over.baselines ?? [] },
    calendar,
    policy,
  });

const sentencesOf = (review: Review) => review.chapters.flatMap(({ sentences }) => sentences);

describe('the draft', () => {
  const review = draft(lives());

  it('tells each task once, in the chapters and in the matrix', () => {
    const numbers = ['001', '002', '003', '004', '005', '006'];
    expect(
      sentencesOf(review)
        .map(({ task }) => task)
        .toSorted(),
    ).toEqual(numbers);
    expect(review.matrix.map(({ n }) => n)).toEqual(numbers);
  });

  it('the matrix says where each sentence stands', () => {
    for (const { n, sentence } of review.matrix) expect(review.chapters[sentence!.chapter]!.sentences[sentence!.at]!.task).toBe(n);
  });

  it('recomputes every figure from its sources: in the sentences and in the shortfalls', () => {
    const figures = [...sentencesOf(review), ...review.shortfalls].flatMap((one) => one.figures);
    expect(figures.length).toBeGreaterThan(8);
    for (const figure of figures) {
      expect(recompute(figure)).toBe(figure.value);
      expect(figure.sources.length).toBeGreaterThan(0);
    }
  });

  it('has no number in a sentence that is no figure', () => {
    for (const { text, figures } of sentencesOf(review)) {
      const rest = figures.reduce((left, figure) => left.replace(figure.text, ''), text);
      expect(rest).not.toMatch(/\d/);
    }
  });

  it('counts what it holds', () => {
    const all = sentencesOf(review);
    const marked = (mark: string) => all.flatMap(({ marks }) => marks).filter((one) => one.mark === mark).length;
    expect(review.counts).toMatchObject({
      tasks: 6,
      sentences: 6,
      figures: all.flatMap(({ figures }) => figures).length,
      unverified: marked('【待核】'),
      expected: marked('【预计】'),
    });
    expect(Object.values(review.counts.outcomes).reduce((sum, one) => sum + one, 0)).toBe(6);
  });
});

describe('one changed update', () => {
  it.each([
    { corn: 1901, why: 'in a figure', changed: ['001'] },
    { corn: 1900, why: 'in nothing', changed: [] },
  ])('changes exactly the sentences that rest on it ($why)', ({ corn, changed }) => {
    const [before, after] = [draft(lives()), draft(lives(corn))].map(sentencesOf) as [
      ReturnType<typeof sentencesOf>,
      ReturnType<typeof sentencesOf>,
    ];
    expect(after.filter((sentence, i) => sentence.text !== before[i]!.text).map(({ task }) => task)).toEqual(changed);
    expect(before.filter(({ sources }) => sources.includes(`${PLAN}-001@2`)).map(({ task }) => task)).toEqual(['001']);
  });

  it.each(
    lives().flatMap(({ task, history }, i) =>
      history.filter((entry) => reportIn(entry)?.measures.length).map((entry) => ({ n: task.n, i, version: entry.version })),
    ),
  )('update $version of task $n reddens no other sentence', ({ n, i, version }) => {
    const all = lives();
    const shifted = all.map((life, at) => (at === i ? withAnotherFigure(life, version) : life));
    const changed = sentencesOf(draft(shifted)).filter(
      (sentence) => sentence.text !== sentencesOf(draft(all)).find(({ task }) => task === sentence.task)!.text,
    );
    expect(changed.map(({ task }) => task)).toEqual([n]);
  });
});

/** The same life with another figure in one report. */
const withAnotherFigure = ({ task, history }: LivedTask, version: number): LivedTask => {
  const events: Event[] = history.map((entry) => {
    const { day, move } = entry;
    if (move.kind === 'assess') return assessed(day, move.verdict);
    const report = reportIn(entry)!;
    const measures = report.measures.map((said) => (entry.version === version ? otherFigure(said) : said));
    return { day, move: { kind: 'report', report: { ...report, measures } } };
  });
  return aHistory(asIssued(task), events);
};
const otherFigure = (said: MeasureReport): MeasureReport =>
  'added' in said ? { ...said, added: said.added + 10 } : 'numerator' in said ? { ...said, numerator: said.numerator + 50 } : said;

describe('what was not reached', () => {
  const review = draft(lives());

  it('is always in the matrix and a candidate, never in the speech by itself', () => {
    expect(review.shortfalls.map(({ text }) => text)).toEqual(['大豆种植面积1586亩，未达2010亩，差424亩', '卫生厕所覆盖率58.1%，未达60%']);
    expect(review.problemCandidates.map(({ text }) => text)).toEqual([...review.shortfalls.map(({ text }) => text), '奖补资金未到']);
    expect(sentencesOf(review).some(({ text }) => /未达|差424|资金/.test(text))).toBe(false);
  });

  it('is carried over, but standing work is promised anew', () => {
    expect(review.carryOvers.map(({ n, outcome }) => `${n} ${outcome}`)).toEqual(['002 部分完成', '003 部分完成', '006 未达到']);
  });

  it('shows no words of a sensitive task', () => expect(JSON.stringify(review)).not.toContain('某某'));
});

describe('the snapshot', () => {
  it('does not look at entries later than the version that it is given', () => {
    const [first] = lives();
    const later = {
      ...first!.history.at(-1)!,
      version: 9,
      move: { kind: 'report' as const, report: aReport({ measures: [{ measure: '玉米种植面积', added: 500 }] }) },
    };
    const given = [{ task: first!.task, history: [later, ...first!.history.toReversed()] }];
    expect(draft(given)).toEqual(draft([first!]));
  });
});

describe('the chapters', () => {
  it('are those of the last review; their headings keep their place', () => {
    const chapters = [{ title: '一年来，我们全力抓转型，产业发展更加优化', start: 5, end: 60 }];
    expect(draft(lives(), { chapters }).chapters[0]).toMatchObject({ title: chapters[0]!.title, heading: { start: 5, end: 60 } });
    expect(draft(lives()).chapters[0]!.heading).toBeNull();
  });
});
