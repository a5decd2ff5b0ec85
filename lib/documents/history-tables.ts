import { STATE_NAMES, type Task } from '#domain/task.ts';
import { type Column, type CsvTable, list, tableOf } from './csv-table.ts';

/** An entry of a task's history, read loosely: years that were written by an older version are exported, too. */
export interface Entry {
  readonly n?: string;
  readonly version: number;
  readonly kind?: string;
  readonly by?: { readonly name?: string };
  readonly onBehalfOf?: string | null;
  readonly reportedBy?: string | null;
  readonly via?: string;
  readonly at?: string;
  readonly day?: string;
  readonly note?: string;
  readonly report?: ReportPart | null;
  readonly move?: { readonly kind: string; readonly report?: ReportPart; readonly reason?: string; readonly sentence?: string };
  readonly before?: { readonly state?: string } | null;
  readonly after?: { readonly state?: string } | null;
}

interface ReportPart {
  readonly measures?: readonly Readonly<Record<string, string | number>>[];
  readonly node?: { readonly name: string; readonly doneOn?: string | null } | null;
  readonly unchanged?: boolean;
  readonly noIncident?: boolean;
  readonly progress?: string;
  readonly problems?: string;
  readonly nextSteps?: string;
}

const KINDS: Readonly<Record<string, string>> = {
  issue: '下达',
  issued: '下达',
  acknowledge: '签收',
  acknowledged: '签收',
  report: '进展反馈',
  reported: '进展反馈',
  claim: '申请办结',
  claimed: '申请办结',
  verify: '核验办结',
  verified: '核验办结',
  return: '退回',
  returned: '退回',
  assess: '年末评定',
  assessed: '年末评定',
};

const VIAS: Readonly<Record<string, string>> = {
  page: '网页',
  link: '邮件链接',
  api: '接口',
  phone: '电话',
  meeting: '会议',
  import: '导入',
  machine: '系统',
};

const kindOf = ({ move, kind = '' }: Entry): string => KINDS[move?.kind ?? kind] ?? move?.kind ?? kind;
const reportOf = ({ move, report }: Entry): ReportPart | null => move?.report ?? report ?? null;
const noteOf = ({ move, note }: Entry): string => move?.reason ?? move?.sentence ?? note ?? '';
const stateName = (state: string | undefined): string => (state && STATE_NAMES[state as Task['state']]) || (state ?? '');

const figureText = ({ measure, added, total, numerator, denominator }: Readonly<Record<string, string | number>>): string => {
  if (added !== undefined) return `${measure} 新增${added}`;
  if (total !== undefined) return `${measure} 现有${total}`;
  return `${measure} ${numerator}${denominator === undefined ? '' : `/${denominator}`}`;
};

/** An entry beside the shown number of its task. */
export interface Told extends Entry {
  readonly id: string;
}

const WHO: readonly Column<Told>[] = [
  { head: '任务编号', of: ({ id }) => id },
  { head: '日期', of: ({ day, at }) => day ?? at?.slice(0, 10) },
  { head: '填报人', of: ({ by }) => by?.name },
  { head: '代填单位', of: ({ onBehalfOf }) => onBehalfOf },
  { head: '反映人', of: ({ reportedBy }) => reportedBy },
  { head: '渠道', of: ({ via = '' }) => VIAS[via] ?? via },
];

const PROGRESS: readonly Column<Told>[] = [
  ...WHO,
  { head: '指标', of: (entry) => list(reportOf(entry)?.measures?.map(figureText)) },
  { head: '节点', of: (entry) => nodeText(reportOf(entry)?.node) },
  { head: '本期无变化', of: (entry) => (reportOf(entry)?.unchanged ? '是' : '') },
  { head: '本季未发生', of: (entry) => (reportOf(entry)?.noIncident ? '是' : '') },
  { head: '进展', of: (entry) => reportOf(entry)?.progress },
  { head: '问题', of: (entry) => reportOf(entry)?.problems },
  { head: '下一步', of: (entry) => reportOf(entry)?.nextSteps },
  { head: '版本', of: ({ version }) => version },
];

const nodeText = (node: ReportPart['node'] | undefined): string => (node ? `${node.name}${node.doneOn ? ` ${node.doneOn}完成` : ''}` : '');

const STEPS: readonly Column<Told>[] = [
  ...WHO,
  { head: '时间', of: ({ at }) => at },
  { head: '事项', of: kindOf },
  { head: '原状态', of: ({ before }) => stateName(before?.state) },
  { head: '现状态', of: ({ after }) => stateName(after?.state) },
  { head: '说明', of: noteOf },
  { head: '版本', of: ({ version }) => version },
];

/** What was reported, and all that happened, in the order of the entries. */
export const historyTables = (entries: readonly Told[]): readonly CsvTable[] => [
  tableOf(
    '进展.csv',
    '每一次进展反馈',
    PROGRESS,
    entries.filter((entry) => reportOf(entry) !== null),
  ),
  tableOf('办理经过.csv', '任务的每一次变动', STEPS, entries),
];
