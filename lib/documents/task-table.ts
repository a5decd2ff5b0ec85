import { KIND_NAMES } from '#domain/plan.ts';
import { RHYTHM_NAMES } from '#domain/rhythm.ts';
import { STATE_NAMES, type Task, VERDICT_NAMES } from '#domain/task.ts';
import { SOURCE_NAMES } from '#domain/task-changes.ts';
import { basisText, type Column, type CsvTable, list, tableOf } from './csv-table.ts';

const measureText = ({ name, unit, value, target }: Task['measures'][number]): string =>
  `${name} ${value === null ? `未报${target ? ` / ${target.value}${unit}` : ''}` : `${value}${target ? ` / ${target.value}` : ''}${unit}`}`;

const nodeText = ({ name, planned, doneOn }: Task['nodes'][number]): string => {
  const when = doneOn ? `${doneOn}完成` : (planned ?? '');
  return when === '' ? name : `${name} ${when}`;
};

const TASK: readonly Column<Task>[] = [
  { head: '编号', of: ({ id }) => id },
  { head: '领域', of: ({ area }) => area },
  { head: '任务', of: ({ text }) => text },
  { head: '来源', of: ({ source }) => SOURCE_NAMES[source] },
  { head: '文号', of: ({ sourceNo }) => sourceNo },
  { head: '依据', of: ({ basis }) => basis && basisText(basis) },
  { head: '结转自', of: ({ carriedFrom }) => list(carriedFrom) },
  { head: '类型', of: ({ kind }) => KIND_NAMES[kind] ?? kind },
  { head: '状态', of: ({ state }) => STATE_NAMES[state] ?? state },
  { head: '重点', of: ({ star }) => (star ? '★' : '') },
  { head: '牵头单位', of: ({ lead }) => lead },
  { head: '反馈周期', of: ({ every }) => (every ? RHYTHM_NAMES[every] : '按类型') },
  { head: '配合单位', of: ({ supporting }) => list(supporting) },
  { head: '分管领导', of: ({ leader }) => leader },
  { head: '时限', of: ({ due }) => due },
  { head: '时限是否报告写明', of: ({ dueStated }) => (dueStated ? '是' : '否') },
  { head: '指标', of: ({ measures }) => list(measures?.map(measureText)) },
  { head: '节点', of: ({ nodes }) => list(nodes?.map(nodeText)) },
  { head: '签收日', of: ({ acknowledgedOn }) => acknowledgedOn },
  { head: '最近反馈日', of: ({ lastReport }) => lastReport?.day },
  { head: '最近进展', of: ({ lastReport }) => lastReport?.progress },
  { head: '存在问题', of: ({ lastReport }) => lastReport?.problems },
  { head: '办结日', of: ({ completedOn }) => completedOn },
  { head: '年末评定', of: ({ assessment }) => assessment && VERDICT_NAMES[assessment.verdict] },
  { head: '评定说明', of: ({ assessment }) => assessment?.sentence },
];

/** Every task of a year, one a row. */
export const taskTable = (tasks: readonly Task[]): CsvTable => tableOf('任务.csv', '任务一览', TASK, tasks);
