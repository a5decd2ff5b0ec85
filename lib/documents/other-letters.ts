import { chineseDate, chineseMonthDay } from '#domain/day.ts';
import type { Letter, LetterContent } from '#domain/letter.ts';
import { ACKNOWLEDGE_WITHIN } from '#domain/limits.ts';
import { type LetterPoint, type LetterWords, sections } from './letter-words.ts';

type Content<Kind extends LetterContent['kind']> = Extract<LetterContent, { kind: Kind }>;

const REPLY = '有疑问请直接回复本邮件，由党政办答复。';

export const draftReadyWords = (letter: Letter, content: Content<'draft-ready'>): LetterWords => ({
  subject: `${chineseMonthDay(letter.day)}，${content.year}年任务分解草案已拆出${content.tasks}项，${content.open}项待您确认`,
  greeting: `${letter.to.name}：`,
  opening: `${content.year}年政府工作报告已拆分。请核对类型、牵头单位、时限和计量项，确认后发布。`,
  linkText: '打开草案',
  sections: sections({
    heading: '拆分结果',
    points: [
      { title: `任务${content.tasks}项`, details: [] },
      { title: `待确认${content.open}项`, details: content.open === 0 ? [] : ['牵头单位或目标不能确定，请先看这几项。'] },
      { title: `未拆分${content.unsplit}处`, details: ['标题、背景和目标等未成为任务的文字，附理由，请过目。'] },
      ...carryOverPoints(content),
    ],
  }),
  closing: ['发布前各单位看不到草案。'],
});

const carryOverPoints = ({ carryOvers = 0 }: Content<'draft-ready'>): readonly LetterPoint[] =>
  carryOvers === 0 ? [] : [{ title: `上年未完成${carryOvers}项`, details: ['请逐项决定是否结转到今年，不结转的写明理由。'] }];

const leadsRules = ({ objectionWithin, added }: Content<'published-list'>): readonly string[] => [
  `请在下达后${ACKNOWLEDGE_WITHIN}个工作日内在链接里签收${added === undefined ? '整份清单' : ''}。不是您单位的事，请在下达后${objectionWithin}个工作日内提出异议，写明理由和建议单位，由党政办决定。`,
  `以后需要填报时再来信提醒${added === undefined ? '；没有写明时限的事项全年推进，12月初统一清账' : ''}。`,
];

/** Who only supports has nothing to acknowledge. */
const SUPPORTS_RULES: readonly string[] = ['配合的事项由牵头单位联系您单位，不用签收，也不用填报。', REPLY];

const leadPoint = ({ id, title, due }: Content<'published-list'>['leads'][number]): LetterPoint => ({
  title: `${id} ${title}`,
  details: [due === null ? '时限：全年' : `时限：${chineseDate(due)}`],
});

/** '牵头2项、配合1项'; what there is none of is not counted. */
const countsOf = ({ leads, supports }: Content<'published-list'>): string =>
  [...(leads.length > 0 ? [`牵头${leads.length}项`] : []), ...(supports.length > 0 ? [`配合${supports.length}项`] : [])].join('、');

export const publishedListWords = (letter: Letter, content: Content<'published-list'>): LetterWords => {
  const isLead = content.leads.length > 0;
  const counts = countsOf(content);
  return {
    subject: `${content.department}：${chineseMonthDay(letter.day)}${content.added === undefined ? '下达' : '追加'}${content.year}年任务，${counts}，${isLead ? '请签收' : '请知悉'}`,
    greeting: `${content.department}：`,
    opening:
      content.added === undefined
        ? `${content.year}年政府工作报告任务已分解下达。您单位${counts}。`
        : `${content.year}年任务追加${content.leads.length + content.supports.length}项（${content.added}），与报告任务分开统计。`,
    linkText: isLead ? '打开并签收' : '打开查看',
    sections: sections(
      { heading: `牵头（${content.leads.length}项）`, points: content.leads.map(leadPoint) },
      {
        heading: `配合（${content.supports.length}项，由牵头单位联系，不用填报）`,
        points: content.supports.map(({ id, title, lead }) => ({ title: `${id} ${title}（${lead}牵头）`, details: [] })),
      },
    ),
    closing: isLead ? leadsRules(content) : SUPPORTS_RULES,
  };
};

export const returnedWords = (letter: Letter, content: Content<'returned'>): LetterWords => ({
  subject: `${chineseMonthDay(letter.day)}，退回1项请补：${content.id} ${content.title}`,
  greeting: `${letter.to.name}：`,
  opening: '下面这项的办结申请已退回，请补正后再申请。',
  linkText: '打开补报',
  sections: sections({
    heading: '退回，请补（1项）',
    points: [
      {
        title: `${content.id} ${content.title}`,
        details: [
          content.reason === '' ? '党政办意见请打开链接查看。' : `党政办意见：${content.reason}`,
          ...content.last.map((line) => `上次：${line}`),
        ],
      },
    ],
  }),
  closing: ['如有困难，直接回复本邮件，由党政办代填。'],
});

const isHeading = (line: string): boolean => /^[^：。]{2,10}（\d+[件个]）$/.test(line);

/** Headings among the lines of a bulletin open sections. */
const bulletinSections = (lines: readonly string[]): LetterWords['sections'] => {
  const found: { heading: string; points: LetterPoint[] }[] = [{ heading: '', points: [] }];
  for (const line of lines) {
    if (isHeading(line)) found.push({ heading: line, points: [] });
    else found.at(-1)?.points.push({ title: line, details: [] });
  }
  return sections(...found);
};

export const bulletinWords = (letter: Letter, content: Content<'bulletin'>): LetterWords => {
  const month = `${content.month.slice(0, 4)}年${Number(content.month.slice(5))}月`;
  const decisions = content.lines.find((line) => line.startsWith('请您定的事'));
  const number = /（(\d+)件）/.exec(decisions ?? '')?.[1];
  return {
    subject: `${month}任务通报（${chineseMonthDay(letter.day)}）：${number === undefined ? '没有滞后事项' : `请您定${number}件事`}`,
    greeting: `${letter.to.name}：`,
    opening: content.verdict,
    linkText: '打开通报和各单位情况表',
    sections: bulletinSections(content.lines),
    closing: [REPLY],
  };
};

export const reviewWords = (letter: Letter, content: Content<'review'>): LetterWords => ({
  subject: `${chineseMonthDay(letter.day)}，工作回顾第${content.revision}稿${content.sentences}句，待核${content.unverified}处`,
  greeting: `${letter.to.name}：`,
  opening: `工作回顾第${content.revision}稿已起草，数据截至${chineseDate(content.asOf)}。`,
  linkText: '打开回顾',
  sections: sections({
    heading: '这一稿',
    points: [
      { title: `共${content.sentences}句`, details: ['每个数都注明由来，可逐一核对。'] },
      {
        title: `待核${content.unverified}处`,
        details: content.unverified === 0 ? [] : ['标【待核】的地方缺填报、缺基数或前后不一致，补报后重新起草即可。'],
      },
      { title: '未完成事项', details: ['列在清单里，不会自动写入正文，由您决定。'] },
    ],
  }),
  closing: [],
});
