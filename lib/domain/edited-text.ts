import { alike, pairsOf } from './words-alike.ts';

/** One sentence of an edited draft, with its place. */
export interface EditedSentence {
  /** The heading that it stands under, as edited; '' before the first. */
  readonly heading: string;
  /** From 1, as the file has them. */
  readonly paragraph: number;
  /** Without the note marks of print. */
  readonly text: string;
  /** Shown numbers that print put behind it, e.g. 1.1: who edits may have left them. */
  readonly ids: readonly string[];
}

const FULL_WIDTH = /[０-９．％]/g;
const LIST_NUMBER = /^\s{0,20}(?:#{1,6}\s{0,4})?(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．](?!\d))?\s{0,20}/;
/** [^3], [3], ³, ⟦1.1#6⟧, a footnote's definition, and what print asks of departments. */
const NOTES = /\[\^?\d{1,4}\]:?|<sup>[^<]{0,20}<\/sup>|[⁰¹²³⁴-⁹]{1,4}(?!\p{Script=Han}{0,1}米)|⟦[^⟧]{0,400}⟧|〔缺数[^〕]{0,400}〕/gu;
/** A task's number that print hides behind its sentence. */
const HIDDEN_ID = /⟦((?:外)?\d{1,3}(?:\.\d{1,3})?)⟧/g;
const ID = /[〔(（[]((?:外)?\d{1,3}(?:\.\d{1,3})?)[〕)）\]]/g;
/** What print puts before and behind the chapters. */
const TITLE = /工作回顾(?:（第\d{1,3}稿）)?$|^（?(?:第\d{1,3}稿，)?数据截至/;
const ANNEX = /^附(?:[一二三四五六七八九十\d]|件|表|录|注)/;
const LONGEST_HEADING = 60;
const LIKE_TITLE = 0.6;

const half = (text: string): string => text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** Figures as print writes them: 6038亩 where somebody has ６，０３８ 亩, 85.7% for 百分之85.7. */
const narrow = (text: string): string =>
  half(text.replace(/([０-９])，(?=[０-９]{3}(?![０-９]))/g, '$1'))
    .replace(/(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/(?<=\d) (?=[%\p{Script=Han}])/gu, '')
    .replace(/百分之(\d{1,6}(?:\.\d{1,4})?)(?![\d.])/g, '$1%');

const isHeading = (paragraph: string, titles: readonly ReadonlySet<string>[]): boolean => {
  const words = paragraph.replace(LIST_NUMBER, '').trim();
  if (words.length > LONGEST_HEADING || /[。；;]./.test(words)) return false;
  if (/^\s{0,20}#/.test(paragraph)) return true;
  const pairs = pairsOf(words);
  return words.replace(/。$/, '') === words && titles.some((title) => title.size > 1 && alike(title, pairs) >= LIKE_TITLE);
};

/** So much of a sentence is shown round a word of it. */
const SHOWN = 160;

/** The sentence, or of a long one what stands round a word. */
export const excerptOf = (text: string, word: string): string => {
  if (text.length <= SHOWN) return text;
  const from = Math.max(0, Math.min(text.indexOf(word) - SHOWN / 2, text.length - SHOWN));
  return `${from === 0 ? '' : '…'}${text.slice(from, from + SHOWN)}${from + SHOWN === text.length ? '' : '…'}`;
};

/** A shown number behind the full stop belongs to the sentence before it: print sets it there. */
const cutSentences = (text: string): readonly string[] =>
  text
    .replace(/(。|！)((?:\s{0,4}[〔(（[](?:外)?\d{1,3}(?:\.\d{1,3})?[〕)）\]]){1,3})/g, '$2$1')
    .split(/(?<=[。！？\n])/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const sentence = (words: string, heading: string, paragraph: number, known: ReadonlySet<string>): EditedSentence => {
  const ids: string[] = [];
  const text = words.replace(ID, (whole, id: string) => {
    if (!known.has(id)) return whole;
    ids.push(id);
    return '';
  });
  return { heading, paragraph, text, ids };
};

/**
 * The sentences of an edited draft, up to its annexes.
 * - note marks of print, list numbers and the draft's own title count as nothing, signs of full width as those of half width
 * - a line with # or like a title of the revision is a heading
 *
 * @param known shown numbers that the revision has
 */
export const editedSentences = (
  paragraphs: readonly string[],
  titles: readonly string[],
  known: ReadonlySet<string>,
): readonly EditedSentence[] => {
  const ofTitles = titles.map(pairsOf);
  const sentences: EditedSentence[] = [];
  let heading = '';
  for (const [at, raw] of paragraphs.entries()) {
    const paragraph = narrow(raw).replace(HIDDEN_ID, '〔$1〕').replace(NOTES, '');
    const words = paragraph.replace(LIST_NUMBER, '').trim();
    if (ANNEX.test(words) && words.length <= LONGEST_HEADING) break;
    if (words === '' || TITLE.test(words)) continue;
    if (isHeading(paragraph, ofTitles)) heading = words;
    else sentences.push(...cutSentences(words).map((one) => sentence(one, heading, at + 1, known)));
  }
  return sentences;
};
