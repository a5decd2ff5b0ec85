import { chineseMonthDay } from '#domain/day.ts';
import type { Letter, MovedLetter } from '#domain/letter.ts';
import { type LetterWords, sections } from './letter-words.ts';

const HEADINGS: Record<MovedLetter['kind'], string> = {
  'objection-decided': '异议裁定',
  'extension-decided': '延期审批',
  reassigned: '牵头单位调整',
  changed: '任务调整',
};

/** What was decided about one task, for those whom it concerns. */
export const movedWords = (letter: Letter, { kind, id, title, decided, details, form }: MovedLetter): LetterWords => ({
  subject: `${chineseMonthDay(letter.day)}，${HEADINGS[kind]}：${id} ${title}`,
  greeting: `${letter.to.name}：`,
  opening: decided,
  linkText: kind === 'objection-decided' && form ? '打开签收' : '打开这项任务',
  sections: sections({ heading: HEADINGS[kind], points: [{ title: `${id} ${title}`, details }] }),
  closing: ['有疑问请直接回复本邮件，由党政办答复。'],
});
