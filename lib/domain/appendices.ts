import { type Piece, STOP } from './text-pieces.ts';

const APPENDIX = /^(?:附件|附[：:]|附表|名词解释|注释|注[：:]|名词注释)/;
/** An appendix that goes on promising: 附件：2026年民生实事. */
const MORE_WORK = /实事|(?:重点|重大)?(?:项目|任务|工作)(?:清单|分解|安排|计划)?$/;
/** One that tells what was done, or explains. */
const NO_WORK = /(?:完成|落实|办理|进展|开展|推进)情况|总结|回顾|说明|解释/;
const LONGEST_APPENDIX_TITLE = 40;

/** Whether words begin an appendix: 附件2. */
export const isAppendix = (words: string): boolean => APPENDIX.test(words);

/** 附件, 2026年民生实事: the title of an appendix that goes on promising. */
export const isAppendixTitle = (words: string): boolean =>
  words.length <= 26 && (APPENDIX.test(words) || /^\d{4}年.{0,16}实事(?:项目|清单)?$/.test(words));

/** What a line is part of: the plan itself, the title or the list of an appendix that goes on promising, or nothing that is plan. */
export type Part = 'plan' | 'appendix-title' | 'appendix' | 'outside';

const APPENDIX_NUMBER = /^附(?:件|表)?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[：:\s]{0,2}/;

/** Appendices begin with a line that says so and reach to the next; sections that are no plan reach where the report says, or to an appendix. */
export const partsOf = (text: string, lines: readonly Piece[], outside: readonly Piece[]): Part[] => {
  const head = (line: Piece | undefined): string =>
    line ? text.slice(line.start, Math.min(line.end, line.start + LONGEST_APPENDIX_TITLE)) : '';
  const outsideEnds = new Map(outside.map(({ start, end }) => [start, end]));
  const parts: Part[] = [];
  let now: Part = 'plan';
  let until = 0;
  let titled = false;
  lines.forEach((line, i) => {
    const words = head(line);
    const end = outsideEnds.get(line.start);
    if (APPENDIX.test(words)) {
      titled = words.replace(APPENDIX_NUMBER, '') !== '';
      const title = titled ? words : head(lines[i + 1]);
      now = MORE_WORK.test(title) && !NO_WORK.test(title) ? 'appendix' : 'outside';
      until = text.length;
      const isTitle = now === 'appendix' && line.end - line.start <= LONGEST_APPENDIX_TITLE && !STOP.test(words);
      parts.push(isTitle ? 'appendix-title' : now);
      return;
    }
    if (end !== undefined && now !== 'appendix') {
      now = 'outside';
      until = end;
    } else if (now === 'outside' && line.start >= until) now = 'plan';
    const isTitle = parts[i - 1] === 'appendix-title' && !titled && !STOP.test(words);
    if (isTitle) titled = true;
    parts.push(isTitle ? 'appendix-title' : now);
  });
  return parts;
};

/** The title of an appendix without its number; '' for one that is only a number. */
export const appendixTitle = (text: string, { start, end }: Piece): string =>
  text
    .slice(start, end)
    .replace(APPENDIX_NUMBER, '')
    .replace(/[：:\s]{1,2}$/, '');
