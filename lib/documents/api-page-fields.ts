import { nameIn, type ShownSchema, type ShownSchemas } from './api-description.ts';
import { escapeHtml } from './html.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数',
  integer: '整数',
  boolean: '是否',
  array: '列表',
  object: '对象',
  null: '空',
};
const FORMATS: Readonly<Record<string, string>> = { date: '日期', 'date-time': '时刻' };

const code = (text: unknown): string => `<code>${escapeHtml(String(text))}</code>`;

const several = (schema: ShownSchema): readonly ShownSchema[] | undefined =>
  (schema.anyOf ?? schema.oneOf ?? schema.allOf) as readonly ShownSchema[] | undefined;

const boundsOf = ({ minLength, maxLength, minimum, maximum, minItems, maxItems, pattern }: ShownSchema): string => {
  const range = (least: unknown, most: unknown, unit: string): string[] => {
    if (least === undefined && most === undefined) return [];
    if (most === undefined) return [`至少${least}${unit}`];
    return [least === undefined ? `至多${most}${unit}` : `${least}–${most}${unit}`];
  };
  const told = [...range(minLength, maxLength, '字'), ...range(minimum, maximum, ''), ...range(minItems, maxItems, '项')];
  return [...told.map(escapeHtml), ...(pattern === undefined ? [] : [code(pattern)])].map((one) => ` ${one}`).join('');
};

/** The type of a value in a few Chinese words, names of schemas as links. */
export const typeWords = (schema: ShownSchema): string => {
  const { $ref, type, format, items, prefixItems, additionalProperties } = schema;
  if (typeof $ref === 'string') return `<a href="#${nameIn($ref)}">${escapeHtml(nameIn($ref))}</a>`;
  if (schema.const !== undefined) return code(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map(code).join(' ');
  const parts = several(schema);
  if (parts) return parts.map(typeWords).join(' 或 ');
  if (Array.isArray(prefixItems)) return `[${prefixItems.map(typeWords).join('，')}]`;
  if (type === 'array') return `${items ? typeWords(items as ShownSchema) : ''} 的列表${boundsOf(schema)}`;
  if (type === 'object' && typeof additionalProperties === 'object') return `名称 → ${typeWords(additionalProperties as ShownSchema)}`;
  if (Array.isArray(type)) return type.map((one) => TYPES[one] ?? one).join(' 或 ');
  const word = FORMATS[String(format)] ?? TYPES[String(type)] ?? '任何值';
  return `${word}${boundsOf(schema)}`;
};

export interface FieldRow {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
}

/** The fields of several forms as those of one; a field that is another in each may be any of them. */
const together = (forms: readonly ShownSchemas[]): ShownSchemas => {
  const names = [...new Set(forms.flatMap((form) => Object.keys(form)))];
  return Object.fromEntries(
    names.map((name) => {
      const [first = {}, ...others] = forms.flatMap((form): ShownSchema[] => (form[name] ? [form[name]] : []));
      const further = others.filter((one) => JSON.stringify(one) !== JSON.stringify(first));
      const { description } = first;
      return [name, further.length === 0 ? first : { anyOf: [first, ...further], ...(description !== undefined && { description }) }];
    }),
  );
};

/** The schema that holds the fields behind lists, choices and null; a named one is told elsewhere. */
const insideOf = (schema: ShownSchema): { readonly schema: ShownSchema; readonly mark: string } | undefined => {
  if (schema.properties) return { schema, mark: '' };
  if (schema.type === 'array' && schema.items) {
    const inside = insideOf(schema.items as ShownSchema);
    return inside && { schema: inside.schema, mark: `[]${inside.mark}` };
  }
  const objects = (several(schema) ?? []).filter(({ properties }) => properties);
  if (objects.length === 0) return undefined;
  const properties = together(objects.map((one) => one.properties as ShownSchemas));
  const required = Object.keys(properties).filter((name) => objects.every((one) => (one.required as string[] | undefined)?.includes(name)));
  return { schema: { properties, required }, mark: '' };
};

/** A row for each field of an object, those of objects within it behind it, by path. */
export const fieldRows = (schema: ShownSchema, path = ''): FieldRow[] => {
  const inside = insideOf(schema);
  if (!inside) return [];
  const required = (inside.schema.required ?? []) as readonly string[];
  return Object.entries(inside.schema.properties as ShownSchemas).flatMap(([name, field]) => {
    const at = `${path}${inside.mark}${path === '' && inside.mark === '' ? '' : '.'}${name}`;
    const within = insideOf(field);
    const type = within ? (within.mark === '' ? '对象' : '对象的列表') : typeWords(field);
    const missing = field.default === undefined ? '' : `缺省 ${JSON.stringify(field.default)}`;
    const description = [field.description, missing].filter((one) => one !== undefined && one !== '').join('；');
    return [{ name: at, required: required.includes(name), type, description }, ...fieldRows(field, at)];
  });
};

/** Fields as a table; on a narrow screen its rows become blocks. */
export const fieldTable = (rows: readonly FieldRow[]): string => {
  if (rows.length === 0) return '';
  const lines = rows.map(
    ({ name, required, type, description }) =>
      `<tr><th scope="row"><code>${escapeHtml(name)}</code>${required ? '<b title="必填">＊</b>' : ''}</th><td>${type}</td><td>${escapeHtml(description)}</td></tr>`,
  );
  return `<table><thead><tr><th>名称</th><th>类型</th><th>说明</th></tr></thead><tbody>${lines.join('')}</tbody></table>`;
};
