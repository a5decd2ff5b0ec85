/** The offices that a task names as the ones that answer for it, as written in the text. */
export interface NamedOffices {
  readonly lead: readonly string[];
  readonly supporting: readonly string[];
}

const NAME = '[^，,。；;：:（）()由、和]{2,20}';
const LED_BY = new RegExp(`由(${NAME}(?:[、和]${NAME}){0,3}?)(?:共同|联合|具体)?(?:牵头|负责|主抓|主办)`);
const LED_IN_NOTE = /(?:责任|牵头|主办|主责|承办)(?:科室|单位|部门|站所|站办所|办公室|领导)?[：:]([^）)；;。\n]{2,80})/;
const HELPED_IN_NOTE = /(?:配合|协办|协助|参与)(?:科室|单位|部门|站所)?[：:]([^）)；;。\n]{2,80})/;
const HELPED_BY = new RegExp(`(?:牵头|[，,、])((?:${NAME}[、和]){0,6}${NAME})(?:配合|协同|协助|参与)(?=[，,。；;）)])`);
const TOGETHER = new RegExp(`会同((?:${NAME}[、和]){0,6}${NAME})[，,]`);

const namesIn = (list: string | undefined): string[] =>
  (list ?? '')
    .split(/[、和，,\s]/)
    .map((name) => name.replace(/^牵头/, '').trim())
    .filter((name) => name.length >= 2);

/**
 * Offices named in a sentence of the plan.
 *
 * - 由X牵头, 由X负责; 责任科室：X、Y and 牵头单位：X (all of them lead)
 * - Y配合, 会同Y、Z, 配合单位：Y support
 * - all else: none, both lists empty
 *
 * @example namedOffices('由应急办牵头，派出所、供电所配合，开展检查。') //=> { lead: ['应急办'], supporting: ['派出所', '供电所'] }
 */
export const namedOffices = (text: string): NamedOffices => {
  const lead = namesIn((LED_IN_NOTE.exec(text) ?? LED_BY.exec(text))?.[1]);
  const supporting = lead.length === 0 ? [] : namesIn((HELPED_IN_NOTE.exec(text) ?? TOGETHER.exec(text) ?? HELPED_BY.exec(text))?.[1]);
  return { lead, supporting: supporting.filter((name) => !lead.includes(name)) };
};
