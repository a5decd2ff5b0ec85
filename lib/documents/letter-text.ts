import { chineseDate, chineseMonthDay, type Day } from '#domain/day.ts';
import type { Letter } from '#domain/letter.ts';
import { digestWords } from './digest-letter.ts';
import { handOverWords } from './hand-over-letter.ts';
import { escapeHtml } from './html.ts';
import type { LetterPoint, LetterSection, LetterWords } from './letter-words.ts';
import { movedWords } from './moved-letter.ts';
import { bulletinWords, draftReadyWords, publishedListWords, returnedWords, reviewWords } from './other-letters.ts';

/** A letter as it is mailed; text and HTML say the same. */
export interface RenderedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const wordsOf = (letter: Letter): LetterWords => {
  const { content } = letter;
  switch (content.kind) {
    case 'draft-ready':
      return draftReadyWords(letter, content);
    case 'published-list':
      return publishedListWords(letter, content);
    case 'digest':
      return digestWords(letter, content);
    case 'returned':
      return returnedWords(letter, content);
    case 'objection-decided':
    case 'extension-decided':
    case 'reassigned':
    case 'changed':
      return movedWords(letter, content);
    case 'hand-over':
      return handOverWords(letter, content);
    case 'bulletin':
      return bulletinWords(letter, content);
    case 'review':
      return reviewWords(letter, content);
  }
};

/** What was decided is told at once: only the digest may say that it is one a day. */
const footOf = ({ content }: Letter): string => {
  const rhythm = content.kind === 'digest' ? '按工作日发送，每天至多一封；没有要办的事不发' : '发送';
  return `本信由系统${rhythm}。请勿在反馈中填写涉密内容和个人身份信息。`;
};

const senderOf = (letter: Letter): string => `${letter.townName}党政综合办公室`;

const NUMERALS = '一二三四五六七八九十';

const numbered = (all: readonly LetterSection[]): readonly LetterSection[] =>
  all.map((section, at) => (section.heading === '' ? section : { ...section, heading: `${NUMERALS[at] ?? at + 1}、${section.heading}` }));

const pointText = ({ title, details }: LetterPoint): string => [`  ${title}`, ...details.map((detail) => `      ${detail}`)].join('\n');

const sectionText = ({ heading, points }: LetterSection): string =>
  [...(heading === '' ? [] : [heading]), ...points.map(pointText)].join('\n');

/** Where the one link of a letter leads. */
export interface LetterLinks {
  readonly page: string;
  /** A form that opens without signing in, and the last day on which it does; then this is the one link. */
  readonly form?: { readonly url: string; readonly lastDay: Day } | null;
}

const addressOf = ({ page, form }: LetterLinks): string => form?.url ?? page;

const noteOf = ({ form }: LetterLinks): string =>
  form ? `（有效至${chineseMonthDay(form.lastDay)}；可转给本单位同事填，请填写填报人）` : '';

const textOf = (letter: Letter, words: LetterWords, links: LetterLinks): string =>
  [
    words.greeting,
    [words.opening, `${words.linkText}：`, `    ${addressOf(links)}`, ...(links.form ? [`    ${noteOf(links)}`] : [])].join('\n'),
    ...numbered(words.sections).map(sectionText),
    ...(words.closing.length > 0 ? [words.closing.join('\n')] : []),
    `${senderOf(letter)}\n${chineseDate(letter.day)}`,
    `—— ${footOf(letter)}`,
  ].join('\n\n');

const STYLE = {
  body: 'margin:0;padding:0;background:#fff;color:#222;font:16px/1.65 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif',
  page: 'max-width:600px;margin:0 auto;padding:16px',
  link: 'display:inline-block;padding:10px 22px;background:#1f5fa8;color:#fff;text-decoration:none;border-radius:4px',
  heading: 'font-size:17px;margin:22px 0 6px;padding-bottom:4px;border-bottom:1px solid #ddd',
  point: 'margin:0 0 10px',
  detail: 'color:#555;font-size:15px',
  foot: 'color:#777;font-size:13px;border-top:1px solid #ddd;margin-top:22px;padding-top:8px',
} as const;

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

/** Paragraphs, bold and line breaks are there also when a reader strips the styles. */
const pointHtml = ({ title, details }: LetterPoint): string => {
  const head = details.length > 0 ? `<b>${lines(title)}</b>` : lines(title);
  const rest = details.map((detail) => `<br><span style="${STYLE.detail}">${lines(detail)}</span>`).join('');
  return `<p style="${STYLE.point}">${head}${rest}</p>`;
};

const sectionHtml = ({ heading, points }: LetterSection): string =>
  `${heading === '' ? '' : `<h2 style="${STYLE.heading}">${lines(heading)}</h2>`}${points.map(pointHtml).join('')}`;

const htmlOf = (letter: Letter, words: LetterWords, links: LetterLinks): string =>
  [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(words.subject)}</title></head><body style='${STYLE.body}'><div style="${STYLE.page}">`,
    `<p>${lines(words.greeting)}</p><p>${lines(words.opening)}</p>`,
    `<p><a href="${escapeHtml(addressOf(links))}" style="${STYLE.link}">${lines(words.linkText)}</a></p>`,
    ...(links.form ? [`<p style="${STYLE.detail}">${lines(noteOf(links))}</p>`] : []),
    ...numbered(words.sections).map(sectionHtml),
    ...words.closing.map((paragraph) => `<p>${lines(paragraph)}</p>`),
    `<p>${lines(`${senderOf(letter)}\n${chineseDate(letter.day)}`)}</p><p style="${STYLE.foot}">${lines(footOf(letter))}</p></div></body></html>`,
  ].join('\n');

/**
 * Renders a letter of the outbox: subject with day, number and the worst thing; plain text; readable HTML of a phone's width.
 * - one link, the form's or the page's; no picture, style sheet or script from elsewhere
 * - all words from reports and people are escaped
 * - the sender is the office, never a person or a machine
 */
export const renderLetter = (letter: Letter, links: LetterLinks): RenderedLetter => {
  const words = wordsOf(letter);
  return {
    subject: `【${letter.townName}】${words.subject}`,
    text: textOf(letter, words, links),
    html: htmlOf(letter, words, links),
  };
};
