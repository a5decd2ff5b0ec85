import { secretMark } from './secret-words.ts';

/** What a text should not hold, and where it stands (JSON Pointer). It is told, never refused. */
export interface TextWarning {
  readonly pointer: string;
  readonly message: string;
}

/** 18 characters of which the middle is a birthday; no digit before or behind. */
const IDENTITY = /(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])/;
/** Eleven digits, as written or in groups. */
const MOBILE = /(?<![0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])/;

/** @example warningsIn('联系人13812345678') //=> ['似含手机号，请删去个人信息。'] */
export const warningsIn = (text: string): readonly string[] => {
  const mark = secretMark(text);
  return [
    ...(mark === null ? [] : [`含“${mark}”：涉密内容不得填写，请核对。`]),
    ...(IDENTITY.test(text) ? ['似含身份证号，请删去个人信息。'] : []),
    ...(MOBILE.test(text) ? ['似含手机号，请删去个人信息。'] : []),
  ];
};

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Warnings of every text in what a person has sent, in order.
 *
 * - 身份证 and 手机号 numbers; 秘密, 机密, 绝密 and 内部资料
 *
 * @example textWarnings({ progress: '机密' }) //=> [{ pointer: '/progress', message: '含“机密”：涉密内容不得填写，请核对。' }]
 */
export const textWarnings = (sent: unknown, pointer = ''): readonly TextWarning[] => {
  if (typeof sent === 'string') return warningsIn(sent).map((message) => ({ pointer, message }));
  if (sent === null || typeof sent !== 'object') return [];
  return Object.entries(sent).flatMap(([key, value]) => textWarnings(value, `${pointer}/${escaped(key)}`));
};
