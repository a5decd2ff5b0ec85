import type { Recurrence } from './plan.ts';

/** A sum paid each month, and someone's monthly amount, are no rhythm of the work. */
const AMOUNT = /每人每月|每月(?:提高到?)?\d{1,6}(?:\.\d{1,2})?元|分别提高到每月/g;

/** The mechanism's name says 常态化, not the work. */
const MECHANISM = /(?:建立|健全|完善|构建|形成)[^，,。；]{0,12}常态化?[^，,。；]{0,14}(?:机制|制度|体系|格局)/g;

/** From the shortest rhythm to the longest: the first that matches counts. */
const RHYTHMS: readonly (readonly [Recurrence, RegExp])[] = [
  ['daily', /每[日天](?!常)|日巡查|一日一|日调度|日日|天天|日清/],
  ['monthly', /每[周旬月]|每个月|每半月|按[周月]|逐月|[周月旬](?:调度|通报|研判|例会|点评|巡查)|一月一|月月/],
  ['quarterly', /每(?:个)?季度?|按季|逐季|季(?:度)?(?:调度|通报|点评)|一季一/],
  [
    'seasonal',
    /(?:汛期|防火期|防灭火期|禁烧期|禁渔期|节假日|重点时段|重点时期|特殊时段|敏感时段|重大节日|防汛期|高温期|枯水期)(?!前|以前|之前)|(?:清明|春节|国庆)[^，,。；]{0,8}(?:期间|时段)|(?:夏季|冬季|暑期|冬春)(?:防溺水|烤火|用[电气火]|取暖|防火|消防|防煤气)/,
  ],
  [
    'year-round',
    /常态化?(?:开展|加强|抓好|推进|抓|落实|管控|防控|管理|巡查|保洁|监管|排查|运行|监测|做好|实施|整治|宣传)|防控常态化|常态化疫情|经常性|宣传常态化|常态化(?=[一-龥]{0,6}(?:防控|责任))|日常(?:监管|管理|巡查|监测|保洁|管护|排查|检查|养护|维护)/,
  ],
];

/**
 * The rhythm of a task, or null.
 *
 * - 每日, 日巡查: daily; 每周, 每旬, 每月: monthly; 每季度, 按季: quarterly; 汛期, 防火期, 节假日: seasonal; 常态化开展, 经常性: year-round
 * - of several the shortest; 持续 alone is none; 建立常态化机制 is none
 * - a cue in the area's title (常态化抓好疫情防控) counts for its tasks
 *
 * @example readRecurrence('村级河长每周巡河不少于1次', '') //=> 'monthly'
 */
export const readRecurrence = (text: string, areaTitle: string): Recurrence | null => {
  const own = text.replace(AMOUNT, '').replace(MECHANISM, '');
  return (
    (RHYTHMS.find(([, cue]) => cue.test(own)) ?? RHYTHMS.find(([rhythm, cue]) => rhythm === 'year-round' && cue.test(areaTitle)))?.[0] ??
    null
  );
};
