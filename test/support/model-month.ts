import { type Bulletin, draftBulletin } from '#domain/bulletin.ts';
import type { Day, Month } from '#domain/day.ts';
import { issueTask } from '#domain/issue-task.ts';
import type { Measure, Target } from '#domain/plan.ts';
import type { Report, Task } from '#domain/task.ts';
import type { Share } from '#domain/task-records.ts';
import { aDepartment, aRow, aTarget, calendar, policy } from './builders.ts';
import { aHistory, claimed, type Event, type LivedTask, reported, verified } from './lived-task.ts';
import { WANGJING_DEPARTMENTS, wangjingTasks } from './wangjing-plan.ts';

/** 望京镇's 37 tasks with what became of them up to 30 June 2022, each step made by the real moves. */

const PLAN = 'wangjing-2022';
const AGRICULTURE = { lead: '农业综合服务中心', leader: '分管农业副镇长' } as const;
const BUILDING = { lead: '村镇建设办公室', leader: '分管建设副镇长' } as const;
const ECOLOGY = { lead: '生态环境和自然资源办公室', leader: '分管环保副镇长' } as const;

type Row = Parameters<typeof aRow>[0];
type Said = Readonly<Record<string, number>>;

const plan = wangjingTasks();

/** A task of the report under its own number, with words and figures of its own. */
const issued = (id: string, row: Row): Task => {
  const { n, kind } = plan.find((one) => one.id === id)!;
  return issueTask(aRow({ n, id, kind, every: null, ...row }), { plan: PLAN, day: '2022-03-02', leader: '分管领导' });
};

const addedOn = (day: Day, n: string, id: string, row: Row): Task =>
  issueTask(aRow({ n, id, every: 'due-day', dueStated: true, ...row }), {
    plan: PLAN,
    day,
    leader: '分管领导',
    added: { source: 'superior', sourceNo: '', basis: { text: '上级部署', date: day, decidedBy: '镇长办公会' }, replyDue: null },
  });

const target = (metric: string, value: number, over: Partial<Target> = {}): Target => aTarget({ metric, value, comparison: '>=', ...over });
const counter = (name: string, unit: string, over: Partial<Measure> = {}): Measure => ({
  name,
  unit,
  source: 'catalogue',
  lastYear: null,
  ...over,
});
const added = (day: Day, said: Said, rest: Partial<Report> = {}): Event =>
  reported(
    day,
    Object.entries(said).map(([measure, value]) => ({ measure, added: value })),
    rest,
  );
const counted = (day: Day, measure: string, numerator: number, denominator: number, rest: Partial<Report> = {}): Event =>
  reported(day, [{ measure, numerator, denominator }], rest);
const told = (day: Day, progress: string, rest: Partial<Report> = {}): Event => reported(day, [], { progress, ...rest });
const done = (name: string, doneOn: Day) => ({ node: { name, doneOn, next: null } });
const quarters = (noIncident: boolean): readonly Event[] =>
  ['2022-03-24', '2022-06-22'].map((day) => told(day, '按要求开展。', { noIncident }));

/** The department says it by telephone, and the office types it. */
const byPhone = (event: Event, onBehalfOf: string): Event => ({ ...event, onBehalfOf });

/** Village, target, of May, of June: 1486 of 2010亩, and half of the villages silent in May. */
const VILLAGES: readonly (readonly [unit: string, target: number, may: number | null, june: number])[] = [
  ['八柏村', 300, null, 90],
  ['万平村', 260, null, 86],
  ['望京村', 200, null, 180],
  ['天鹰村', 220, null, 190],
  ['麻石社区', 180, null, 160],
  ['栏杆村', 250, 180, 220],
  ['金龙台社区', 200, 170, 190],
  ['高桥村', 150, 110, 140],
  ['店子村', 130, 90, 120],
  ['联办村', 120, 90, 110],
];

const SOY = '大豆种植面积';
const STRIPS = '大豆玉米带状复合种植面积';
const sown = (day: Day, shares: readonly Share[]): Event => ({ day, move: { kind: 'fill-shares', measures: [{ measure: SOY, shares }] } });
/** As the office has it in the draft: in this town the soybeans are in the ground by 20 June. */
const SOWING = [{ from: '2022-05-20', to: '2022-06-20' }];

