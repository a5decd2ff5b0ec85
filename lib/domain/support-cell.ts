import { partsOf, readWord, thingsOf, wordText } from './cell-words.ts';
import type { SupportAsk } from './plan.ts';

/** 配合单位, with what is asked of whom. */
export interface Support {
  readonly supporting: readonly string[];
  readonly asks: readonly SupportAsk[];
}

/**
 * 配合单位 as a cell, one a line, behind a colon what is asked of it; `readSupport` reads it back as it was.
 *
 * - what is asked in another order than that of the departments stands behind all of them
 *
 * @example supportText({ supporting: ['财政所', '民政办'], asks: [{ department: '财政所', ask: '拨付资金' }] }) //=> '财政所：拨付资金\n民政办'
 */
export const supportText = ({ supporting, asks }: Support): string => {
  const inOrder = supporting.flatMap((name) => asks.filter(({ department }) => department === name));
  const isInOrder = inOrder.length === asks.length && inOrder.every((ask, i) => ask === asks[i]);
  const lines = isInOrder
    ? supporting.flatMap((name) => {
        const own = asks.filter(({ department }) => department === name);
        return own.length === 0 ? [departmentText(name)] : own.map(askText);
      })
    : [...supporting.map(departmentText), ...asks.map(askText)];
  return lines.join('\n');
};

/** Departments in one line are parted by 、 */
const departmentText = (name: string): string => wordText(name, (word) => word.includes('、'));

const askText = ({ department, ask }: SupportAsk): string => `${departmentText(department)}：${saidText(ask)}`;

/** What is asked is a sentence: commas and colons of it are its own. */
const saidText = (ask: string): string => (/^[\p{L}\p{N}，。、：“”（）《》%—·]{1,200}$/u.test(ask) ? ask : wordText(ask));

/** Departments in one line may also be parted by 、 or a comma. @throws RuleError CellIsWrong */
export const readSupport = (cell: string): Support => {
  const supporting: string[] = [];
  const asks: SupportAsk[] = [];
  for (const line of thingsOf(cell)) {
    const [named = ''] = partsOf(line, /[：:]/);
    const ask = line.slice(named.length + 1).trim();
    const names = ask === '' ? partsOf(named, /[、，,]/).filter((one) => one.trim() !== '') : [named];
    for (const name of names.map(readWord)) {
      if (!supporting.includes(name)) supporting.push(name);
      if (ask !== '') asks.push({ department: name, ask: readWord(ask) });
    }
  }
  return { supporting, asks };
};
