/** Words that mark what may never be entered here (涉密). 内部 alone is no mark: 内部管理 is everyday work. */
const SECRET = /绝密|机密|秘密|内部资料/;

/** The mark of secrecy that a text carries, or null. @example secretMark('机密★3年.pdf') //=> '机密' */
export const secretMark = (text: string): string | null => SECRET.exec(text)?.[0] ?? null;
