import { describe, expect, it } from 'vitest';
import { HEADS } from '#domain/breakdown-columns.ts';
import { type ImportContext, importDraft } from '#domain/import-draft.ts';
import type { AddedLine, ChangedLine } from '#domain/read-breakdown.ts';
import { AGRICULTURE, aDraft, DEPARTMENTS, EMERGENCY, rowIn } from '../support/a-draft.ts';

const { draft, rules } = aDraft();
const [FIRST] = draft.rows;
const context: ImportContext = { plan: FIRST!.plan, rules, departments: DEPARTMENTS, check: (patch) => ({ patch }) };
const change = (n: string, said: ChangedLine['said'], line = 3): ChangedLine => ({ line, n, id: n, said, heads: [] });
const add = (said: AddedLine['said'], line = 20, after: string | null = null): AddedLine => ({ line, said, after });
const importing = (read: { changed?: ChangedLine[]; added?: AddedLine[] }, over: Partial<ImportContext> = {}) =>
  importDraft(draft, { changed: [], added: [], errors: [], ...read }, { ...context, ...over });

describe('a sheet over a draft', () => {
  it('leaves it as it is when it says nothing', () => expect(importing({}).next).toBe(draft));

  it('changes rows by the rules of an edit by hand', () => {
    const { next, errors } = importing({ changed: [change('001', { lead: EMERGENCY }), change('002', { due: '2022-06-30' })] });
    expect(errors).toEqual([]);
    expect(rowIn(next, '001')).toMatchObject({ lead: EMERGENCY, leader: '分管应急副镇长', reason: `由办公室指定${EMERGENCY}牵头` });
    expect(rowIn(next, '002')).toMatchObject({ due: '2022-06-30', dueStated: true });
    expect(next.rows).toHaveLength(draft.rows.length);
  });

  it('reads other words anew, and sets over them what the line says beside', () => {
    const { next } = importing({ changed: [change('003', { text: '年内出栏生猪5000头。', lead: AGRICULTURE, kind: 'campaign' })] });
    expect(rowIn(next, '003')).toMatchObject({ kind: 'campaign', targets: [{ value: 5000, unit: '头' }] });
  });

  it('adds rows behind the row above, read by their words where the line says nothing', () => {
    const { next, added, errors } = importing({
      added: [
        add({ area: FIRST!.area, text: '种植高粱100亩。' }, 20, '001'),
        add({ area: '生态', text: '植树造林。', lead: EMERGENCY, star: true }, 21),
      ],
    });
    expect(errors).toEqual([]);
    expect(added).toEqual([
      { line: 20, n: '007' },
      { line: 21, n: '008' },
    ]);
    expect(rowIn(next, '007')).toMatchObject({ origin: 'added', start: FIRST!.end, targets: [{ value: 100, unit: '亩' }] });
    expect(rowIn(next, '008')).toMatchObject({ area: '生态', lead: EMERGENCY, star: true });
  });

  it('tells all that is wrong, line by line, and goes on behind an error', () => {
    const check: ImportContext['check'] = ({ leader, ...rest }) =>
      leader === undefined ? { patch: rest } : { fields: [{ pointer: '/leader', message: '至多40个字' }] };
    const { errors, added } = importing(
      {
        changed: [
          change('001', { lead: '水利站', due: '2031-01-01', leader: '长' }),
          change('002', { supporting: [rowIn(draft, '002').lead] }, 4),
          change('099', { star: true }, 5),
        ],
        added: [
          add({ text: '植树。', lead: '水利站' }),
          add({ area: '生态', text: '造林。', leader: '长' }, 21),
          add({ area: '生态', text: '造林。' }, 22),
        ],
      },
      { check },
    );
    expect(errors.map(({ line, head, message }) => `${line} ${head} ${message}`)).toEqual([
      `3 ${HEADS.leader} 至多40个字`,
      `3 ${HEADS.lead} 没有“水利站”这个单位`,
      `3 ${HEADS.due} 应在2022年1月1日至2023年12月31日之间`,
      `4 ${HEADS.support} 第1项：“${rowIn(draft, '002').lead}”是牵头单位`,
      '5  草稿中没有第 099 行。',
      `20 ${HEADS.area} 必填`,
      `20 ${HEADS.lead} 没有“水利站”这个单位`,
      `21 ${HEADS.leader} 至多40个字`,
    ]);
    expect(added.map(({ line }) => line)).toEqual([22]);
  });

  it('stops where the numbers of a plan are used up', () => {
    const full = { ...draft, lastNumber: 999 };
    const { errors } = importDraft(full, { changed: [], errors: [], added: [add({ area: '生态', text: '造林。' })] }, context);
    expect(errors).toEqual([{ line: 20, head: '', message: expect.stringContaining('已经用完') }]);
  });
});
