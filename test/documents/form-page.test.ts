import { describe, expect, it } from 'vitest';
import type { RowState } from '#documents/form-fields.ts';
import { noticePage } from '#documents/form-frame.ts';
import { type FormPage, formPage, receiptPage } from '#documents/form-page.ts';
import type { FormRow } from '#domain/link-form.ts';

const HEAD: FormPage['head'] = {
  town: '望京镇',
  departments: ['农服中心'],
  reader: '主任王某',
  day: '2022-06-22',
  lastDay: '2022-07-08',
  letter: 'digest',
  offices: ['水利站'],
};

const row = (over: Partial<FormRow> = {}): FormRow => ({
  n: '001',
  version: 3,
  title: '1.1 玉米种植面积6000亩',
  text: '完成玉米种植面积6000亩。',
  state: '推进中',
  isAsked: true,
  isOpen: true,
  isFolded: false,
  mayAcknowledge: false,
  mayObject: false,
  pending: '',
  dues: ['二季度，6月24日（周五）前'],
  returned: '',
  figures: [{ label: '本期新增玉米（亩）', last: '玉米 1900 / 6000亩' }],
  nodes: ['圈舍建成'],
  nodesSoFar: [],
  box: 'unchanged',
  takesWords: true,
  mayClaim: true,
  mayAssess: true,
  drafted: '',
  joins: null,
  ...over,
});

const page = (rows: readonly FormRow[] = [row()], more: Partial<FormPage> = {}): string =>
  formPage({ head: HEAD, rows, nonce: 'N', beside: { unplanned: [], supports: [] }, ...more });

const EVIL = `"'><script>alert(1)</script>&lt;`;

/** The page with each text of people replaced by one that would break out, were it not escaped. */
const evilPage = (): string =>
  formPage({
    head: { ...HEAD, town: EVIL, departments: [EVIL], reader: EVIL, offices: [EVIL] },
    nonce: EVIL,
    beside: { unplanned: [EVIL, `${EVIL}2`], supports: [{ name: 'with-2022-003', title: EVIL, ask: EVIL }] },
    rows: [
      row({
        title: EVIL,
        text: EVIL,
        dues: [EVIL],
        returned: EVIL,
        pending: EVIL,
        mayObject: true,
        figures: [{ label: EVIL, last: EVIL, outOf: 5 }],
        nodes: [EVIL],
        nodesSoFar: [EVIL],
      }),
      row({ n: '002', title: EVIL, state: EVIL, isOpen: false, isAsked: false }),
    ],
    back: {
      say: EVIL,
      received: [{ title: EVIL, lines: [EVIL] }],
      reporter: EVIL,
      reporterError: EVIL,
      rows: new Map([
        [
          '001',
          {
            typed: Object.fromEntries(
              ['m0', 'd0', 'node', 'doneOn', 'nextOn', 'next', 'progress', 'problems', 'nextSteps', 'sentence', 'object', 'proposed'].map(
                (field) => [field, EVIL],
              ),
            ),
            errors: Object.fromEntries(
              ['', 'm0', 'd0', 'node', 'doneOn', 'unchanged', 'progress', 'object', 'claim', 'elsewhere'].map((field) => [field, EVIL]),
            ),
          },
        ],
      ]),
    },
  });

