import type { Day } from '#domain/day.ts';
import { asIssued, issueTask } from '#domain/issue-task.ts';
import type { Baseline, Measure, ReviewChapter, Target } from '#domain/plan.ts';
import type { ProblemDecision } from '#domain/problem-decisions.ts';
import { draftReview, type Review, type ReviewInput } from '#domain/review-draft.ts';
import type { HistoryEntry, MeasureReport, Task } from '#domain/task.ts';
import type { UnplannedWork } from '#domain/unplanned.ts';
import { aRow, aTarget, aWork, calendar, policy } from './builders.ts';
import { aHistory, assessed, claimed, type Event, type LivedTask, reported, verified } from './lived-task.ts';

/** Areas 一, 五 and 九 of 望京镇's plan of 2022 with what became of them, each step made by the real moves. */

const PLAN = 'wangjing-2022';
const AGRICULTURE = '农业综合服务中心';
const BUILDING = '村镇建设办公室';
const ECOLOGY = '生态环境和自然资源办公室';
const PETITIONS = '信访办公室';
const PEACE = '平安法治办公室';

const issue = (n: string, id: string, row: Parameters<typeof aRow>[0]): Task =>
  issueTask(aRow({ n, id, ...row }), { plan: PLAN, day: '2022-03-02', leader: '' });
const target = (metric: string, value: number, over: Partial<Target> = {}): Target => aTarget({ metric, value, comparison: '>=', ...over });
const counter = (name: string, unit: string, over: Partial<Measure> = {}): Measure => ({
  name,
  unit,
  source: 'catalogue',
  lastYear: null,
  ...over,
});
const level = (name: string, unit: string): Measure => counter(name, unit, { accumulation: 'level' });

/** What was added, or for a level its total. */
type Said = Readonly<Record<string, number>>;
const added = (day: Day, said: Said, rest: Parameters<typeof reported>[2] = {}): Event =>
  reported(
    day,
    Object.entries(said).map(([measure, value]): MeasureReport => ({ measure, added: value })),
    rest,
  );
const QUARTERS = ['2022-03-24', '2022-06-22', '2022-09-22', '2022-11-28'] as const;
/** A figure that came in four parts. */
const quarterly = (...parts: readonly Said[]): readonly Event[] => parts.map((said, at) => added(QUARTERS[at]!, said));
const closed = (day: Day): readonly Event[] => [claimed(day), verified(day)];

const AREA_1 = { area: '全力保障粮食安全', lead: AGRICULTURE } as const;
const AREA_5 = { area: '建设美丽宜居乡村', lead: BUILDING } as const;
const AREA_9 = { area: '维护社会平安稳定', lead: PETITIONS } as const;

const grain = (): LivedTask =>
  aHistory(
    issue('001', '1.1', {
      ...AREA_1,
      kind: 'quantity',
      text: '全面完成玉米种植面积6000亩，大豆种植面积2010亩（其中：大豆玉米带状复合种植面积1500亩）、高粱100亩的农业生产任务。',
      targets: [
        target('玉米种植面积', 6000),
        target('大豆种植面积', 2010),
        target('大豆玉米带状复合种植面积', 1500, { within: '大豆种植面积' }),
        target('高粱种植面积', 100),
      ],
      measures: [counter('玉米种植面积', '亩', { source: 'plan', lastYear: 5800 })],
    }),
    [
      added('2022-04-22', { 玉米种植面积: 6038, 高粱种植面积: 103 }),
      added('2022-06-24', { 大豆种植面积: 1486, 大豆玉米带状复合种植面积: 1120 }),
      added('2022-07-22', { 大豆种植面积: 541 }),
      reported('2022-07-25', [], {
        corrections: [{ measure: '大豆玉米带状复合种植面积', value: 1212, reason: '7月核实' }],
      }),
      ...closed('2022-08-01'),
    ],
  );

const protection = (): LivedTask =>
  aHistory(
    issue('002', '1.2', {
      ...AREA_1,
      kind: 'zero-incident',
      text: '逗硬落实耕地保护责任制，加强耕地用途管理，坚决遏制耕地“非农化”“非粮化”。',
      measures: [counter('耕地动态巡查', '次'), counter('下发图斑', '宗'), counter('整改图斑', '宗')],
    }),
    [
      added(QUARTERS[0], { 耕地动态巡查: 11, 下发图斑: 7, 整改图斑: 4 }, { noIncident: true }),
      added(QUARTERS[1], { 耕地动态巡查: 12, 整改图斑: 1 }, { noIncident: true }),
      {
        day: '2022-09-14',
        move: {
          kind: 'incident',
          incident: { date: '2022-09-12', level: 'general', count: 1, facts: '新增违法占耕1宗', measure: null },
        },
      },
      { day: '2022-09-30', move: { kind: 'handle-incident', k: 1, date: '2022-09-30', note: '已复耕' } },
      added('2022-09-30', { 耕地动态巡查: 12 }),
      added(QUARTERS[3], { 耕地动态巡查: 11, 整改图斑: 1 }, { noIncident: true }),
      assessed('2022-12-09', 'largely-met', 'office'),
    ],
  );

