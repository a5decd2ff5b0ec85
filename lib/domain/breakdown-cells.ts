import { BY_KIND, type ColumnName, HEADS, NO, STAR, YES } from './breakdown-columns.ts';
import { readDay, shortened, wrongCell } from './cell-words.ts';
import type { Day } from './day.ts';
import type { RowPatch } from './edit-row.ts';
import { readMeasures } from './measure-cell.ts';
import { KIND_NAMES } from './plan.ts';
import { RHYTHM_NAMES } from './rhythm.ts';
import { readSteps } from './step-cell.ts';
import { readSupport } from './support-cell.ts';
import { readTargets } from './target-cell.ts';
import { SOURCE_NAMES, type Source } from './task-changes.ts';

/** What cells of a line say, as far as they were read: fields of a row, and what a task has that is added to a published plan. */
export interface Said extends RowPatch {
  readonly source?: Source;
  readonly sourceNo?: string;
  readonly basisText?: string;
  readonly basisDate?: Day | null;
  readonly decidedBy?: string;
  readonly replyDue?: Day | null;
}

type Reader = (cell: string) => Said;

const needed = (cell: string): string => {
  if (cell === '') throw wrongCell('必填');
  return cell;
};

/** The key of a word in Chinese. @throws RuleError CellIsWrong naming the choices */
const keyOf = <Key extends string>(names: Readonly<Record<Key, string>>, cell: string): Key => {
  const key = (Object.keys(names) as Key[]).find((one) => names[one] === cell);
  if (key === undefined) throw wrongCell(`没有“${shortened(cell)}”，应为以下之一：${Object.values(names).join('、')}`);
  return key;
};

const YES_WORDS: readonly string[] = [YES, STAR, '√', '✓', '1'];
const NO_WORDS: readonly string[] = ['', NO, '×', '0', '无'];

const isYes = (cell: string): boolean => {
  if (YES_WORDS.includes(cell)) return true;
  if (NO_WORDS.includes(cell)) return false;
  throw wrongCell(`“${shortened(cell)}”应为${YES}或${NO}`);
};

/** How each column that is read is read. Of an empty cell: nothing, where a row can do without it. */
export const READERS: Readonly<Partial<Record<ColumnName, Reader>>> = {
  area: (cell) => ({ area: needed(cell) }),
  text: (cell) => ({ text: needed(cell) }),
  kind: (cell) => ({ kind: keyOf(KIND_NAMES, needed(cell)) }),
  source: (cell) => ({ source: keyOf(SOURCE_NAMES, needed(cell)) }),
  sourceNo: (cell) => ({ sourceNo: cell }),
  basisText: (cell) => ({ basisText: cell }),
  basisDate: (cell) => ({ basisDate: cell === '' ? null : readDay(cell) }),
  decidedBy: (cell) => ({ decidedBy: cell }),
  targets: (cell) => ({ targets: readTargets(cell) }),
  measures: (cell) => ({ measures: readMeasures(cell) }),
  milestones: (cell) => ({ milestones: readSteps(cell) }),
  leader: (cell) => ({ leader: cell }),
  lead: (cell) => ({ lead: needed(cell) }),
  support: readSupport,
  due: (cell) => ({ due: readDay(needed(cell)) }),
  dueStated: (cell) => ({ dueStated: isYes(cell) }),
  replyDue: (cell) => ({ replyDue: cell === '' ? null : readDay(cell) }),
  every: (cell) => ({ every: cell === '' || cell === BY_KIND ? null : keyOf(RHYTHM_NAMES, cell) }),
  star: (cell) => ({ star: isYes(cell) }),
  sensitive: (cell) => ({ sensitive: isYes(cell) }),
  open: (cell) => ({ open: isYes(cell) }),
  dropped: (cell) => ({ dropped: cell === '' ? null : cell }),
};

/** The column in which a field of a row stands. */
const COLUMN_OF_FIELD: Readonly<Record<string, ColumnName>> = { supporting: 'support', asks: 'support' };
const COLUMN_OF_BASIS: Readonly<Record<string, ColumnName>> = { text: 'basisText', date: 'basisDate', decidedBy: 'decidedBy' };

/**
 * The head under which stands what a rule found wrong, and which thing of the cell it is (from 1; null for the cell as a whole).
 * @example placeOf('/supporting/2') //=> { head: '配合单位', item: 3 }
 */
export const placeOf = (pointer: string): { readonly head: string; readonly item: number | null } => {
  const [, field = '', part = ''] = pointer.split('/');
  if (field === 'basis') return { head: HEADS[COLUMN_OF_BASIS[part] ?? 'basisText'], item: null };
  const column = COLUMN_OF_FIELD[field] ?? (field in HEADS ? (field as ColumnName) : 'text');
  return { head: HEADS[column], item: /^\d{1,3}$/.test(part) ? Number(part) + 1 : null };
};
