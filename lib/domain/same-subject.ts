import { withoutAdverbs } from './action-words.ts';

/** Characters that any clause of a plan may hold, and that say nothing about its object. */
const COMMON = new Set(
  '的和与及等以上下内年月日底前后全镇乡村县市区街道社各级个项处座家户人次亩元万亿公里米平方新建改造设完成实现推进加快强化开展落确保力争取达到提升高大做好抓实施工程项目作化有无不要在对将把由为是一二三四五六七八九十百千农业行政服务管理中心发展建立健制度机体系率成效能动性率',
);

/** A step of a project and nothing more: 主体完工, 开工建设, 投入使用. */
const STEP =
  /^(?:主体|基本|全线|全面|正式|顺利|如期|全部|基础|项目|工程|整体|一期|二期|三期)*(?:主体)?(?:完工|竣工|开工|动工|封顶|投产|投用|通车|建成|验收|交付|运行|运营|启用|并网|发电|完成|启动|投入|使用|建设|施工|通过|试|营业|达产|入驻)/;
const DATE =
  /(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}[日号]|底|末|份|中旬|上旬|下旬)?(?:之?以?前|内)?|第?[一二三四1-4]季度[末底内]?前?|上半年|下半年|年底前?|年内|今年|全年/g;

/** Characters that tell what a clause is about. */
export const thingsOf = (clause: string): Set<string> =>
  new Set([...clause.replace(DATE, '')].filter((c) => /[一-龥]/.test(c) && !COMMON.has(c)));

/** Whether a clause names only a step of the project spoken of before: “确保二季度开工建设”. */
export const isMilestone = (clause: string): boolean =>
  STEP.test(withoutAdverbs(withoutAdverbs(clause).replace(DATE, '')).replace(/^(?:实现|完成)/, ''));

/** Whether two clauses are about the same: they share a telling character. */
export const sharedThings = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const c of a) if (b.has(c)) return true;
  return false;
};
