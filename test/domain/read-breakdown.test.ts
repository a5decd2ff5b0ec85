import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDepartmentsFile } from '#contract/departments-file.ts';
import { type BreakdownRow, draftLine, taskLine } from '#domain/breakdown.ts';
import { placeOf, READERS } from '#domain/breakdown-cells.ts';
import { cellOf, columnsOfTable, HEADS } from '#domain/breakdown-columns.ts';
import { issueTask } from '#domain/issue-task.ts';
import { numberRows } from '#domain/number-rows.ts';
import { proposeRows } from '#domain/propose-rows.ts';
import { allErrors, errorsOfLine, readBreakdown, type TableLine } from '#domain/read-breakdown.ts';
import { splitReport } from '#domain/split-report.ts';
import { aDraft } from '../support/a-draft.ts';
import { anOrganization } from '../support/builders.ts';

const on = { organization: anOrganization(), day: '2022-03-02' };
const ROWS = aDraft().draft.rows.map((row) => draftLine(row, on));
const HEADS_OF_DRAFT = columnsOfTable(true).map((name) => HEADS[name]);

/** The lines of the sheet as they go out. */
const linesOf = (rows: readonly BreakdownRow[], isDraft = true): TableLine[] =>
  rows.map((row, i) => ({
    line: i + 3,
    cells: Object.fromEntries(columnsOfTable(isDraft).map((name) => [HEADS[name], cellOf(name, row)])),
  }));
const blank = (line: number, cells: Record<string, string>): TableLine => ({
  line,
  cells: { ...Object.fromEntries(HEADS_OF_DRAFT.map((head) => [head, ''])), ...cells },
});
const read = (lines: readonly TableLine[], heads: readonly string[] = HEADS_OF_DRAFT) =>
  readBreakdown(lines, ROWS, { isDraft: true, heads });
const changedIn = (row: number, cells: Record<string, string>): TableLine[] =>
  linesOf(ROWS).map((line, i) => (i === row ? { ...line, cells: { ...line.cells, ...cells } } : line));
const NOTHING = { changed: [], added: [], errors: [] };

describe('what a sheet says otherwise than the plan', () => {
  it.each<{ why: string; lines: TableLine[]; heads?: string[] }>([
    { why: 'as it went out', lines: linesOf(ROWS) },
    { why: 'rows are missing', lines: linesOf(ROWS).slice(2, 4) },
    { why: 'in another order', lines: linesOf(ROWS).toReversed() },
    { why: 'grey columns were written on', lines: changedIn(0, { [HEADS.quarter1]: 'x', [HEADS.note]: 'y', [HEADS.responsible]: 'z' }) },
    { why: 'line breaks of another system, space at the ends', lines: changedIn(0, { [HEADS.text]: ` ${ROWS[0]!.text}\r\n` }) },
    { why: 'a day in other digits', lines: changedIn(0, { [HEADS.due]: '2022/12/31' }) },
    {
      why: 'figures in other signs',
      lines: changedIn(0, { [HEADS.targets]: cellOf('targets', ROWS[0]!).replaceAll(' = ', '＝').replaceAll('\n', '；') }),
    },
    { why: 'cells of an area were merged', lines: changedIn(1, { [HEADS.area]: '' }) },
    { why: 'a number that lost its zeros', lines: changedIn(0, { [HEADS.n]: '1' }) },
    { why: 'the number is gone, the shown one is there', lines: changedIn(0, { [HEADS.n]: '' }) },
    {
      why: 'a column is gone, whatever its cells said',
      lines: changedIn(0, { [HEADS.lead]: '' }),
      heads: HEADS_OF_DRAFT.filter((head) => head !== HEADS.lead),
    },
  ])('is nothing: $why', ({ lines, heads }) => expect(read(lines, heads)).toMatchObject(NOTHING));

  it.each<{ why: string; cells: Record<string, string>; said: object; heads?: string[] }>([
    { why: 'a word', cells: { [HEADS.kind]: '节点' }, said: { kind: 'milestone' } },
    { why: 'yes', cells: { [HEADS.star]: '是' }, said: { star: true } },
    { why: 'a rhythm, and the one of the kind', cells: { [HEADS.every]: '到期一次' }, said: { every: 'due-day' } },
    { why: 'nothing any more', cells: { [HEADS.targets]: '' }, said: { targets: [] } },
    {
      why: 'only what is asked',
      cells: { [HEADS.support]: '财政所：拨款' },
      said: { supporting: ['财政所'], asks: [{ department: '财政所', ask: '拨款' }] },
    },
    { why: 'a leader who is named no more', cells: { [HEADS.leader]: '' }, said: { leader: '' } },
    { why: 'a reason for dropping', cells: { [HEADS.dropped]: '重复' }, said: { dropped: '重复' } },
  ])('is a change of that field alone: $why', ({ cells, said }) =>
    expect(read(changedIn(0, cells)).changed).toEqual([{ line: 3, n: '001', id: '1.1', said, heads: Object.keys(cells) }]),
  );

  it('is new where no row is named, behind the row above of the same area', () => {
    const [first] = ROWS;
    const own = { [HEADS.area]: first!.area, [HEADS.text]: '植树。' };
    const lines = [
      linesOf(ROWS)[0]!,
      blank(4, own),
      blank(5, own),
      blank(6, { [HEADS.area]: '新板块', [HEADS.text]: '造林。' }),
      blank(7, { [HEADS.text]: '护林。' }),
    ];
    expect(read(lines).added).toEqual([
      { line: 4, said: { area: first!.area, text: '植树。' }, after: '001' },
      { line: 5, said: { area: first!.area, text: '植树。' }, after: '001' },
      { line: 6, said: { area: '新板块', text: '造林。' }, after: null },
      { line: 7, said: { area: '新板块', text: '护林。' }, after: null },
    ]);
  });

  it.each<{ why: string; lines: TableLine[]; errors: object[] }>([
    {
      why: 'a number of no row',
      lines: changedIn(0, { [HEADS.n]: '999' }),
      errors: [{ line: 3, head: HEADS.n, message: expect.stringContaining('没有行号为“999”的行') }],
    },
    {
      why: 'one row twice, by its number and by its shown number',
      lines: [...linesOf(ROWS), blank(50, { [HEADS.n]: '001' }), blank(51, { [HEADS.id]: '1.1' })],
      errors: [
        { line: 50, head: HEADS.n, message: expect.stringContaining('与第3行是同一行') },
        { line: 51, head: HEADS.id, message: expect.stringContaining('与第3行是同一行') },
      ],
    },
    {
      why: 'several cells of a line',
      lines: changedIn(0, { [HEADS.kind]: '', [HEADS.due]: '明天', [HEADS.sensitive]: '秘密' }),
      errors: [
        { line: 3, head: HEADS.kind, message: '必填' },
        { line: 3, head: HEADS.due, message: expect.stringContaining('不是存在的日期') },
        { line: 3, head: HEADS.sensitive, message: '“秘密”应为是或否' },
      ],
    },
    {
      why: 'more lines than a plan has rows',
      lines: Array.from({ length: 1001 }, (_, i) => blank(i + 3, { [HEADS.text]: '造林。' })),
      errors: [{ line: 0, head: '', message: '表中有1001行，至多1000行' }],
    },
  ])('that cannot be read is an error: $why', ({ lines, errors }) => expect(read(lines).errors).toEqual(errors));
});

