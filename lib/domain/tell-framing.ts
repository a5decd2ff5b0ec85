import { namesWork, startsWithAct } from './action-words.ts';
import type { UnsplitReason } from './plan.ts';

const ADDRESS = /^(?:各位代表|同志们|各位委员|朋友们)[！!，,：:。]{0,2}$/;
const POSITION =
  /^(?:各位代表[，,！!]{1,2})?(?:(?:\d{4}年|今年|明年|新的一年|当前)[，,]?)(?:也|既|正|不仅|对[^，,。]{2,16}来说[，,](?:更|绝对|无疑)?)?是/;
const LEAD_IN =
  /[：:]$|(?:抓好|做好|突出|推进|实施|落实|完成|聚焦|围绕).{0,10}(?:以下|如下|下列|这些|[一二三四五六七八九十\d]{1,2}个方面).{0,12}[：:。，,]/;
const GENERAL =
  /^(?:总的来说|总体(?:思路|要求|目标)|指导思想|工作(?:思路|总基调)|基本思路)|(?:总体要求|总体思路|指导思想|工作思路|基本思路|总体目标)是[：:]?|^做好(?:今年|明年|\d{4}年)?的?(?:政府|各项|全年|经济社会发展)?工作[，,：:]|思想为指导[，,]/;
const PAST =
  /^(?:近[一二三四五两几]年|去年|上年|过去|截[至止](?!\d{1,2}月)|目前|当前|一年来|[“"]?十[三四五][五]?[”"]?(?:期间|以来)|\d{4}年以来|回首|回顾)[^，,。]{0,40}/;
const LATER = /(?:到|至|力争到|争取到)(\d{4})年|(?:今后|未来)[三四五]年|[“"]十[四五六]五[”"](?:末|期间|时期)/;
const CALL = /让我们|我们坚信|我们相信|而努力奋斗|努力奋斗[！!]|扎西德勒|[！!]$/;
const SAYING = /^(?:实践证明|事实证明|只有|唯有|只要|宁可|正所谓|俗话说|常言道|古人云|没有|越是|宁(?!夏))/;

/** The stand from which an area is worked: 坚持内需主导，统筹…. Only the first sentence under a heading is read so. */
const STAND = /^坚持/;
/** Behind a stand: what is hoped for, and no work that an office could report on. */
const HOPE =
  /^(?:更好|更加|着力|努力|不断|加快|加紧|全面|进一步|最大限度|最大程度|持续|大力|全力|奋力){0,2}(?:统筹|提升|提高|增强|强化|促进|推动|培育|打造|降低|减少|激发|引领|支撑|构建|发展|壮大|优化|繁荣|实现|确保|为|以|让|使|把|在)/;

/** Says what a thing is and names no work: 创新是城市发展的不竭动力. A verb of work that opens such a clause is its subject. */
const COPULA = /^[^，,]{1,14}(?<!还|只|不|更|就|都|也|或|于|但|可|要|总)是(?!否)[^，,]{2,}/;

/** The same over a comma, which a report says of its areas: 筑牢生态屏障，是全镇的重大责任. */
const STANDS_FOR = /^[^，,。]{4,40}[，,]是[^，,。]{4,}/;

/** An oath that closes a list: 我们一定要明确责任、加强领导. */
const OATH =
  /^我们(?:一定|必将|定当|务必|必须)要?|^(?:这|上述|以上|其[它他余])[^，,。]{0,10}(?:件|项|个|实事|任务|指标|工作|目标)[^，,。]{0,8}(?:[，,]?(?:是|都是|也)|相应)/;

/** Devotion, whatever verbs stand beside it. */
const DEVOTION = /两个确立|两个维护/;

