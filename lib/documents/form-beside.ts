import type { FormBeside } from '#domain/form-beside.ts';
import { UNPLANNED_ROW } from '#domain/form-beside.ts';
import { choiceField, dayField, type RowFields, type RowState, textField } from './form-fields.ts';
import { paragraph, worded } from './form-frame.ts';

type StateOf = (name: string) => RowState;

const card = (fields: RowFields, title: string, ...inside: readonly string[]): string => {
  const isWrong = Object.keys(fields.errors).length > 0;
  const own = fields.errors[''];
  return [
    `<section class="card${isWrong ? ' wrong' : ''}" id="r${fields.n}"><h2>${worded(title)}</h2>`,
    own ? `<p class="error" id="${fields.n}.error">${worded(own)}</p>` : '',
    ...inside,
    '</section>',
  ].join('');
};

/** What the form asks beside the tasks: 配合 for those of others, and once a quarter the work outside the plan. Blank is not sent. */
export const besideHtml = ({ unplanned, supports }: FormBeside, stateOf: StateOf): string => {
  const answers = supports.map(({ name, title, ask }) => {
    const fields = { n: name, ...stateOf(name) };
    return card(fields, title, paragraph('promise', ask), textField(fields, { name: 'answer', label: '配合情况（一两句话）' }));
  });
  const work = unplanned.length === 0 ? '' : unplannedHtml(unplanned, { n: UNPLANNED_ROW, ...stateOf(UNPLANNED_ROW) });
  return [answers.length > 0 ? `<h3>配合别人的事（${answers.length}项）</h3>` : '', ...answers, work].join('');
};

const unplannedHtml = (departments: readonly string[], fields: RowFields): string =>
  card(
    fields,
    '计划外工作（没有的不用填）',
    '<p class="small">计划里没有、本季做了、值得写进年度回顾的事：一句话，带上数字。</p>',
    textField(fields, { name: 'sentence', label: '做了什么' }),
    dayField(fields, { name: 'day', label: '哪一天（今天的不用填）' }),
    departments.length > 1
      ? choiceField(
          fields,
          { name: 'department', label: '哪个单位' },
          departments.map((name) => [name, name] as const),
        )
      : '',
  );