describe('real reports', () => {
  const gold = new URL('../gold/', import.meta.url);
  const text = (path: string): string => readFileSync(new URL(path, gold), 'utf8').replace(/^\uFEFF/, '');
  const departments = readDepartmentsFile(text('departments.json'));
  const reports = readdirSync(new URL('reports/', gold)).map((file) => ({ file }));

  it.each(reports)('$file: each cell that is read says what the row says, of a draft and of its tasks', ({ file }) => {
    const split = splitReport(text(`reports/${file}`), departments);
    const plan = `town-${split.year}`;
    const rows = numberRows(proposeRows(plan, split));
    const lit = { light: 'grey', reason: '' } as const;
    const said = { progress: '', problems: '', nextSteps: '', evidence: [] };
    const tasks = rows.map((row) => taskLine(issueTask(row, { plan, day: `${split.year}-03-01`, leader: '' }), lit, said, on));
    const drafted = rows.map((row) => draftLine(row, on));
    expect(rows.length).toBeGreaterThan(20);
    for (const row of [...drafted, ...tasks])
      for (const name of columnsOfTable(true))
        for (const [field, value] of Object.entries(READERS[name]?.(cellOf(name, row)) ?? {}))
          expect(value, `${row.id} ${field}`).toEqual(field === 'text' ? row.text.trim() : row[field as keyof BreakdownRow]);
    expect(readBreakdown(linesOf(drafted), drafted, { isDraft: true, heads: HEADS_OF_DRAFT })).toMatchObject(NOTHING);
  });
});

describe('where an error stands', () => {
  it.each([
    { pointer: '/lead', head: HEADS.lead, item: null },
    { pointer: '/supporting/2', head: HEADS.support, item: 3 },
    { pointer: '/asks/0/department', head: HEADS.support, item: 1 },
    { pointer: '/targets/1/metric', head: HEADS.targets, item: 2 },
    { pointer: '/basis/date', head: HEADS.basisDate, item: null },
    { pointer: '/basis', head: HEADS.basisText, item: null },
    { pointer: '', head: HEADS.text, item: null },
  ])('$pointer', ({ pointer, head, item }) => expect(placeOf(pointer)).toEqual({ head, item }));

  it('is in the order of the sheet; of a cell that could not be read it is told once', () => {
    const unread = [{ line: 4, head: HEADS.due, message: '不是日期' }];
    const later = errorsOfLine(4, [
      { pointer: '/due', message: '必填' },
      { pointer: '/area', message: '必填' },
    ]);
    expect(allErrors(unread, [{ line: 9, head: '', message: '行号用完' }, ...later])).toEqual([
      { line: 4, head: HEADS.area, message: '必填' },
      ...unread,
      { line: 9, head: '', message: '行号用完' },
    ]);
  });
});
