import type { FormFigure, FormRow } from '#domain/link-form.ts';
import { VERDICT_NAMES, VERDICTS } from '#domain/task.ts';
import { choiceField, dayField, figureField, lineField, type RowFields, type RowState, textField, tickField } from './form-fields.ts';
import { list, paragraph, worded } from './form-frame.ts';

/** One task of the form. A row that is not asked is folded; one with an error is open, whatever it is asked. */
export const rowHtml = (row: FormRow, state: RowState, offices: readonly string[]): string => {
  const fields: RowFields = { n: row.n, ...state };
  const inside = lines(...reportInputs(row, fields), ...sharedInputs(row, fields), ...endInputs(row, fields));
  const isTouched = isWrong(state) || Object.keys(state.typed).length > 0;
  return card(row.n, isWrong(state), `<h2>${worded(row.title)}</h2>`, paragraph('due', row.dues.join('\n')), [
    taskHtml(row, fields, row.isFolded ? folded(row, inside, isTouched) : inside, offices),
  ]);
};

/** A row with what was typed into it, and what of it is wrong. */
export interface StatedRow {
  readonly row: FormRow;
  readonly state: RowState;
}

/** Tasks that are one question (合并填报): figures and nodes of each, words and 本期无变化 once. */
export const jointHtml = (stated: readonly StatedRow[], offices: readonly string[]): string => {
  const [first] = stated as [StatedRow];
  const dues = [...new Set(stated.flatMap(({ row }) => row.dues))];
  const shared = lines(...sharedInputs(first.row, { n: first.row.n, ...first.state }));
  const tasks = stated.flatMap(({ row, state }) => {
    const fields: RowFields = { n: row.n, ...state };
    const inside = lines(...reportInputs(row, fields), ...endInputs(row, fields));
    return [`<h3>${worded(row.title)}</h3>`, taskHtml(row, fields, inside, offices, shared)];
  });
  const heading = `<h2>合并填报（${stated.length}项）</h2><p class="small">数字、节点各填各的；情况写一次，几项通用。</p>`;
  return card(
    first.row.n,
    stated.some(({ state }) => isWrong(state)),
    heading,
    paragraph('due', dues.join('\n')),
    [...tasks, shared],
  );
};

const card = (n: string, wrong: boolean, heading: string, due: string, parts: readonly string[]): string =>
  lines(`<section class="card${wrong ? ' wrong' : ''}" id="r${n}">${heading}`, due, ...parts, '</section>');

const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

const isWrong = ({ errors }: RowState): boolean => Object.keys(errors).length > 0;

/** What is said of a task and asked for it alone. */
const taskHtml = (row: FormRow, fields: RowFields, inside: string, offices: readonly string[], shared = ''): string => {
  const objection = row.mayObject ? objectionHtml(fields, offices) : '';
  return lines(
    hidden(row),
    errorHtml(fields, inside + objection + shared),
    paragraph('promise', row.text),
    paragraph('note', row.drafted && `年度回顾拟这样写：${row.drafted}`),
    paragraph('note', row.returned && `退回，请补：${row.returned}`),
    paragraph('note', row.pending),
    inside,
    objection,
  );
};

/** What is wrong with the row as a whole, or with a field that it does not show. */
const errorHtml = ({ n, errors }: RowFields, shown: string): string => {
  const others = Object.entries(errors).filter(([name]) => !shown.includes(`id="${n}.${name}.error"`));
  return others.length === 0 ? '' : `<p class="error" id="${n}.error">${others.map(([, message]) => worded(message)).join('<br>')}</p>`;
};

/** Which state of the task the row shows, whether it waits for 签收, and with which row it is one question. */
const hidden = ({ n, version, mayAcknowledge, joins }: FormRow): string =>
  [['v', String(version)], ...(mayAcknowledge ? [['ack', '1']] : []), ...(joins === null ? [] : [['joins', joins]])]
    .map(([name, value]) => `<input type="hidden" name="${n}.${name}" value="${value}">`)
    .join('');

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

/** What is reported of the task itself; 本季未发生 is said of it alone. */
const reportInputs = (row: FormRow, fields: RowFields): readonly string[] => [
  ...row.figures.map((figure, i) => figureHtml(figure, i, fields)),
  nodesHtml(row, fields),
  row.box === 'noIncident' ? boxHtml(row, fields) : '',
];

/** How the task ends. */
const endInputs = (row: FormRow, fields: RowFields): readonly string[] => [
  row.mayClaim ? tickField(fields, { name: 'claim', label: '申请办结：已全部完成，请党政办核验' }) : '',
  row.mayAssess ? assessHtml(fields) : '',
];

/** What is said once of all the tasks of a question. */
const sharedInputs = (row: FormRow, fields: RowFields): readonly string[] => [
  row.box === 'unchanged' ? boxHtml(row, fields) : '',
  wordsHtml(row, fields),
];

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
