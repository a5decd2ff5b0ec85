import { type Made, type Move, reportIn } from '#domain/move.ts';
import { MOVES } from '#domain/moves.ts';
import { type HistoryEntry, type MeasureReport, type Report, STATE_NAMES, type Task } from '#domain/task.ts';
import { type Correction, LEVEL_NAMES } from '#domain/task-records.ts';
import { basisText, type Column, type CsvTable, clockText, list, tableOf } from './csv-table.ts';
import { viaText } from './via-text.ts';

/** An entry of a task's history beside its task, and the names of the files of evidence that it names. */
export interface Told extends HistoryEntry {
  readonly task: Pick<Task, 'id' | 'measures'>;
  readonly files: readonly string[];
}

const nameOf = (move: Made): string => (move.kind === 'issue' ? '下达' : MOVES[move.kind].name);

/** The unit of a figure; a share of a whole counts in none of its own. */
const unitOf = ({ measures }: Told['task'], name: string): string => measures?.find((measure) => measure.name === name)?.unit ?? '';

const ratioText = ({ numerator, denominator }: { readonly numerator: number; readonly denominator?: number | undefined }): string =>
  `${numerator}${denominator === undefined ? '' : `/${denominator}`}`;

const figureText = (report: MeasureReport, task: Told['task']): string => {
  if ('added' in report) return `${report.measure} 新增${report.added}${unitOf(task, report.measure)}`;
  if ('total' in report) return `${report.measure} 现有${report.total}${unitOf(task, report.measure)}`;
  return `${report.measure} ${ratioText(report)}`;
};

const nodeText = (node: Report['node'] | undefined): string => (node ? `${node.name}${node.doneOn ? ` ${node.doneOn}完成` : ''}` : '');

/** A village without a value has not reported. */
const gridText = ({ measure, shares }: Extract<Move, { kind: 'fill-shares' }>['measures'][number]): string =>
  `${measure} ${shares.map(({ unit, value }) => `${unit}${value ?? '未报'}`).join(' ')}`;

const correctionText = (said: Correction, task: Told['task']): string => {
  const value = 'value' in said ? `${said.value}${unitOf(task, said.measure)}` : ratioText(said);
  return `${said.measure} ${value}（${said.reason}）`;
};

/** What a move sets: a figure, a day, an office, the task that takes the place. */
const changeText = (move: Made, task: Told['task']): string => {
  if (move.kind === 'change-target')
    return `${move.measure} ${move.value}${move.valueMax === null ? '' : `–${move.valueMax}`}${unitOf(task, move.measure)}`;
  if (move.kind === 'replace') return move.by;
  if (move.kind === 'fill-shares') return list(move.measures.map(gridText));
  if (move.kind === 'incident') return list([move.incident.date, LEVEL_NAMES[move.incident.level], `${move.incident.count}起`]);
  const set = move as Partial<Record<'due' | 'lead' | 'proposed', string | null>>;
  return set.due ?? set.lead ?? set.proposed ?? '';
};

/** Why: a reason, a note, or the basis of a decision. */
const noteText = (move: Made): string => {
  if ('basis' in move) return basisText(move.basis);
  if (move.kind === 'incident') return move.incident.facts;
  const said = move as Partial<Record<'reason' | 'note' | 'sentence' | 'answer', string>>;
  return said.reason ?? said.note ?? said.sentence ?? said.answer ?? '';
};

const answerText = (move: Made | Move): string => {
  if (move.kind === 'decide-objection') return move.upheld ? '采纳' : '不采纳';
  return move.kind === 'decide-extension' ? (move.granted ? '同意' : '不同意') : '';
};

const WHO: readonly Column<Told>[] = [
  { head: '任务编号', of: ({ task }) => task.id },
  { head: '日期', of: ({ day }) => day },
  { head: '填报人', of: ({ by }) => by.name },
  { head: '代填单位', of: ({ onBehalfOf }) => onBehalfOf },
  { head: '代理何人', of: ({ by }) => by.deputyFor },
  { head: '反映人', of: ({ reportedBy }) => reportedBy },
  { head: '渠道', of: ({ via }) => viaText(via) },
];

const PROGRESS: readonly Column<Told>[] = [
  ...WHO,
  { head: '指标', of: (entry) => list(reportIn(entry)?.measures.map((said) => figureText(said, entry.task))) },
  { head: '更正', of: (entry) => list(reportIn(entry)?.corrections?.map((said) => correctionText(said, entry.task))) },
  { head: '节点', of: (entry) => nodeText(reportIn(entry)?.node) },
  { head: '本期无变化', of: (entry) => (reportIn(entry)?.unchanged ? '是' : '') },
  { head: '本季未发生', of: (entry) => (reportIn(entry)?.noIncident ? '是' : '') },
  { head: '进展', of: (entry) => reportIn(entry)?.progress },
  { head: '问题', of: (entry) => reportIn(entry)?.problems },
  { head: '下一步', of: (entry) => reportIn(entry)?.nextSteps },
  { head: '佐证材料', of: ({ files }) => list(files) },
  { head: '版本', of: ({ version }) => version },
];

const STEPS: readonly Column<Told>[] = [
  ...WHO,
  { head: '时间', of: ({ at }) => clockText(at) },
  { head: '事项', of: ({ move }) => nameOf(move) },
  { head: '改为', of: ({ move, task }) => changeText(move, task) },
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
