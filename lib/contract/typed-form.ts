import { RuleError } from '#domain/errors.ts';

/** What was typed into one row, by the name of the field; fields left blank are not there. */
export type TypedRow = Readonly<Record<string, string>>;

/** A form as it came in. */
export interface TypedForm {
  readonly nonce: string;
  /** 填报人 */
  readonly reporter: string;
  /** 签收: every task of the link that waits for it. */
  readonly acknowledgesAll: boolean;
  /** By the name of the row, year and number of its task. */
  readonly rows: ReadonlyMap<string, TypedRow>;
}

/** Of text; a form of twenty tasks with a paragraph each has a quarter of it. */
const MOST_BYTES = 64 * 1024;
/** A Chinese character is three bytes, and nine as a browser sends it. */
const MOST_RAW_BYTES = 3 * MOST_BYTES;

/** `<year>-<n>.<field>`: the fields of a row, by the form that `documents` writes; of what it asks beside tasks `unplanned.` and `with-<year>-<n>.` */
const ROW_FIELD = /^((?:with-)?\d{4}-\d{3}|unplanned)\.([a-zA-Z]{1,12}\d{0,2})$/;

/**
 * Reads an `application/x-www-form-urlencoded` body. Of a field that comes twice the first counts; what no row asks for is passed over.
 * @throws RuleError TooLarge
 */
export const readTypedForm = (raw: string): TypedForm => {
  if (raw.length > MOST_RAW_BYTES) throw tooLarge();
  const fields = new URLSearchParams(raw);
  const rows = new Map<string, Record<string, string>>();
  let bytes = 0;
  for (const [name, text] of fields) {
    bytes += new TextEncoder().encode(text).length;
    if (bytes > MOST_BYTES) throw tooLarge();
    const [, n, field] = ROW_FIELD.exec(name) ?? [];
    const value = text.replaceAll('\r\n', '\n').trim();
    if (n === undefined || field === undefined || value === '') continue;
    const row = rows.get(n) ?? {};
    rows.set(n, { [field]: value, ...row });
  }
  return {
    nonce: fields.get('nonce') ?? '',
    reporter: (fields.get('reporter') ?? '').trim(),
    acknowledgesAll: fields.get('acknowledge') === 'all',
    rows,
  };
};

const tooLarge = (): RuleError => new RuleError('TooLarge', '内容超过 64 KB，没有保存。请退回上一页，把文字写短一些，或者分两次提交。');

/** Fields that a browser sends with every row, filled in or not. */
const ALWAYS_SENT: readonly string[] = ['v', 'ack', 'joins', 'node'];

/** Whether nothing was filled in: such a row is not sent on. */
export const isBlank = (row: TypedRow): boolean => Object.keys(row).every((field) => ALWAYS_SENT.includes(field));