/** A creed and no work: 增强“四个意识”, 坚持“项目为王”理念不动摇. */
const CREED =
  /两个确立|四个意识|四个自信|两个维护|[两三]个务必|国之大者|初心|政绩观|权为民所用|不负(?:人民|时代|重托|众望|韶华|期望)|^(?:更加)?(?:坚定|增强|树立|提振|激发|充满)[^，,]{0,8}信心[，,。]?$|^坚持[^，,]{2,16}(?:战略)?基点[，,。]?$|^(?:始终)?(?:坚持)?把[^，,]{2,20}作为[^，,]{2,20}[，,。]?$|^(?:始终|牢固|自觉)?(?:坚持|树牢|树立|秉持|践行|牢记|恪守|坚守|突出)[^，,]{0,24}(?:理念|思想|原则|基调|为王|至上|为本|为先|为要|为民|宗旨|不动摇)[，,。]?$/;

/** What surrounds a sentence in its report. */
export interface Surroundings {
  /** Before the first area of a plan that has areas. */
  readonly opening: boolean;
  /** The first sentence under a heading. */
  readonly first: boolean;
  /** In the paragraphs with which the report takes leave. */
  readonly closing: boolean;
  readonly year: number;
  /** Whether a figure that commits, or a date, stands in it. */
  readonly commits: boolean;
  readonly clauses: readonly string[];
}

/** A five-year goal: a year beyond the plan's, and no work begun this year. */
const isLater = (words: string, year: number): boolean => {
  const later = LATER.exec(words);
  if (!later) return false;
  const beyond = later[1] === undefined || Number(later[1]) > year;
  return beyond && !/今年|年内|启动|开工|月底|年底/.test(words);
};

/**
 * Why a sentence of the plan section is no task, or null when it is one.
 *
 * - address: 各位代表！, and the closing call (让我们…)
 * - framing: X年是…之年, lead-ins (“抓好以下工作：”), guiding ideas, all of the opening that commits to nothing
 * - past: begins with 去年, 近三年, 目前
 * - five-year: 到2027年…, a year beyond the plan's
 * - attitude: no clause names work that is done, banned or finished (`namesWork`) and no figure commits (打铁必须自身硬); a creed is no work (增强“四个意识”)
 *
 * @example tellFraming('打铁必须自身硬。', surroundings) //=> 'attitude'
 */
export const tellFraming = (words: string, at: Surroundings): UnsplitReason | null => {
  if (ADDRESS.test(words)) return 'address';
  if (at.closing) return 'address';
  if (POSITION.test(words)) return 'framing';
  if (GENERAL.test(words)) return 'goal';
  if (LEAD_IN.test(words) && !(at.commits && !/[：:]$/.test(words))) return 'framing';
  if (PAST.test(words)) return 'past';
  if (isLater(words, at.year)) return 'five-year';
  if (SAYING.test(words)) return 'attitude';
  if (at.first && !at.commits && STAND.test(words) && !at.clauses.slice(1).some((clause) => startsWithAct(clause) && !HOPE.test(clause)))
    return 'attitude';
  if (!at.commits && (STANDS_FOR.test(words) || (DEVOTION.test(words) && !/整改|巡视|审计/.test(words)))) return 'attitude';
  if (OATH.test(words) && !(at.commits && words.startsWith('我们'))) return 'attitude';
  if (at.opening) return at.commits && !/^(?:我们|各)/.test(words) ? null : 'framing';
  if (/^(?:各位代表|面对|新征程|新时代|站在新|踏上新|新的(?:目标|任务|征程|使命|起点))/.test(words) && !at.commits) return 'framing';
  const works = at.clauses.some((clause) => namesWork(clause) && !CREED.test(clause) && !COPULA.test(clause));
  return works || at.commits ? null : 'attitude';
};

/** Whether a paragraph is the report's leave-taking: the last ones, when they call. */
export const isClosing = (words: string, fromEnd: number): boolean =>
  fromEnd <= 4 &&
  CALL.test(words) &&
  (/让我们|我们坚信|我们相信|奋斗/.test(words) ||
    (fromEnd === 0 && /^(?:各位代表|新的一年|唯其|目标|蓝图|征程|使命|奋进)|[！!]$/.test(words)));