const fallow = (): LivedTask =>
  aHistory(
    issue('003', '1.3', {
      ...AREA_1,
      kind: 'campaign',
      text: '认真落实“米袋子”责任制，开展撂荒地整治行动，保障全镇农用地合理利用。',
      measures: [counter('整治撂荒地', '亩')],
    }),
    [added('2022-06-20', { 整治撂荒地: 312 }, { node: { name: '完成', doneOn: '2022-06-20', next: null } }), ...closed('2022-06-24')],
  );

const redLine = (): LivedTask =>
  aHistory(
    issue('004', '1.4', {
      ...AREA_1,
      text: '坚决守好耕地保护红线，筑牢粮食安全根基，全面压实耕地保护主体责任，严格耕地保护执法监督。',
      measures: [counter('签订责任书', '份')],
    }),
    [added(QUARTERS[0], { 签订责任书: 10 }, { evidence: ['a'] }), assessed('2022-12-09', 'largely-met', 'office')],
  );

const reserve = (): LivedTask =>
  aHistory(
    issue('005', '1.5', {
      ...AREA_1,
      kind: 'milestone',
      text: '全面排查可用耕地实际情况，做好耕地后备资源储备，严禁一切占用耕地建房、修路、撂荒等行为。',
      measures: [level('排查可用耕地', '亩'), level('储备后备资源', '亩')],
    }),
    [
      reported(
        '2022-06-22',
        [
          { measure: '排查可用耕地', total: 16420 },
          { measure: '储备后备资源', total: 185 },
        ],
        { node: { name: '完成', doneOn: '2022-06-22', next: null } },
      ),
      ...closed('2022-06-24'),
    ],
  );

const toilets = (): LivedTask =>
  aHistory(
    issue('006', '5.1', {
      ...AREA_5,
      kind: 'coverage',
      text: '突出规划引领，科学布局生产生活生态空间，提升村容村貌，开展农村人居环境整治提升行动，强化农村面源污染治理，持续推进农村“厕所革命”，争取卫生厕所覆盖率达60%以上，做好望京场镇污水处理站的运营维护。',
      targets: [target('卫生厕所覆盖率', 60, { unit: '%' })],
      measures: [counter('集中整治', '场次'), level('处理污水', '吨')],
    }),
    [
      reported(
        '2022-03-24',
        [
          { measure: '卫生厕所覆盖率', numerator: 2176, denominator: 4250 },
          { measure: '集中整治', added: 9 },
        ],
        { evidence: ['b'] },
      ),
      reported(
        '2022-11-25',
        [
          { measure: '卫生厕所覆盖率', numerator: 2468, denominator: 4250 },
          { measure: '集中整治', added: 15 },
          { measure: '处理污水', total: 58_140 },
        ],
        { problems: '奖补资金未到' },
      ),
      ...closed('2022-12-08'),
    ],
  );

const waste = (): LivedTask =>
  aHistory(
    issue('007', '5.2', {
      ...AREA_5,
      text: '实施农村生活垃圾分类收集处置，规范生活垃圾收集程序，严禁乱扔乱倒，加强垃圾分类宣传，提升群众垃圾分类意识。',
      measures: [level('新设分类投放点', '处'), counter('清运垃圾', '吨')],
    }),
    [
      added(QUARTERS[0], { 清运垃圾: 350 }),
      added(QUARTERS[1], { 清运垃圾: 370 }),
      reported(QUARTERS[2], [
        { measure: '清运垃圾', added: 380 },
        { measure: '新设分类投放点', total: 18 },
      ]),
      added(QUARTERS[3], { 清运垃圾: 240 }),
    ],
  );

const straw = (): LivedTask =>
  aHistory(
    issue('008', '5.3', {
      ...AREA_5,
      lead: ECOLOGY,
      text: '加大生态环境保护力度，重点围绕秸秆禁烧、河道清理、污水排放等问题的处置和宣传，切实提高人民群众的环保意识。',
      measures: [counter('处置秸秆焚烧、河道垃圾、污水排放等问题', '件')],
    }),
    [
      ...quarterly(...[12, 15, 14, 12].map((value) => ({ '处置秸秆焚烧、河道垃圾、污水排放等问题': value }))),
      assessed('2022-12-09', 'met', 'office'),
    ],
  );

const disputes = (): LivedTask =>
  aHistory(
    issue('009', '9.1', {
      ...AREA_9,
      text: '深入基层、融入群众，排查化解各类矛盾纠纷、信访隐患，主动化解群众反映强烈的重点、热点、难点问题，维护群众合法利益。',
      measures: [counter('排查矛盾纠纷', '件'), counter('化解', '件')],
    }),
    [
      ...quarterly(
        { 排查矛盾纠纷: 52, 化解: 50 },
        { 排查矛盾纠纷: 56, 化解: 54 },
        { 排查矛盾纠纷: 60, 化解: 60 },
        { 排查矛盾纠纷: 46, 化解: 45 },
      ),
      assessed('2022-12-09'),
    ],
  );

