import { worded } from './form-frame.ts';
import { escapeHtml } from './html.ts';

/** What was typed into a row and what of it is wrong, by the field's name; empty for a fresh form. */
export interface RowState {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** A row on its way into HTML. */
export interface RowFields extends RowState {
  readonly n: string;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** Names, tie and state of a field: label by `for`, hint and error by `aria-describedby`. */
const tied = ({ n, errors }: RowFields, { name, hint = '' }: Field): string => {
  const id = `${n}.${name}`;
  const described = [hint && `${id}.hint`, errors[name] && `${id}.error`].filter(Boolean).join(' ');
  return `id="${id}" name="${id}"${described && ` aria-describedby="${described}"`}${errors[name] ? ' aria-invalid="true"' : ''}`;
};

const around = ({ n, errors }: RowFields, { name, label, hint = '' }: Field, control: string): string => {
  const id = `${n}.${name}`;
  const error = errors[name];
  return [
    `<div class="field"><label for="${id}">${worded(label)}</label>`,
    hint && `<p class="last" id="${id}.hint">${worded(hint)}</p>`,
    error && `<p class="error" id="${id}.error">${worded(error)}</p>`,
    `${control}</div>`,
  ].join('');
};

const typedIn = ({ typed }: RowFields, name: string): string => escapeHtml(typed[name] ?? '');

/** A number: typed as text, so that what is wrong comes back as it was typed. */
export const figureField = (row: RowFields, field: Field, placeholder = ''): string =>
  around(
    row,
    field,
    `<input type="text" inputmode="decimal" autocomplete="off" maxlength="40" ${tied(row, field)} value="${typedIn(row, field.name)}"${placeholder && ` placeholder="${escapeHtml(placeholder)}"`}>`,
  );

export const lineField = (row: RowFields, field: Field, most: number): string =>
  around(row, field, `<input type="text" autocomplete="off" maxlength="${most}" ${tied(row, field)} value="${typedIn(row, field.name)}">`);

export const dayField = (row: RowFields, field: Field): string =>
  around(row, field, `<input type="date" ${tied(row, field)} value="${typedIn(row, field.name)}">`);

export const textField = (row: RowFields, field: Field): string =>
  around(row, field, `<textarea rows="2" ${tied(row, field)}>${typedIn(row, field.name)}</textarea>`);

export const choiceField = (row: RowFields, field: Field, options: readonly (readonly [value: string, text: string])[]): string => {
  const chosen = row.typed[field.name];
  const html = options.map(
    ([value, text]) => `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${worded(text)}</option>`,
  );
  return around(row, field, `<select ${tied(row, field)}>${html.join('')}</select>`);
};

/** A box with its words; the whole line is to be tapped. */
export const tickField = (row: RowFields, field: Field): string => {
  const error = row.errors[field.name];
  const words = `<span>${worded(field.label)}</span>`;
  const box = `<input type="checkbox" value="1" ${tied(row, field)}${row.typed[field.name] ? ' checked' : ''}>`;
  return `<label class="tick">${box}${words}</label>${error ? `<p class="error" id="${row.n}.${field.name}.error">${worded(error)}</p>` : ''}`;
};
