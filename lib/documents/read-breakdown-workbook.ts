import { HEADS } from '#domain/breakdown-columns.ts';
import { RuleError } from '#domain/errors.ts';
import type { LineError } from '#domain/read-breakdown.ts';
import { GUIDE_HEADS, GUIDE_SHEET, TABLE_SHEET, VERSION_LINE } from './breakdown-workbook.ts';
import { cellError, type ReadSheet, readWorkbook } from './read-workbook.ts';
import { letterOf } from './workbook.ts';

/** A table as a person left it. */
export interface HandedTable {
  readonly sheet: ReadSheet;
  /** 'wangjing-2022 第12版'; '' when the guide is gone. */
  readonly version: string;
}

/** @throws RuleError FileRefused */
export const readBreakdownWorkbook = async (bytes: Uint8Array): Promise<HandedTable> => {
  const sheets = await readWorkbook(bytes, { [TABLE_SHEET]: [HEADS.id, HEADS.text] });
  const [sheet] = sheets;
  if (!sheet) throw new RuleError('FileRefused', `工作簿里没有“${TABLE_SHEET}”这张表，请用系统导出的表填写。`);
  return { sheet, version: await versionIn(bytes) };
};

const versionIn = async (bytes: Uint8Array): Promise<string> => {
  const [item, said] = GUIDE_HEADS;
  const [guide] = await readWorkbook(bytes, { [GUIDE_SHEET]: GUIDE_HEADS });
  return guide?.lines.find(({ cells }) => cells[item] === VERSION_LINE)?.cells[said] ?? '';
};

/** An error of a line as it is told: with the cell as a person finds it. */
export interface CellError extends LineError {
  /** 'G7'; '' for a line or the sheet as a whole. */
  readonly cell: string;
}

/** @example placed({ line: 7, head: '完成时限', message: '必填' }, sheet).message //=> 'G7（完成时限）：必填' */
export const placed = ({ line, head, message }: LineError, sheet: ReadSheet): CellError => {
  const column = sheet.heads.indexOf(head) + 1;
  if (column > 0) return { line, head, cell: `${letterOf(column)}${line}`, message: cellError({ line }, sheet, head, message).message };
  if (line === 0) return { line, head, cell: '', message };
  return { line, head, cell: '', message: `第${line}行${head === '' ? '' : `（${head}，表中没有这一列）`}：${message}` };
};
