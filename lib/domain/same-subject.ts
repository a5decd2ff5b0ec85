import { withoutAdverbs } from './action-words.ts';
import { namedDays } from './read-due-date.ts';

/** Characters that any clause of a plan may hold, and that say nothing about its object. */
const COMMON = new Set(
  '的和与及等以上下内年月日底前后全镇乡村县市区街道社各级个项处座家户人次亩元万亿公里米平方新建改造设完成实现推进加快强化开展落确保力争取达到提升高大做好抓实施工程项目作化有无不要在对将把由为是一二三四五六七八九十百千农业行政服务管理中心发展建立健制度机体系率成效能动性率',
);

/** Steps of a project and nothing more: 主体完工, 开工建设, 投入使用. */
const STEPS =
  /^(?:主体|基本|全线|全面|正式|顺利|如期|全部|基础|项目|工程|整体|厂房|设备|[一二三]期|并|且|、|完工|竣工|开工|动工|封顶|投产|投用|通车|建成|完成|验收|交付|运行|运营|启用|启动|并网|发电|投入|使用|建设|施工|通过|试|营业|开业|达产|达效|入驻|安装|调试|前期|工作|开放|开园|见效|到位|收尾|搬迁|搬进|搬入|入住|新居|整改|销号|办结|[。；;，,（]){1,8}/;

/** Characters that tell what a clause is about, and their pairs. */
export interface Things {
  readonly single: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

/** Characters that are a subject in themselves. */
const ALONE = new Set('汛');

const telling = (c: string | undefined): c is string => c !== undefined && c >= '一' && c <= '龥' && !COMMON.has(c);

/** What a clause is about. @param words at most a few hundred characters */
export const thingsOf = (words: string): Things => {
  const single = new Set<string>();
  const pairs = new Set<string>();
  for (let i = 0; i < words.length; i++) {
    if (!telling(words[i])) continue;
    single.add(words[i]!);
    if (ALONE.has(words[i]!)) pairs.add(words[i]!);
    if (telling(words[i + 1])) pairs.add(words[i]! + words[i + 1]!);
  }
  return { single, pairs };
};

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const one of a) if (b.has(one)) return true;
  return false;
};

/** Whether two clauses share a telling word. */
export const sharesWord = (a: Things, b: Things): boolean => meets(a.pairs, b.pairs);

/** Whether they share at least a telling character, which is enough to stay together: 雨污混接点 and 污水集中收集率. */
export const sharesCharacter = (a: Things, b: Things): boolean => meets(a.single, b.single);

/** Whether a clause names only steps of the project spoken of before: “确保二季度开工建设”. */
export const isMilestone = (words: string, year: number): boolean => {
  let bare = words.slice(0, 60);
  for (const day of namedDays(bare, year).reverse()) bare = bare.slice(0, day.start) + bare.slice(day.end);
  const rest = withoutAdverbs(bare.replace(/今年|年度/, '').replace(/^[^一-龥]{0,3}/, '')).replace(/^前/, '');
  const steps = STEPS.exec(rest);
  // 完成签约, 完成拆除: a verb and two characters are no object of their own; nor is the money spent on the project.
  if (/^(?:完成|启动|实现)?[一-龥]{0,2}[，,。；;]?$|^(?:完成|实现)?(?:年度|全年)?投资/.test(rest)) return true;
  return steps !== null && (rest.length - steps[0].length <= 1 || /^率/.test(rest.slice(steps[0].length)));
};
