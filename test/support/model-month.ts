import { type Bulletin, draftBulletin } from '#domain/bulletin.ts';
import type { Month } from '#domain/day.ts';
import type { Task } from '#domain/task.ts';
import { aDepartment, calendar, policy } from './builders.ts';
import { aHistory, claimed, type LivedTask, reported, verified } from './lived-task.ts';
import { cattle, grain, insurance, rivers, toilets } from './model-month-behind.ts';
import {
  AGRICULTURE,
  added,
  addedOn,
  BUILDING,
  byPhone,
  counter,
  done,
  ECOLOGY,
  issued,
  PLAN,
  plan,
  quarters,
  target,
  told,
} from './model-month-steps.ts';
import { WANGJING_DEPARTMENTS } from './wangjing-plan.ts';

/** 望京镇's 37 tasks with what became of them up to 30 June 2022, each step made by the real moves. */

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
