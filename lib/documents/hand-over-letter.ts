import { chineseDate, chineseMonthDay } from '#domain/day.ts';
import type { HandedTask, HandOverLetter, Letter } from '#domain/letter.ts';
import { type LetterPoint, type LetterWords, sections } from './letter-words.ts';

const pointOf = ({ id, title, state, last, ask, next }: HandedTask): LetterPoint => ({
  title: `${id} ${title}（${state}）`,
  details: [...last, ...(ask === null ? [] : [`要填：${ask}`]), ...(next === null ? [] : [`下一个日子：${chineseDate(next)}`])],
});

const openingOf = (count: number, { why, department, from, basis }: HandOverLetter): string => {
  const rests = basis === '' ? '' : `（依据：${basis}）`;
  return why === 'merger'
    ? `${from.join('、')}的任务由${department}接续${rests}，共${count}项，一项不少列在下面；原单位办过的事和报过的数都在每项的办理经过里。`
    : `${department}的工作由您负责，任务随岗位走：现牵头${count}项，列在下面；以前办过的事和报过的数都在每项的办理经过里。`;
};

/** The list of what is handed over, for the new head, for the successor's heads and for the office. */
export const handOverWords = (letter: Letter, content: HandOverLetter): LetterWords => {
  const count = content.lists.reduce((sum, { tasks }) => sum + tasks.length, 0);
  return {
    subject: `${chineseMonthDay(letter.day)}，${content.department}交接清单：牵头${count}项${content.why === 'merger' ? `，接自${content.from.join('、')}` : ''}`,
    greeting: `${letter.to.name}：`,
    opening: openingOf(count, content),
    linkText: '打开任务',
    sections: sections(
      ...content.lists.map(({ year, tasks }) => ({ heading: `${year}年（${tasks.length}项）`, points: tasks.map(pointOf) })),
    ),
    closing: [
      content.role === 'office' ? '这份清单同时发给了接续单位的负责人。' : '以后需要填报时再来信提醒。',
      ...(content.role === 'office' ? [] : ['清单与实际不符的，请直接回复本邮件，由党政办调整。']),
    ],
  };
};
