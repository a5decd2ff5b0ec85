import { RuleError } from './errors.ts';
import { findSections, type Section, yearsOfHeading } from './find-sections.ts';
import { yearsIn } from './numerals.ts';
import type { ReviewChapter } from './plan.ts';
import { type LineMarks, NO_MARKS, type PlanBlock, readPlanBlocks } from './plan-blocks.ts';
import { readReviewChapters } from './review-chapters.ts';
import { linesOf, type Piece } from './text-pieces.ts';

/** A report taken apart, before its sentences are read. */
export interface ParsedReport {
  /** Town or county, without the words 人民政府; '' when the text names none. */
  readonly organization: string;
  readonly year: number;
  /** From the plan's heading to the end of the text; what stands there and is no plan is a block that says so. */
  readonly plan: Piece;
  readonly blocks: readonly PlanBlock[];
  readonly chapters: readonly ReviewChapter[];
}

const NO_REPORT = '这份文件不像政府工作报告：没有找到下一年工作安排的部分（如“二、2022年工作安排”）。';
const OPENING = /^(?:各位代表[，,！!：:]{1,2})?(?:(?:\d{4})年|今年|明年|新的一年)(?:[，,里]|是|工作|我们|全)/;

/** Where the plan begins when no heading says so: the paragraph in the later part of the text that opens the coming year. */
const openingLine = (text: string): Piece | undefined =>
  linesOf(text, Math.floor(text.length * 0.2)).find((line) => OPENING.test(text.slice(line.start, line.start + 60)));

/** Words that a heading of a plan has though no year stands in it. */
const SURELY_PLAN = /工作(?:要点|计划|安排|打算|部署)|主要任务/;

const latestYear = (section: Section | undefined): number => Math.max(0, ...yearsOfHeading(section?.title ?? ''));

/**
 * The plan that stands before the review (2024年工作要点 … 2023年工作总结): of a later year than what is reviewed, and no plan of such a year
 * behind it. The text's own title is none, and the two stand side by side.
 */
const planBeforeReview = (
  text: string,
  sections: readonly Section[],
  review: Section,
  behind: Section | undefined,
): Section | undefined => {
  const [first] = linesOf(text, 0, 200);
  const plan = sections.find(
    (s) => s.role === 'plan' && s.start < review.start && s.rank === review.rank && (s.rank > 0 || s.start !== first?.start),
  );
  if (!plan) return undefined;
  const [year, reviewed] = [latestYear(plan), latestYear(review)];
  const isLater = year > 0 && reviewed > 0 ? year > reviewed : behind === undefined && SURELY_PLAN.test(plan.title);
  return isLater && latestYear(behind) < year + (year === 0 ? 1 : 0) ? plan : undefined;
};

const planSection = (text: string, sections: readonly Section[]): Section | undefined => {
  const at = sections.findIndex((s) => s.role === 'review');
  const after = sections.slice(at + 1);
  const behind = after.find((s) => s.role === 'plan') ?? after.find((s) => s.role === 'five-year');
  return (at < 0 ? undefined : planBeforeReview(text, sections, sections[at]!, behind)) ?? behind;
};

/** A section that tells what is wrong, or what others shall do about it: 存在的困难和问题, 需要上级解决的问题. */
const TROUBLES = /^(?:目前|当前)?(?:存在|面临)的?.{0,10}(?:问题|困难|不足|短板|挑战)$|^(?:需要?|提请|恳请|请求).{0,16}(?:问题|事项|困难)$/;

/** Where each section ends with all that is numbered under it, told from the last one back. */
const endsOf = (text: string, sections: readonly Section[]): number[] => {
  const nearest = [text.length, text.length, text.length];
  return sections
    .toReversed()
    .map(({ rank, start }) => {
      const end = Math.min(...nearest.slice(0, rank + 1));
      nearest[rank] = start;
      return end;
    })
    .reverse();
};

const isBeside = ({ title, role }: Section, year: number): boolean => {
  if (TROUBLES.test(title)) return true;
  const years = yearsOfHeading(title);
  if (years.length === 0) return false;
  return role === 'review' ? Math.max(...years) < year : role === 'plan' && /^\d{4}年|^展望/.test(title) && Math.min(...years) > year;
};

/** Sections beside the plan's own that stand behind it and are none: troubles, the year after, what became of last year. */
const besidePlan = (text: string, sections: readonly Section[], plan: Section, year: number): Piece[] => {
  const ends = endsOf(text, sections);
  return sections.flatMap((s, i) =>
    s.start > plan.start && s.rank <= plan.rank && isBeside(s, year) ? [{ start: s.start, end: ends[i]! }] : [],
  );
};

/** What follows the review under a heading that says nothing of it: “三、乘势而上，再创辉煌”. */
const unnamedSection = (sections: readonly Section[]): Section | undefined => {
  const review = sections.findIndex((s) => s.role === 'review');
  return review < 0 ? undefined : sections.slice(review + 1).find((s) => s.role === 'other');
};

