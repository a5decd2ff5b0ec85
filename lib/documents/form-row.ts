import type { FormFigure, FormRow } from '#domain/link-form.ts';
import { VERDICT_NAMES, VERDICTS } from '#domain/task.ts';
import { choiceField, dayField, figureField, lineField, type RowFields, type RowState, textField, tickField } from './form-fields.ts';
import { list, paragraph, worded } from './form-frame.ts';

/** One task of the form. A row that is not asked is folded; one with an error is open, whatever it is asked. */
export const rowHtml = (row: FormRow, state: RowState, offices: readonly string[]): string => {
  const fields: RowFields = { n: row.n, ...state };
  const isWrong = Object.keys(state.errors).length > 0;
  const isTouched = isWrong || Object.keys(state.typed).length > 0;
  const inside = inputsOf(row, fields).join('\n');
  const objection = row.mayObject ? objectionHtml(fields, offices) : '';
  return [
    `<section class="card${isWrong ? ' wrong' : ''}" id="r${row.n}"><h2>${worded(row.title)}</h2>`,
    hidden(row),
    errorHtml(fields, inside + objection),
    paragraph('due', row.dues.join('\n')),
    paragraph('promise', row.text),
    paragraph('note', row.returned && `退回，请补：${row.returned}`),
    paragraph('note', row.pending),
    row.isFolded ? folded(row, inside, isTouched) : inside,
    objection,
    '</section>',
  ]
    .filter((part) => part !== '')
    .join('\n');
};

/** What is wrong with the row as a whole, or with a field that it does not show. */
const errorHtml = ({ n, errors }: RowFields, shown: string): string => {
  const others = Object.entries(errors).filter(([name]) => !shown.includes(`id="${n}.${name}.error"`));
  return others.length === 0 ? '' : `<p class="error" id="${n}.error">${others.map(([, message]) => worded(message)).join('<br>')}</p>`;
};

/** Which state of the task the row shows, and whether it waits for 签收. */
const hidden = ({ n, version, mayAcknowledge }: FormRow): string =>
  `<input type="hidden" name="${n}.v" value="${version}">${mayAcknowledge ? `<input type="hidden" name="${n}.ack" value="1">` : ''}`;

const folded = (row: FormRow, inside: string, isTouched: boolean): string => {
  const why = row.isAsked ? '现在就填进展（到期前会再来信）' : '补充填报';
  return `<details${isTouched ? ' open' : ''}><summary>${why}</summary>${inside}</details>`;
};

/** Where the department says that the task is another's. */
const objectionHtml = (fields: RowFields, offices: readonly string[]): string => {
  const isTouched = ['object', 'proposed'].some((name) => fields.typed[name] || fields.errors[name]);
  const options = [['', '不清楚'], ...offices.map((name) => [name, name])] as [string, string][];
  return [
    `<details${isTouched ? ' open' : ''}><summary>不是本单位的事？提异议</summary>`,
    textField(fields, { name: 'object', label: '理由' }),
    `${choiceField(fields, { name: 'proposed', label: '建议哪个单位办' }, options)}</details>`,
  ].join('');
};

const inputsOf = (row: FormRow, fields: RowFields): readonly string[] =>
  [
    ...row.figures.map((figure, i) => figureHtml(figure, i, fields)),
    nodesHtml(row, fields),
    boxHtml(row, fields),
    wordsHtml(row, fields),
    row.mayClaim ? tickField(fields, { name: 'claim', label: '申请办结：已全部完成，请党政办核验' }) : '',
    row.mayAssess ? assessHtml(fields) : '',
  ].filter((part) => part !== '');

const figureHtml = ({ label, last, outOf, isGrid }: FormFigure, i: number, fields: RowFields): string => {
  if (isGrid) return paragraph('small', `${label}：${last}\n这个数按村填报，请登录后填村级分解表，或报党政办代填。`);
  const first = figureField(fields, { name: `m${i}`, label, hint: `目前：${last}` });
  if (outOf === undefined) return first;
  const kept = outOf === null ? '' : `不变的不用填：${outOf}`;
  return `${first}${figureField(fields, { name: `d${i}`, label: '总数（分母）' }, kept)}`;
};

const nodesHtml = ({ nodes, nodesSoFar, takesWords }: FormRow, fields: RowFields): string => {
  if (nodes.length === 0) return list(nodesSoFar);
  const options = nodes.map((name, i) => [String(i), name] as const);
  const next = takesWords ? lineField(fields, { name: 'next', label: '下一节点名称（同一节点改期的不用填）' }, 60) : '';
  return [
    `<fieldset><legend>节点</legend>${list(nodesSoFar)}`,
    choiceField(fields, { name: 'node', label: '报哪个节点' }, options),
    `<div class="pair">${dayField(fields, { name: 'doneOn', label: '完成日期（没完成不填）' })}`,
    `${dayField(fields, { name: 'nextOn', label: '下一节点日期，或新日期' })}</div>`,
    `${next}</fieldset>`,
  ].join('');
};

const boxHtml = ({ box }: FormRow, fields: RowFields): string => {
  if (box === null) return '';
  return tickField(fields, { name: box, label: box === 'unchanged' ? '本期无变化' : '本季未发生' });
};

const wordsHtml = ({ takesWords }: FormRow, fields: RowFields): string => {
  if (!takesWords) return paragraph('small', '本事项只填数字，不写文字情况。');
  const more = ['problems', 'nextSteps'].some((name) => fields.typed[name] || fields.errors[name]);
  return [
    textField(fields, { name: 'progress', label: '进展（一两句话）' }),
    `<details${more ? ' open' : ''}><summary>问题、下一步（没有的不用填）</summary>`,
    textField(fields, { name: 'problems', label: '问题' }),
    `${textField(fields, { name: 'nextSteps', label: '下一步' })}</details>`,
  ].join('');
};

const assessHtml = (fields: RowFields): string => {
  const options = [['', '不评定'], ...VERDICTS.map((verdict) => [verdict, VERDICT_NAMES[verdict]])] as [string, string][];
  return [
    '<fieldset><legend>年末评定（不申请办结的事项）</legend>',
    choiceField(fields, { name: 'verdict', label: '全年完成情况' }, options),
    `${lineField(fields, { name: 'sentence', label: '一句话说明' }, 500)}</fieldset>`,
  ].join('');
};
