/**
 * Numbers that belong to a name or a way of working, and are no results: 24小时值守, 四个不摘, 12345热线, 九条措施, 望府发〔2022〕8号.
 * A long quotation may hold a result, so that only short ones count as names.
 */
export const FIXED_TERMS =
  /24小时|(?:1|一)\+(?:N|\d)(?:\+(?:N|X))?|1231[05]|123(?:09|45|48|80|88)|96110|四个不摘|[一两三四五六七八九十]{1,3}(?:条措施|大行动|项制度|个意识|个维护|个自信|个严禁)|[二十]{2,3}大|新?十条|[3-6]G|[〔[（(]20\d{2}[〕\])）]\d{1,4}号|[GSXY]\d{2,4}(?=线|国道|省道|县道|公路)|GB\/T\s?\d{1,6}/g;

/** A short quotation with digits in it: “1530”教育. */
export const QUOTED_NUMBERS = /[“"][^“”"]{0,40}\d[^“”"]{0,40}[”"]/g;

/** The text without what only names; the gaps keep its length. @example withoutFixedTerms('24小时值班8次') //=> '    值班8次' */
export const withoutFixedTerms = (text: string): string => text.replace(FIXED_TERMS, (term) => ' '.repeat(term.length));
