/** Fields of work with the words in which a speech owns to a problem of theirs without its figure; the first that fits is taken. */
const GENERAL: readonly (readonly [RegExp, string])[] = [
  [/图斑|违法占|占耕|非农化|非粮化|撂荒|耕地/, '耕地保护压力依然较大'],
  [/厕所|人居|村容|基础设施|道路|公路|硬化|饮水|管网|管道|污水|桥|水利|危房|场镇建设/, '农村基础设施仍有短板'],
  [/种植|播种|粮|玉米|大豆|高粱|水稻|小麦|油菜|马铃薯/, '粮食生产基础还不够稳固'],
  [/茶|花椒|果|蔬|生猪|肉牛|养殖|产业|合作社|基地/, '特色产业规模和效益有待提升'],
  [/返贫|监测户|帮扶|脱贫|易迁|搬迁/, '巩固脱贫攻坚成果仍需持续用力'],
  [/垃圾|秸秆|焚烧|河|水质|污染|环保|大气|土壤|生态|森林/, '生态环境保护仍需持续用力'],
  [/安全|隐患|事故|火灾|消防|溺水|应急|防汛|食品|药品/, '安全生产基础仍需夯实'],
  [/信访|上访|矛盾|纠纷|诈骗|治安|禁毒|扫黑|积案/, '社会治理压力依然较大'],
  [/参保|养老|医|就业|教育|学校|儿童|残疾|低保|疫苗|接种|卫生/, '民生保障还有薄弱环节'],
  [/作风|四风|纪律|三公|经费|预算|债务|干部/, '干部作风和行政效能仍需提升'],
  [/招商|投资|项目|企业|固投|税收|财政|收入/, '经济发展后劲仍需增强'],
];

const ELSE = '个别工作推进还不够有力';

/**
 * What a speech says in general of a problem, by its field of work: words of a table, never composed.
 *
 * @param words the problem's own, and its task's when they tell nothing
 * @example generalProblemOf('卫生厕所覆盖率58.1%，未达60%') //=> '农村基础设施仍有短板'
 */
export const generalProblemOf = (...words: readonly string[]): string =>
  words.flatMap((text) => GENERAL.find(([field]) => field.test(text))?.[1] ?? []).at(0) ?? ELSE;