const grain = (): LivedTask =>
  aHistory(
    issued('1.1', {
      ...AGRICULTURE,
      star: true,
      text: '全面完成玉米种植面积6000亩，大豆种植面积2010亩（其中：大豆玉米带状复合种植面积1500亩）、高粱100亩的农业生产任务。',
      targets: [target('玉米种植面积', 6000), target(SOY, 2010), target(STRIPS, 1500, { within: SOY }), target('高粱种植面积', 100)],
      measures: [
        counter('玉米种植面积', '亩', { lastYear: 5800 }),
        counter(SOY, '亩', { season: SOWING }),
        counter(STRIPS, '亩', { season: SOWING }),
      ],
    }),
    [
      added('2022-03-24', { 玉米种植面积: 1300 }),
      added('2022-04-22', { 玉米种植面积: 4700, 高粱种植面积: 80 }),
      sown(
        '2022-05-25',
        VILLAGES.map(([unit, target, value]) => ({ unit, target, value })),
      ),
      added('2022-05-25', { 玉米种植面积: 38, 高粱种植面积: 23, [STRIPS]: 410 }),
      sown(
        '2022-06-24',
        VILLAGES.map(([unit, target, , value]) => ({ unit, target, value })),
      ),
      added(
        '2022-06-24',
        { [STRIPS]: 710 },
        {
          problems: '干旱、种子迟到，带状复合已无法补足。',
          nextSteps: '7月下旬补种秋大豆500亩以上。请镇长定：是否同意补种并按实上报带状复合面积。',
        },
      ),
    ],
  );

const fallow = (): LivedTask =>
  aHistory(issued('1.3', { ...AGRICULTURE, text: '开展撂荒地整治行动。', measures: [counter('整治撂荒地', '亩')] }), [
    told('2022-03-24', '摸底完成。'),
    added('2022-06-20', { 整治撂荒地: 312 }, done('完成', '2022-06-20')),
    claimed('2022-06-22'),
    verified('2022-06-24'),
  ]);

const reserve = (): LivedTask =>
  aHistory(
    issued('1.5', {
      ...AGRICULTURE,
      text: '全面排查可用耕地实际情况，做好耕地后备资源储备。',
      measures: [counter('排查可用耕地', '亩', { accumulation: 'level' }), counter('储备后备资源', '亩', { accumulation: 'level' })],
      milestones: [{ name: '台账上报', by: '2022-06-24' }],
      due: '2022-06-24',
      dueStated: true,
    }),
    [
      told('2022-03-24', '逐村排查。'),
      reported(
        '2022-06-21',
        [
          { measure: '排查可用耕地', total: 16420 },
          { measure: '储备后备资源', total: 185 },
        ],
        done('台账上报', '2022-06-21'),
      ),
      claimed('2022-06-21'),
      verified('2022-06-23'),
    ],
  );

const cattle = (): LivedTask =>
  aHistory(
    issued('4.2', {
      ...AGRICULTURE,
      text: '在栏杆村培育肉牛养殖大户1户。',
      targets: [target('肉牛养殖大户', 1, { unit: '户' })],
      milestones: [
        { name: '选址', by: '2022-04-20' },
        { name: '圈舍建成', by: '2022-06-24' },
      ],
    }),
    [
      told('2022-03-24', '走访3户。'),
      told('2022-04-20', '选址已定。', done('选址', '2022-04-20')),
      told('2022-06-24', '用地备案办理中。'),
      told('2022-06-27', '用地备案6月27日办结。', { nextSteps: '圈舍推迟到7月20日' }),
    ],
  );

const toilets = (): LivedTask => {
  const share = '卫生厕所覆盖率';
  return aHistory(
    issued('5.1', {
      ...BUILDING,
      text: '持续推进农村“厕所革命”，争取卫生厕所覆盖率达60%以上。',
      targets: [target(share, 60, { unit: '%' })],
      every: 'month',
    }),
    [
      counted('2022-03-10', share, 2176, 4250, { evidence: ['b'] }),
      counted('2022-04-22', share, 2180, 4250),
      counted('2022-05-25', share, 2185, 4250, { problems: '奖补资金未到' }),
      counted('2022-06-30', share, 2227, 4250, {
        problems: '奖补资金未到，施工队停工。请镇长7月15日前与县农业农村局对接首批奖补资金。',
      }),
    ],
  );
};

const insurance = (): LivedTask => {
  const share = '养老保险参保率';
  return aHistory(
    issued('6.1', {
      lead: '社会事务办公室',
      text: '力争“两保”参保全覆盖。',
      targets: [target(share, 100, { unit: '%' })],
      every: 'month',
    }),
    [4216, 4230, 4270, 4310].map((numerator, i) =>
      counted(['2022-03-24', '2022-04-22', '2022-05-25', '2022-06-24'][i]!, share, numerator, 4705),
    ),
  );
};

/** The office made it 专项行动, for what it found is to be put right; the answer key has it 常态, which is green as long as it is reported. */
const rivers = (): LivedTask => {
  const measures = [counter('发现环保不达标项目', '个'), counter('整改环保不达标项目', '个')];
  return aHistory(issued('7.2', { ...ECOLOGY, kind: 'campaign', text: '整改各类环保不达标项目。', measures }), [
    added('2022-03-24', { 发现环保不达标项目: 5, 整改环保不达标项目: 2 }),
    added(
      '2022-06-22',
      { 整改环保不达标项目: 1 },
      {
        progress: '环保不达标5个，整改3个。',
        node: { name: '完成', doneOn: null, next: { name: '余2个整改', planned: '2022-07-31' } },
      },
    ),
  ]);
};

