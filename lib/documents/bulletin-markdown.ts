import type { Bulletin, LeadRow, Movement } from '#domain/bulletin.ts';
import { decisionLine, doneLine, quotableLine, upcomingLine, watchLine } from '#domain/bulletin-lines.ts';
import { chineseDate, chineseMonthDay } from '#domain/day.ts';
import { yearOfPlan } from '#domain/ids.ts';
import { LIGHT_COLOURS, LIGHT_ORDER } from '#domain/roll-up.ts';
import { LIGHT_NAMES } from '#domain/traffic-light.ts';
import { blocks, bullets, heading, ordered, paragraphOf, table } from './markdown.ts';

const NONE = '无。';

const section = (title: string, body: string): string => `**${title}**\n\n${body === '' ? NONE : body}`;

const feedbackCell = ({ feedback }: LeadRow): string => {
  if (feedback.asked === 0) return '—';
  const parts = [feedback.late > 0 ? `迟报${feedback.late}` : '', feedback.missing > 0 ? `未报${feedback.missing}` : ''].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? '按时' : parts.join('、');
};

const HEAD = ['牵头单位', '项', ...LIGHT_ORDER.map((light) => LIGHT_NAMES[light]), '反馈'];

const leadTable = (bulletin: Bulletin): string => {
  const numbers = (counts: Bulletin['counts']): readonly string[] =>
    [counts.tasks, ...LIGHT_ORDER.map((light) => counts[light])].map(String);
  const { asked, inTime } = bulletin.feedback;
  const rows = bulletin.table.map((one) => [one.name, ...numbers(one.counts), feedbackCell(one)]);
  return table(HEAD, rows, ['合计', ...numbers(bulletin.counts), `${inTime.length}/${asked.length}`]);
};

const movementLine = ({ from, to, tasks }: Movement): string => {
  const ids = `${tasks.length}项（${tasks.join('、')}）`;
  if (from === null) return `新增·${LIGHT_COLOURS[to]} ${ids}`;
  return from === to ? `${LIGHT_COLOURS[to]}·未变 ${tasks.length}项` : `${LIGHT_COLOURS[from]}→${LIGHT_COLOURS[to]} ${ids}`;
};

const figureSources = (bulletin: Bulletin): string =>
  bullets(bulletin.figures.map(({ measure, figure }) => `${measure}${figure.text}：${figure.sources.join('、')}`));

/** The bulletin as Markdown: the leader's page first, tables, movements and sources behind it. */
export const bulletinMarkdown = (bulletin: Bulletin): string =>
  blocks(
    heading(1, `${bulletin.organization}${yearOfPlan(bulletin.plan)}年重点任务推进情况（${Number(bulletin.month.slice(5))}月）`),
    `党政综合办公室　${chineseDate(bulletin.day)}　　数据截至${chineseMonthDay(bulletin.cutOff)}`,
    section('一、总的看', blocks(...bulletin.verdict.split('\n').map(paragraphOf)).trimEnd()),
    section(`二、请您定的事（${bulletin.decisions.length}件）`, ordered(bulletin.decisions.map(decisionLine))),
    section(`三、要留意的（${bulletin.watch.length}件）`, bullets(bulletin.watch.map(watchLine))),
    section(`四、本月办结的（${bulletin.done.length}件）`, bullets(bulletin.done.map(doneLine))),
    bulletin.ended.length === 0 ? '' : section('调整结束的', bullets(bulletin.ended.map(doneLine))),
    section('五、下月节点', bullets(bulletin.upcoming.map(upcomingLine))),
    section('六、可以引用的数', bullets(bulletin.figures.map(quotableLine))),
    '---',
    section('各单位情况', leadTable(bulletin)),
    section('与上月相比', bullets(bulletin.movements.map(movementLine))),
    section('数的来源', figureSources(bulletin)),
    `灯的规则：${bulletin.rule}。`,
    '只数各灯的项数，不算平均进度：不同任务的亩数、节点和季度没有共同的单位。',
  );
