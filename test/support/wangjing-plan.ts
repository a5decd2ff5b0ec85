import { issueTask } from '#domain/issue-task.ts';
import type { Kind, Target } from '#domain/plan.ts';
import type { Task } from '#domain/task.ts';
import { aRow, aTarget } from './builders.ts';

const AGRICULTURE = '农业综合服务中心';
const REVITALISATION = '乡村振兴办公室';
const HEALTH = '卫生健康办公室';
const BUILDING = '村镇建设办公室';
const ECOLOGY = '生态环境和自然资源办公室';
const SOCIAL = '社会事务办公室';
const EMERGENCY = '应急管理办公室';
const PETITIONS = '信访办公室';

const grain = (metric: string, value: number): Target => aTarget({ metric, value });

/** 望京镇's 34 tasks of 2022: number, text, kind, lead department, targets. None has a stated date. */
const ROWS: readonly (readonly [id: string, text: string, kind: Kind, lead: string, targets?: readonly Target[]])[] = [
  [
    '1.1',
    '完成玉米、大豆、高粱种植',
    'quantity',
    AGRICULTURE,
    [grain('玉米种植面积', 6000), grain('大豆种植面积', 2010), grain('带状复合种植面积', 1500), grain('高粱种植面积', 100)],
  ],
  ['1.2', '坚决遏制耕地非农化非粮化', 'zero-incident', AGRICULTURE],
  ['1.3', '开展撂荒地整治行动', 'campaign', AGRICULTURE],
  ['1.4', '坚守耕地红线', 'continuing', AGRICULTURE],
  ['1.5', '全面排查可用耕地', 'milestone', AGRICULTURE],
  ['2.1', '防止发生规模性返贫', 'zero-incident', REVITALISATION],
  ['2.2', '抓好产业扶持和就业培训', 'continuing', REVITALISATION],
  ['2.3', '做好易地搬迁后续帮扶', 'continuing', REVITALISATION],
  ['2.4', '开展大走访大排查大帮扶', 'campaign', REVITALISATION],
  ['3.1', '坚持人物同防', 'continuing', HEALTH],
  ['3.2', '推进疫苗接种', 'coverage', HEALTH],
  ['4.1', '推动茶叶提质增效', 'continuing', AGRICULTURE],
  ['4.2', '培育肉牛养殖大户1户', 'milestone', AGRICULTURE, [aTarget({ metric: '肉牛养殖大户', value: 1, unit: '户' })]],
  ['4.3', '建设农产品基地', 'continuing', AGRICULTURE],
  ['5.1', '卫生厕所覆盖率达60%以上', 'coverage', BUILDING, [aTarget({ metric: '卫生厕所覆盖率', comparison: '>=', value: 60, unit: '%' })]],
  ['5.2', '推行垃圾分类收集', 'continuing', BUILDING],
  ['5.3', '抓好秸秆、河道、污水宣传处置', 'continuing', ECOLOGY],
  ['6.1', '养老、医疗保险全覆盖', 'coverage', SOCIAL, [aTarget({ metric: '医疗保险参保率', comparison: '>=', value: 100, unit: '%' })]],
  ['6.2', '关爱一老一小', 'continuing', SOCIAL],
  ['6.3', '优化村小布局', 'milestone', '教育办公室'],
  ['7.1', '抓好五烧管控', 'zero-incident', ECOLOGY],
  ['7.2', '落实河长制', 'continuing', ECOLOGY],
  ['7.3', '抓好森林防灭火', 'zero-incident', ECOLOGY],
  ['8.1', '开展安全生产大检查', 'campaign', EMERGENCY],
  ['8.2', '开展后厨行动', 'campaign', '市场监督管理所'],
  ['8.3', '加强防溺水宣传', 'campaign', EMERGENCY],
  ['8.4', '不发生较大以上安全事故', 'zero-incident', EMERGENCY],
  ['9.1', '经常性排查化解矛盾纠纷', 'continuing', PETITIONS],
  ['9.2', '实行24小时值班', 'continuing', PETITIONS],
  ['9.3', '开展信访回头看', 'continuing', PETITIONS],
  ['9.4', '防范电信网络诈骗', 'continuing', '平安法治办公室'],
  ['10.1', '开展干部作风大整顿', 'campaign', '党政综合办公室'],
  ['10.2', '持之以恒纠四风', 'continuing', '纪检监察办公室'],
  ['10.3', '从严控制三公经费', 'quantity', '财政所'],
];

export const WANGJING_DEPARTMENTS: readonly string[] = [...new Set(ROWS.map((row) => row[3]))];

/** Tea and farm bases: of the quarter there is nothing to count. All other continuing work has its counters. */
const HALF_YEARLY: readonly string[] = ['4.1', '4.3'];

/** The whole plan on the day of its publication. */
export const wangjingTasks = (day = '2022-03-02'): readonly Task[] =>
  ROWS.map(([id, text, kind, lead, targets = []], i) => {
    const n = String(i + 1).padStart(3, '0');
    const row = aRow({ n, id, text, kind, lead, targets, ...(HALF_YEARLY.includes(id) && { every: null }) });
    return issueTask(row, { plan: 'wangjing-2022', day, leader: '分管领导' });
  });
