/** What a sentence asks of an office that helps. */
export interface NamedAsk {
  readonly office: string;
  readonly ask: string;
}

/** The offices that a task names as the ones that answer for it, as written in the text. */
export interface NamedOffices {
  readonly lead: readonly string[];
  readonly supporting: readonly string[];
  /** One for each supporting office of which the sentence says what it shall do. */
  readonly asks: readonly NamedAsk[];
}

const NAME = '[^，,。；;：:（）()由、和]{2,20}';
/** A name that is an office's by its last word. */
const OFFICE =
  '[^，,。；;：:（）()、和同]{1,14}?(?:局|办公室|办|委员会|委|所|站|中心|大?队|卫生院|学校|中心校|村|社区|部|科|联合会|联社|公司)';
const LED_BY = new RegExp(`由(${NAME}(?:[、和]${NAME}){0,3}?)(?:共同|联合|具体)?(?:牵头|负责|主抓|主办)`);
const LED_IN_NOTE = /(?:责任|牵头|主办|主责|承办)(?:科室|单位|部门|站所|站办所|办公室)?[：:]([^）)〕】；;。\n]{2,80})/;
const LED_IN_BRACKET = new RegExp(`[（(〔【](${OFFICE}(?:[、和]${OFFICE}){0,5})(?:牵头|负责)?(?=[）)〕】，,；;])`);
const HELPED_IN_NOTE = /(?:配合|协办|协助|参与)(?:科室|单位|部门|站所)?[：:]([^）)；;。\n]{2,80})/;
const HELPED_BY = new RegExp(`(?:牵头|[，,、])((?:${NAME}[、和]){0,6}${NAME})(?:配合|协同|协助|参与)(?=[，,。；;）)])`);
const TOGETHER = new RegExp(`(?:会同|联合)((?:${OFFICE}[、和]){0,6}${OFFICE})(?=[，,、对在开加做推组进抓实形])`);
/** “供电所配合做好线路排查”, “统计站提供收入数据”, “村建办负责道路硬化”. */
const ASKED = new RegExp(
  `(?:^|[，,。；;：:（(])((?:${OFFICE}[、和]){0,5}${OFFICE})(?:要)?(配合|协助|协同|参与|提供|负责)([^，,。；;：:（）()]{2,40})`,
  'g',
);

/** The next label of the same note: “责任单位：文旅中心，配合单位：派出所”. */
const NEXT_LABEL = /[，,、\s]?(?:配合|协办|协助|参与|完成|办结)(?:单位|部门|科室|站所|时限|时间|期限)/;

const namesIn = (list: string | undefined): string[] =>
  (list ?? '')
    .split(NEXT_LABEL, 1)[0]!
    .split(/[、和，,\s]/)
    .map((name) => name.replace(/^牵头/, '').trim())
    .filter((name) => name.length >= 2);

const asksIn = (text: string, lead: readonly string[]): NamedAsk[] =>
  [...text.matchAll(ASKED)].flatMap(([, offices, verb, rest]) =>
    namesIn(offices?.replace(/^由/, ''))
      .filter((office) => !lead.includes(office))
      .map((office) => ({ office, ask: verb === '提供' ? verb + rest! : rest! })),
  );

/**
 * Offices named in a sentence of the plan.
 *
 * - 由X牵头, 由X负责; 责任科室：X、Y and 牵头单位：X (all of them lead); （X牵头） and （X） with an office's name
 * - Y配合, 会同Y、Z, 联合Y, 配合单位：Y support, whoever leads
 * - Y配合做好A, Y提供B, Y负责C: they support, and are asked for it
 * - all else: none, the lists empty
 *
 * @example namedOffices('由应急办牵头，派出所配合做好巡逻，开展检查。') //=> { lead: ['应急办'], supporting: ['派出所'], asks: [{ office: '派出所', ask: '做好巡逻' }] }
 */
export const namedOffices = (text: string): NamedOffices => {
  const lead = namesIn((LED_IN_NOTE.exec(text) ?? LED_BY.exec(text) ?? LED_IN_BRACKET.exec(text))?.[1]);
  const asks = asksIn(text, lead);
  const helped = HELPED_IN_NOTE.exec(text) ?? TOGETHER.exec(text) ?? (lead.length > 0 ? HELPED_BY.exec(text) : null);
  const supporting = [...new Set([...namesIn(helped?.[1]), ...asks.map(({ office }) => office)])];
  return { lead, supporting: supporting.filter((name) => !lead.includes(name)), asks };
};
