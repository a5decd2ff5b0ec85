import { type Made, type Move, reportIn } from '#domain/move.ts';
import { MOVES } from '#domain/moves.ts';
import { type HistoryEntry, type MeasureReport, type Report, STATE_NAMES, type Via } from '#domain/task.ts';
import { type Correction, LEVEL_NAMES } from '#domain/task-records.ts';
import { type Column, type CsvTable, list, tableOf } from './csv-table.ts';

/** An entry of a task's history beside the task's shown number. */
export interface Told extends HistoryEntry {
  readonly id: string;
}

const VIAS: Record<Via, string> = {
  page: '网页',
  link: '邮件链接',
  api: '接口',
  phone: '电话',
  meeting: '会议',
  import: '导入',
  machine: '系统',
};

const nameOf = (move: Made): string => (move.kind === 'issue' ? '下达' : MOVES[move.kind].name);

const figureText = (report: MeasureReport): string => {
  if ('added' in report) return `${report.measure} 新增${report.added}`;
  if ('total' in report) return `${report.measure} 现有${report.total}`;
  return `${report.measure} ${report.numerator}${report.denominator === undefined ? '' : `/${report.denominator}`}`;
};

const nodeText = (node: Report['node'] | undefined): string => (node ? `${node.name}${node.doneOn ? ` ${node.doneOn}完成` : ''}` : '');

/** A village without a value has not reported. */
const gridText = ({ measure, shares }: Extract<Move, { kind: 'fill-shares' }>['measures'][number]): string =>
  `${measure} ${shares.map(({ unit, value }) => `${unit}${value ?? '未报'}`).join(' ')}`;

const correctionText = (said: Correction): string => {
  const value = 'value' in said ? said.value : `${said.numerator}${said.denominator === undefined ? '' : `/${said.denominator}`}`;
  return `${said.measure} ${value}（${said.reason}）`;
};

/** What a move sets: a figure, a day, an office, the task that takes the place. */
const changeText = (move: Made): string => {
  if (move.kind === 'change-target') return `${move.measure} ${move.value}${move.valueMax === null ? '' : `–${move.valueMax}`}`;
  if (move.kind === 'replace') return move.by;
  if (move.kind === 'fill-shares') return list(move.measures.map(gridText));
  if (move.kind === 'incident') return list([move.incident.date, LEVEL_NAMES[move.incident.level], `${move.incident.count}起`]);
  const set = move as Partial<Record<'due' | 'lead' | 'proposed', string | null>>;
  return set.due ?? set.lead ?? set.proposed ?? '';
};

/** Why: a reason, a note, or the basis of a decision. */
const noteText = (move: Made): string => {
  if ('basis' in move) return list([move.basis.text, move.basis.date, move.basis.decidedBy]);
  if (move.kind === 'incident') return move.incident.facts;
  const said = move as Partial<Record<'reason' | 'note' | 'sentence' | 'answer', string>>;
  return said.reason ?? said.note ?? said.sentence ?? said.answer ?? '';
};

const answerText = (move: Made | Move): string => {
  if (move.kind === 'decide-objection') return move.upheld ? '采纳' : '不采纳';
  return move.kind === 'decide-extension' ? (move.granted ? '同意' : '不同意') : '';
};

const WHO: readonly Column<Told>[] = [
  { head: '任务编号', of: ({ id }) => id },
  { head: '日期', of: ({ day }) => day },
  { head: '填报人', of: ({ by }) => by.name },
  { head: '代填单位', of: ({ onBehalfOf }) => onBehalfOf },
  { head: '反映人', of: ({ reportedBy }) => reportedBy },
  { head: '渠道', of: ({ via }) => VIAS[via] ?? via },
];

const PROGRESS: readonly Column<Told>[] = [
  ...WHO,
  { head: '指标', of: (entry) => list(reportIn(entry)?.measures.map(figureText)) },
  { head: '更正', of: (entry) => list(reportIn(entry)?.corrections?.map(correctionText)) },
  { head: '节点', of: (entry) => nodeText(reportIn(entry)?.node) },
  { head: '本期无变化', of: (entry) => (reportIn(entry)?.unchanged ? '是' : '') },
  { head: '本季未发生', of: (entry) => (reportIn(entry)?.noIncident ? '是' : '') },
  { head: '进展', of: (entry) => reportIn(entry)?.progress },
  { head: '问题', of: (entry) => reportIn(entry)?.problems },
  { head: '下一步', of: (entry) => reportIn(entry)?.nextSteps },
  { head: '佐证材料', of: (entry) => list(reportIn(entry)?.evidence) },
  { head: '版本', of: ({ version }) => version },
];

const STEPS: readonly Column<Told>[] = [
  ...WHO,
  { head: '时间', of: ({ at }) => at },
  { head: '事项', of: ({ move }) => nameOf(move) },
  { head: '改为', of: ({ move }) => changeText(move) },
  { head: '结果', of: ({ move }) => answerText(move) },
  { head: '说明', of: ({ move }) => noteText(move) },
  { head: '原状态', of: ({ before }) => before && STATE_NAMES[before.state] },
  { head: '现状态', of: ({ after }) => STATE_NAMES[after.state] },
  { head: '版本', of: ({ version }) => version },
];

/** What was reported, and all that happened, in the order of the entries. */
export const historyTables = (entries: readonly Told[]): readonly CsvTable[] => [
  tableOf(
    '进展.csv',
    '每一次进展反馈',
    PROGRESS,
    entries.filter((entry) => reportIn(entry) !== null),
  ),
  tableOf('办理经过.csv', '任务的每一次变动', STEPS, entries),
];