const safety = (): LivedTask => {
  const measures = [counter('开展安全检查', '家次'), counter('发现隐患', '个'), counter('整改隐患', '个')];
  return aHistory(issued('8.1', { lead: '应急管理办公室', text: '深入开展安全生产大检查行动。', star: true, every: 'month', measures }), [
    added('2022-03-24', { 开展安全检查: 40, 发现隐患: 16, 整改隐患: 10 }),
    added('2022-04-22', { 开展安全检查: 36, 发现隐患: 25, 整改隐患: 12 }),
    added('2022-05-25', { 开展安全检查: 20, 整改隐患: 9 }),
    added('2022-06-23', { 开展安全检查: 30, 整改隐患: 10 }),
  ]);
};

const disputes = (): LivedTask =>
  aHistory(
    issued('9.1', {
      lead: '信访办公室',
      text: '经常性排查化解矛盾纠纷。',
      every: 'quarter',
      measures: [counter('排查矛盾纠纷', '件'), counter('化解矛盾纠纷', '件')],
    }),
    [added('2022-03-24', { 排查矛盾纠纷: 52, 化解矛盾纠纷: 50 }), added('2022-06-22', { 排查矛盾纠纷: 56, 化解矛盾纠纷: 54 })],
  );

const spending = (): LivedTask =>
  aHistory(
    issued('10.3', {
      lead: '财政所',
      text: '从严控制三公经费。',
      targets: [target('三公支出', 45, { unit: '万元', comparison: '<=' })],
    }),
    [added('2022-03-24', { 三公支出: 9 }), added('2022-06-22', { 三公支出: 10 })],
  );

const houses = (): LivedTask =>
  aHistory(
    addedOn('2022-05-10', '035', '追1', {
      ...BUILDING,
      kind: 'campaign',
      text: '开展自建房安全专项整治。',
      due: '2022-07-31',
      measures: [counter('排查自建房', '栋')],
    }),
    [added('2022-06-22', { 排查自建房: 2318 }, done('完成', '2022-06-22')), claimed('2022-06-22'), verified('2022-06-25')],
  );

const drought = (): LivedTask =>
  aHistory(
    addedOn('2022-06-13', '036', '追2', {
      ...ECOLOGY,
      kind: 'milestone',
      text: '做好抗旱保供水。',
      due: '2022-07-31',
      milestones: [{ name: '金龙台提灌站修复', by: '2022-07-31' }],
    }),
    [told('2022-06-24', '提灌站开工。')],
  );

const congress = (): LivedTask =>
  aHistory(
    addedOn('2022-06-20', '037', '追3', {
      lead: '信访办公室',
      kind: 'milestone',
      text: '做好二十大信访安保。',
      due: '2022-10-31',
      sensitive: true,
    }),
    [],
  );

/** Asked in July for the half-year, by what it is or as the office has it: nothing to count, or no season before July. */
const IN_JULY: readonly string[] = ['4.1', '4.3', '6.3', '8.3'];
/** Told by telephone in June. */
const PHONED: readonly string[] = ['3.1', '6.2', '8.2', '9.4'];
const SENSITIVE: readonly string[] = ['9.3', '10.2'];

/** All that only goes on: reported in each quarter, in time; 2.2 in the first alone. */
const goingOn = (task: Task): LivedTask => {
  const rest = { sensitive: SENSITIVE.includes(task.id), ...(IN_JULY.includes(task.id) && { every: 'half-year' as const }) };
  if (IN_JULY.includes(task.id)) return aHistory({ ...task, ...rest }, []);
  const [first, second] = quarters(task.kind === 'zero-incident');
  const last = PHONED.includes(task.id) ? byPhone(second!, task.lead) : second!;
  return aHistory({ ...task, ...rest }, task.id === '2.2' ? [first!] : [first!, last]);
};

/** All 37 tasks in the order of the plan. */
export const monthLives = (): readonly LivedTask[] => {
  const own = [grain(), fallow(), reserve(), cattle(), toilets(), insurance(), rivers(), safety(), disputes(), spending()];
  const promised = plan.map((task) => own.find((one) => one.task.id === task.id) ?? goingOn(task));
  return [...promised, houses(), drought(), congress()];
};

/** The bulletin of a month, drafted on the 5th of the next. */
export const monthBulletin = (month: Month, before: Bulletin | null, lives = monthLives()): Bulletin =>
  draftBulletin({
    organization: {
      name: '望京镇',
      departments: WANGJING_DEPARTMENTS.map((name) => aDepartment(name, name === '市场监督管理所' ? { relation: 'dispatched' } : {})),
    },
    plan: PLAN,
    month,
    today: month === '2022-06' ? '2022-07-05' : '2022-06-06',
    tasks: lives.map(({ task }) => task),
    histories: lives.flatMap(({ history }) => history),
    before,
    calendar,
    policy,
  });