const watch = (): LivedTask =>
  aHistory(
    issue('010', '9.2', {
      ...AREA_9,
      text: '重要节假日期间，实行24小时值班制度，畅通信访渠道，实行信访信息“零报告”。',
      measures: [counter('报送信访信息零报告', '期')],
    }),
    [...quarterly(...[15, 16, 15, 15].map((value) => ({ 报送信访信息零报告: value }))), assessed('2022-12-09')],
  );

const lookBack = (): LivedTask =>
  aHistory(
    issue('011', '9.3', {
      ...AREA_9,
      text: '经常性开展矛盾纠纷排查、信访回头看工作，确保问题解决到位，依法打击各类非正常渠道上访行为，促进信访秩序的有序规范和持续好转。',
      measures: [counter('开展信访“回头看”', '件')],
    }),
    [...quarterly(...[7, 8, 9, 7].map((value) => ({ '开展信访“回头看”': value }))), assessed('2022-12-09')],
  );

const fraud = (): LivedTask =>
  aHistory(
    issue('012', '9.4', {
      ...AREA_9,
      lead: PEACE,
      text: '从严打击防范电信网络诈骗，常态加强扫黑除恶斗争、禁毒工作、普法行动。',
      measures: [
        counter('开展反诈宣传', '场次'),
        counter('安装国家反诈中心APP', '人次', { accumulation: 'level', source: 'last-review', lastYear: 560 }),
        level('电信诈骗发案', '起'),
        counter('开展普法', '场次'),
      ],
    }),
    [
      ...[9, 10, 9].map((value, at) => added(QUARTERS[at]!, { 开展反诈宣传: value, 开展普法: [5, 6, 6][at]! })),
      reported(QUARTERS[3], [
        { measure: '开展反诈宣传', added: 8 },
        { measure: '开展普法', added: 5 },
        { measure: '安装国家反诈中心APP', total: 1240 },
        { measure: '电信诈骗发案', total: 9 },
      ]),
      assessed('2022-12-09'),
    ],
  );

/** The headings of the town's review of 2021. */
export const MODEL_CHAPTERS: readonly ReviewChapter[] = [
  { title: '一年来，我们全力抓转型、调结构，产业发展布局更加优化', start: 100, end: 200 },
  { title: '一年来，我们合力抓生态、重监管，生态宜居环境更加凸显', start: 200, end: 300 },
  { title: '一年来，我们聚力防风险、守底线，发展大局和谐稳定', start: 300, end: 400 },
];

export const MODEL_BASELINES: readonly Baseline[] = [
  { metric: '玉米', value: 5800, unit: '亩', start: 110, end: 116, chapter: 1, task: '1.1' },
  { metric: '安装国家反诈中心APP', value: 560, unit: '人次', start: 310, end: 316, chapter: 3, task: '9.4' },
];

export const modelLives = (): readonly LivedTask[] => [
  grain(),
  protection(),
  fallow(),
  redLine(),
  reserve(),
  toilets(),
  waste(),
  straw(),
  disputes(),
  watch(),
  lookBack(),
  fraud(),
];

export const MODEL_WORKS: readonly UnplannedWork[] = [
  aWork({
    plan: PLAN,
    n: '002',
    department: BUILDING,
    sentence: '改善农村人居环境，维修八柏村谢家湾道路塌方1处。',
    figures: [{ name: '维修道路塌方', value: 1, unit: '处' }],
  }),
];

/** The review of the three areas as of 30 November, or as told. */
export const modelReview = (all: readonly LivedTask[] = modelLives(), over: Partial<ReviewInput> = {}): Review =>
  draftReview({
    organization: { name: '望京镇' },
    plan: PLAN,
    year: 2022,
    asOf: '2022-12-12',
    revision: 1,
    tasks: all.map(({ task }) => task),
    histories: new Map(all.map(({ task, history }): [string, readonly HistoryEntry[]] => [task.n, history])),
    split: { review: { chapters: MODEL_CHAPTERS }, baselines: MODEL_BASELINES },
    unplanned: MODEL_WORKS,
    calendar,
    policy,
    ...over,
  });

/** The life that goes on: the same steps made again, and what follows. */
export const livedOn = ({ task, history }: LivedTask, events: readonly Event[]): LivedTask => {
  const before = history.map(
    ({ day, move, by }): Event => ({ day, move: move as Event['move'], ...(by.role === 'office' && { by: 'office' }) }),
  );
  return aHistory(asIssued(task), [...before, ...events]);
};

/** What the chief decided of a problem, in its own words. */
export const decision = (candidate: string, choice: ProblemDecision['choice']): ProblemDecision => ({
  candidate,
  choice,
  wording: null,
  decidedBy: '镇长',
  at: '2022-12-13T09:00:00+08:00',
  by: 'office',
  text: '',
});
