import type { LetterKind } from '#domain/letter.ts';
import { type Column, type CsvTable, clockText, tableOf } from './csv-table.ts';

export interface LetterPart {
  readonly day: string;
  readonly to?: { readonly name?: string; readonly email?: string };
  readonly content: { readonly kind: LetterKind };
  readonly status?: string;
  readonly attempts?: number;
  readonly at?: string;
  readonly messageId?: string | null;
}

const LETTER_NAMES: Record<LetterKind, string> = {
  'draft-ready': '草案待核对',
  'published-list': '任务清单',
  digest: '提醒',
  returned: '退回',
  'objection-decided': '异议裁定',
  'extension-decided': '延期审批',
  reassigned: '任务改派',
  changed: '任务调整',
  'hand-over': '交接清单',
  bulletin: '通报',
  review: '回顾',
};

const LETTER_STATES: Readonly<Record<string, string>> = {
  queued: '待发',
  sending: '发送中',
  sent: '已发',
  failed: '未能送达',
  suppressed: '未发',
};

const LETTER: readonly Column<LetterPart>[] = [
  { head: '日期', of: ({ day }) => day },
  { head: '类型', of: ({ content }) => LETTER_NAMES[content.kind] ?? content.kind },
  { head: '收件人', of: ({ to }) => to?.name },
  { head: '邮箱', of: ({ to }) => to?.email },
  { head: '状态', of: ({ status = '' }) => LETTER_STATES[status] ?? status },
  { head: '投递次数', of: ({ attempts }) => attempts },
  { head: '写信时间', of: ({ at }) => at && clockText(at) },
  { head: '邮件编号', of: ({ messageId }) => messageId },
];

/** Letters of a year, one a row. */
export const letterTable = (letters: readonly LetterPart[]): CsvTable => tableOf('信件.csv', '本计划的信件', LETTER, letters);