describe('every page', () => {
  const pages = {
    form: page(),
    'form that came back': evilPage(),
    receipt: receiptPage(HEAD, [{ title: EVIL, lines: [EVIL] }], [row({ title: EVIL, dues: [EVIL] })]),
    notice: noticePage(EVIL, EVIL),
  };

  it.each(Object.entries(pages))('says nothing of people unescaped: %s', (_, html) => {
    expect(html).not.toContain('<script');
    expect(html).not.toContain(EVIL.slice(0, 3));
  });

  it.each(Object.entries(pages))('needs no script and nothing from elsewhere: %s', (_, html) => {
    expect(html).not.toMatch(/\son\w+=|https?:|<(?:img|link|iframe|object|base)\b|@import|url\(/i);
    expect(html).not.toMatch(/\sstyle=/);
  });

  it.each(Object.entries(pages))('is Chinese, and fits a phone: %s', (_, html) => {
    expect(html).toMatch(
      /^<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">/,
    );
    expect(html.match(/<h1>/g)).toHaveLength(1);
  });

  it.each(Object.entries(pages))('has each name once: %s', (_, html) => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a field', () => {
  const html = evilPage();
  const fields = [...html.matchAll(/<(?:input|select|textarea) (?![^>]*type="hidden")[^>]*id="([^"]+)"[^>]*>/g)];

  it('is tied to its label', () => {
    expect(fields.length).toBeGreaterThan(12);
    for (const [tag, id] of fields) {
      const inLabel = new RegExp(`<label class="tick"><input [^>]*id="${id}"`).test(html);
      expect(inLabel || html.includes(`<label for="${id}">`), tag).toBe(true);
    }
  });

  it('that is wrong is told so, and by what', () => {
    for (const name of ['m0', 'd0', 'doneOn', 'progress', 'object']) {
      expect(html).toMatch(new RegExp(`id="001.${name}"[^>]*aria-describedby="[^"]*001.${name}.error"[^>]*aria-invalid="true"`));
      expect(html).toContain(`id="001.${name}.error"`);
    }
  });

  it('that is described is described by what is there', () => {
    const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, ids]) => ids!.split(' '));
    for (const id of described) expect(html).toContain(`id="${id}"`);
  });
});

describe('what is asked beside the tasks', () => {
  const beside = { unplanned: ['农服中心'], supports: [{ name: 'with-2022-022', title: '7.2 河长制（水管站牵头）', ask: '提供数据' }] };

  it('is an answer for each of others’ tasks, and a line of work outside the plan', () => {
    const html = page([row()], { beside });
    expect(html).toMatch(/配合别人的事（1项）[\s\S]*7\.2 河长制[\s\S]*提供数据[\s\S]*name="with-2022-022\.answer"/);
    expect(html).toMatch(/计划外工作[\s\S]*name="unplanned\.sentence"[\s\S]*name="unplanned\.day"/);
    expect(html).not.toContain('name="unplanned.department"');
    expect(page([row()], { beside: { ...beside, unplanned: ['农服中心', '水管站'] } })).toContain('name="unplanned.department"');
  });

  it('shows what was wrong in it', () => {
    const rows = new Map<string, RowState>([['unplanned', { typed: { sentence: '修路' }, errors: { day: '日期还没有到。' } }]]);
    const html = page([row()], { beside, back: { say: '', received: [], rows, reporter: '李某', reporterError: '' } });
    expect(html).toContain('id="unplanned.day.error">日期还没有到。');
    expect(html).toContain('修路');
  });
});

describe('tasks that are reported together', () => {
  const rows = [
    row({ n: '2022-002', title: '1.2 遏制非农化' }),
    row({
      n: '2022-004',
      title: '1.4 守耕地红线',
      joins: '2022-002',
      box: null,
      figures: [{ label: '本期新增图斑整改（宗）', last: '图斑整改 4宗' }],
    }),
    row({ n: '2022-003', title: '1.3 撂荒地' }),
  ];

  it('are one question: figures of each, words and 本期无变化 once', () => {
    const html = page(rows);
    expect(html).toContain('本期请填2项');
    expect(html.match(/<section class="card"/g)).toHaveLength(3);
    expect(html).toMatch(
      /合并填报（2项）[\s\S]*1\.2 遏制[\s\S]*name="2022-002\.m0"[\s\S]*1\.4 守[\s\S]*name="2022-004\.m0"[\s\S]*name="2022-002\.progress"/,
    );
    expect(html).not.toContain('name="2022-004.progress"');
    expect(html).not.toContain('name="2022-004.unchanged"');
    expect(html.match(/name="2022-00[24]\.v"/g)).toHaveLength(2);
  });

  it('show what is wrong at its task, once', () => {
    const back = new Map<string, RowState>([
      ['2022-004', { typed: { m0: 'x' }, errors: { m0: '请只填数字' } }],
      ['2022-002', { typed: {}, errors: { progress: '太长' } }],
    ]);
    const html = page(rows, { back: { say: '', received: [], rows: back, reporter: '李某', reporterError: '' } });
    expect(html).toContain('id="2022-004.m0.error">请只填数字');
    expect(html.match(/太长/g)).toHaveLength(1);
    expect(html.match(/<section class="card wrong"/g)).toHaveLength(1);
  });
});

