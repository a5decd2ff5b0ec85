import { FORM_STYLE } from './form-style.ts';
import { escapeHtml } from './html.ts';

/** A whole page: no script, and nothing from elsewhere. */
export const formFrame = (title: string, ...parts: readonly string[]): string =>
  [
    '<!doctype html>',
    '<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${FORM_STYLE}</style></head>`,
    `<body><main>${parts.filter((part) => part !== '').join('\n')}</main></body></html>`,
  ].join('\n');

/** Words of people: escaped, with their line ends. */
export const worded = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

export const paragraph = (kind: string, text: string): string => (text === '' ? '' : `<p class="${kind}">${worded(text)}</p>`);

export const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${worded(item)}</li>`).join('')}</ul>`;

/** A page that says one thing: a link that opens nothing, a form that cannot be read. */
export const noticePage = (title: string, ...paragraphs: readonly string[]): string =>
  formFrame(title, `<h1>${worded(title)}</h1>`, ...paragraphs.map((text) => `<p>${worded(text)}</p>`));