/** The review ends at the next section beside it, or at one about something else; chapters numbered 一、 under 第一部分 are its own. */
const reviewEnd = (text: string, sections: readonly Section[], review: Section | undefined, limit: number): number => {
  const next = sections.find(
    (s) => s.start > (review?.start ?? -1) && (!review || s.rank <= review.rank || (s.role !== 'other' && s.role !== 'review')),
  );
  return Math.min(next?.start ?? text.length, limit);
};

/** The year planned for: of the plan's heading, else of its first sentence, else the one after the year reviewed, else of the title. */
const planYear = (text: string, plan: Piece, heading: string, review: Section | undefined): number | undefined => {
  const named = yearsOfHeading(heading);
  if (named.length > 0) return Math.max(...named);
  const opening = /(?<!\d)\d{4}年(?=是|，|,|工作|我们|全)/.exec(text.slice(plan.start, plan.start + 300));
  const [opened] = yearsIn(opening?.[0] ?? '');
  if (opened !== undefined) return opened;
  const reviewed = yearsOfHeading(review?.title ?? '');
  if (reviewed.length > 0) return Math.max(...reviewed) + 1;
  const before = yearsIn(text.slice(0, Math.min(plan.start, 300)));
  return before.length > 0 ? Math.max(...before) : undefined;
};

const PLACE = /[一-龥]{1,14}?(?:街道|镇|乡|苏木|县|开发区|区|市|旗|团场|农场|林场|牧场|第?[\d一二三四五六七八九十百]{1,5}团)/;
const NAMED = [
  new RegExp(`^(?!.{0,4}代表)(${PLACE.source})(?:人民政府|政府|党工委|管委会|管理委员会|办事处|\\d{4}|二[〇○]|工作)`),
  new RegExp(`在(${PLACE.source})(?:第?[一二三四五六七八九十百\\d]{1,4}届|人民代表大会)`),
  new RegExp(`(?:^(?!.{0,4}代表)|代表)(${PLACE.source})(?:人民政府|管委会|管理委员会|办事处)`),
];

/** 巴中市平昌县望京镇 is 望京镇, 第十四师四十七团 is 四十七团. */
const lastPlace = (name: string): string => {
  const inner = /^第?[\d一二三四五六七八九十]{1,3}师(.{2,6}团)$/.exec(name) ?? /^[一-龥]{2,8}?[省市县区]([一-龥]{2,8})$/.exec(name);
  return inner ? lastPlace(inner[1]!) : name;
};

/** The organization, from the title, else from the session or the office named in the first lines. */
const organizationOf = (text: string): string => {
  const lines = linesOf(text, 0, Math.min(text.length, 600)).map((line) =>
    text
      .slice(line.start, line.end)
      .replace(/[\s\u3000]/g, '')
      .replace(/^(?:\d{4}|[零〇○一二三四五六七八九]{4})年度?/, ''),
  );
  for (const pattern of NAMED) {
    for (const line of lines) {
      const name = pattern.exec(line)?.[1];
      if (name) return lastPlace(name);
    }
  }
  return '';
};

/**
 * Takes a report apart: whose it is, which year it plans, the chapters of its review, the headings and paragraphs of its plan.
 *
 * - The plan runs from its heading to the end of the text; later top-level sections (自身建设) are areas of it, but for those that are no
 *   plan: troubles, the year after, and the review where that stands behind it.
 * - A section of five-year goals before it is neither review nor plan.
 *
 * @param text as it is read; every offset is UTF-16 into it
 * @param marks lines that the file itself marks as headings or as rows of a table, see `Reading`
 * @throws RuleError 'NotAReport' when no plan section is found, or no year
 * @example parseReport(text).year //=> 2022
 */
export const parseReport = (text: string, yearIfUnsaid?: number, marks: LineMarks = NO_MARKS): ParsedReport => {
  const sections = findSections(text);
  const section = planSection(text, sections);
  const line = section ? undefined : openingLine(text);
  const unnamed = section || line ? undefined : unnamedSection(sections);
  const opening = section ?? line ?? unnamed;
  if (!opening) throw new RuleError('NotAReport', NO_REPORT);
  const firstReview = sections.find((s) => s.role === 'review');
  const isFirst = section !== undefined && firstReview !== undefined && section.start < firstReview.start;
  const review = isFirst || (firstReview?.start ?? text.length) < opening.start ? firstReview : undefined;
  const plan = { start: opening.start, end: text.length };
  const year = planYear(text, plan, section?.title ?? '', review) ?? yearIfUnsaid;
  if (year === undefined) throw new RuleError('NotAReport', '这份文件没有写明是哪一年的工作安排，无法当作政府工作报告拆分。');
  return {
    organization: organizationOf(text),
    year,
    plan,
    blocks: readPlanBlocks(text, plan, (section ?? unnamed)?.heading, marks, [
      ...(section ? besidePlan(text, sections, section, year) : []),
      ...(isFirst ? [{ start: firstReview.start, end: text.length }] : []),
    ]),
    chapters: readReviewChapters(
      text,
      review?.heading.end ?? 0,
      reviewEnd(text, sections, review, isFirst ? text.length : plan.start),
      review !== undefined,
    ),
  };
};