describe('the form', () => {
  it('asks in one sentence how many', () => expect(page([row(), row({ n: '002' })])).toContain('<h1>农服中心：本期请填2项</h1>'));

  it.each([
    { letter: 'digest', over: {}, is: '本期请填1项</h1><p class="lead">只填有变化的' },
    { letter: 'changed', over: {}, is: '本期请填1项' },
    { letter: 'returned', over: { returned: '缺验收单' }, is: '退回请补1项</h1><p class="lead">看过退回的理由' },
    { letter: 'reassigned', over: { mayAcknowledge: true, mayObject: true }, is: '请签收1项' },
    { letter: 'reassigned', over: {}, is: '本期请填1项' },
  ] as const)('asks what its letter asks: $letter, $is', ({ letter, over, is }) =>
    expect(page([row(over)], { head: { ...HEAD, letter } })).toContain(is),
  );

  it.each([true, false])('names 提异议 only while a row takes it: %s', (mayObject) => {
    const html = page([row({ mayAcknowledge: true, mayObject })], { head: { ...HEAD, letter: 'published-list' } });
    expect(html.includes('点“提异议”')).toBe(mayObject);
  });

  it('says when nothing is asked', () => expect(page([row({ isAsked: false, isFolded: true })])).toContain('现在没有要填的事项'));

  it.each([
    { why: 'is asked', over: {}, folded: false },
    { why: 'was answered', over: { isAsked: false, isFolded: true }, folded: true },
  ])('folds a row that $why: $folded', ({ over, folded }) => expect(page([row(over)]).includes('<summary>补充填报')).toBe(folded));

  it('opens a folded row that came back', () => {
    const rows = new Map([['001', { typed: { m0: 'x' }, errors: { m0: '错' } }]]);
    const html = page([row({ isFolded: true })], { back: { say: '', received: [], reporter: '', reporterError: '', rows } });
    expect(html).toMatch(/<details open><summary>(?:现在就填|补充)/);
  });

  it('names an error of a field that it does not show, at the row', () => {
    const rows = new Map([['001', { typed: {}, errors: { verdict: '不能评定' } }]]);
    const html = page([row({ mayAssess: false })], { back: { say: '', received: [], reporter: '', reporterError: '', rows } });
    expect(html).toContain('<p class="error" id="001.error">不能评定</p>');
  });

  it.each([
    { letter: 'digest', first: '提交', second: '签收（1项），并提交填写的内容' },
    { letter: 'published-list', first: '签收（1项），并提交填写的内容', second: '只提交填写的内容' },
  ] as const)('puts first the button that the letter asks for: $letter', ({ letter, first, second }) => {
    const html = page([row({ mayAcknowledge: true })], { head: { ...HEAD, letter } });
    expect([...html.matchAll(/<button[^>]*>([^<]+)</g)].map(([, words]) => words)).toEqual([first, second]);
  });

  it('of a sensitive task takes no words', () => expect(page([row({ takesWords: false, mayAssess: false })])).not.toContain('<textarea'));

  it('takes no figure that the villages’ grid gives, and the next one under its own name', () => {
    const figures = [
      { label: '各村玉米', last: '玉米 1900 / 6000亩', isGrid: true as const },
      { label: '本期新增高粱（亩）', last: '高粱 30亩' },
    ];
    const html = page([row({ figures })]);
    expect(html).toMatch(/各村玉米：玉米 1900 \/ 6000亩[\s\S]*村级分解表[\s\S]*name="001\.m1"/);
    expect(html).not.toContain('name="001.m0"');
  });

  it('keeps to what may be sent', () => {
    const html = page([row({ mayClaim: false, mayAssess: false, nodes: [], figures: [], box: null })]);
    for (const field of ['claim', 'verdict', 'doneOn', 'm0', 'unchanged', 'noIncident', 'object'])
      expect(html).not.toContain(`name="001.${field}"`);
  });
});

describe('the receipt', () => {
  it('says what is still open, and leads back to it', () => {
    const html = receiptPage(HEAD, [{ title: '1.1 玉米', lines: ['玉米 1900 / 6000亩'] }], [row({ title: '1.2 大豆' })]);
    expect(html).toMatch(/已收到1项，谢谢[\s\S]*1900 \/ 6000亩[\s\S]*还没有填的（1项）[\s\S]*1.2 大豆[\s\S]*<a href="">继续填写/);
  });
  it('says when all is done', () => expect(receiptPage(HEAD, [], [row({ isAsked: false })])).toContain('本期要填的都填完了'));
});
