import { NEUTRAL_WORDS, SUBJECTS } from './fields-of-work.ts';
import { indexWords, wordFinder } from './find-words.ts';
import { MEASURE_CATALOGUE } from './measure-catalogue.ts';

/** Words that stand in the names of many works: that two have one of these in common says nothing. */
const OF_MANY = new Set(
  '项目 工程 企业 规划 干部 队伍 培训 宣传 排查 检查 巡查 健康 公共卫生 教育 学校 教师 学生 文明 道路 环保 环境保护 生态环境 征收 救助 粮食 农业 农民 农村发展 三农 财政 预算 税收 旅游 文化 体育 消费 商贸 物流 工业 水果 养殖 治安 网格 债务 扶贫 脱贫 残疾 医院 医生 社保 社会保障 民政 城市建设 科技 统计 审计 就业 务工 劳动力 普查 特色产业 支柱产业 应急 灾害 自然灾害 法律 司法 纪律 监察 交通项目 中心 平台 高速 硬化 供水 公路 数字经济'.split(
    ' ',
  ),
);

const WORDS = new Set(
  [...SUBJECTS.flatMap(({ words, deciding }) => [...words, ...deciding]), ...MEASURE_CATALOGUE.flatMap(({ words }) => words)].filter(
    (word) => !OF_MANY.has(word),
  ),
);
const findWork = wordFinder(indexWords([...WORDS, ...NEUTRAL_WORDS, ...OF_MANY]));

/**
 * One work under several names, and what reviews count for it. What is counted belongs to the work only where a name of it stands by:
 * 警示标牌 are put up against forest fires and against drowning.
 */
interface Work {
  readonly names: RegExp;
  readonly counted: RegExp;
}

const work = (names: string, counted = '(?!)'): Work => ({ names: new RegExp(names), counted: new RegExp(counted) });

const WORKS: readonly Work[] = [
  work('森林防灭?火|森林火灾|护林防火|护林员|扑灭?火', '卡口|标牌|警示牌|标识|巡护|培训|集训|演练'),
  work('返贫|监测户|监测对象|三类[”"]?(?:人群|对象|监测)|四个不摘', '帮扶措施|消除风险|风险消除'),
  work('厕所|户厕|改厕'),
  work('诈骗|反诈|电诈', 'APP'),
  work('四风|正风肃纪|八项规定|从严治党|不正之风', '监督检查|明察暗访|通报|谈话|约谈|处分|立案|警示教育'),
  work('安全生产|安全检查|安全大检查|隐患', '隐患|排查问题|查出问题|整改'),
  work('矛盾纠纷|信访隐患|矛盾', '调处|化解|调解|排查纠纷'),
  work('垃圾', '清运|分类'),
  work('秸秆|五烧|禁烧', '劝导|火点'),
  work('河长|巡河|清河|河道', '清理河道|清理垃圾'),
  work('高标准农田'),
  work('代表建议|政协提案'),
];

/** The words of work that a text names. */
const wordsOf = (text: string): string[] => findWork(text).flatMap(({ word }) => (WORDS.has(word) ? [word] : []));

const bare = (text: string): string => text.replaceAll(/[\s“”"‘’（）()《》]/g, '');

/** The words of one task, read once for all figures. */
export interface WorkOfTask {
  readonly text: string;
  readonly words: readonly string[];
  readonly works: readonly Work[];
}

export const workOf = (task: string): WorkOfTask => {
  const text = bare(task);
  return { text, words: wordsOf(task), works: WORKS.filter(({ names }) => names.test(text)) };
};

/**
 * Whether what is counted is a part of a task's work: its own name shares a word of work with the task, or it is one of the things counted
 * for the work that the task names. That the sentence round it speaks of the task is not enough.
 *
 * @param metric what is counted
 * @param round the words round the figure: clause, theme and sentence
 * @example sharesWork('普查登记房屋', '普查登记房屋7327栋', workOf('建立耕地后备资源台账')) //=> false
 */
export const sharesWork = (metric: string, round: string, { text, words, works }: WorkOfTask): boolean => {
  const own = bare(metric);
  return (
    words.some((word) => own.includes(word)) ||
    wordsOf(metric).some((word) => text.includes(word)) ||
    works.some(({ names, counted }) => names.test(own) || (counted.test(own) && names.test(bare(round))))
  );
};

/** A stock that is there already, as against what comes new. */
const STOCK = /现有|存量|在册|保有/;
const FLOW = /新增|新建|新栽|新发展|发展|扩种|新植|新培育/;

/** Whether a figure counts what came new and the task what is there already, or the other way round: 发展花椒2000亩, 管好现有花椒5000亩. */
export const stockAgainstFlow = (clause: string, task: string): boolean =>
  (FLOW.test(clause) && !STOCK.test(clause) && STOCK.test(task) && !FLOW.test(task)) ||
  (STOCK.test(clause) && !FLOW.test(clause) && FLOW.test(task) && !STOCK.test(task));
