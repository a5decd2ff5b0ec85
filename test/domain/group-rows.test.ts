import { describe, expect, it } from 'vitest';
import { editRow } from '#domain/edit-row.ts';
import { dissolveGroup, groupRows } from '#domain/group-rows.ts';
import { aDraft, DEPARTMENTS, rowIn } from '../support/a-draft.ts';
import { refusalOf } from '../support/refusal.ts';

const { draft } = aDraft();
const groupsIn = (of: typeof draft): Record<string, string | null> => Object.fromEntries(of.rows.map(({ n, together }) => [n, together]));
const three = groupRows(draft, ['001', '002', '003'], 'g2');

describe('groupRows', () => {
  it('puts rows of one lead together, neighbours or not, each with its own slice and text', () => {
    const after = groupRows(draft, ['003', '001'], 'g2');
    expect(groupsIn(after)).toMatchObject({ '001': 'g2', '002': null, '003': 'g2' });
    expect({ ...rowIn(after, '003'), together: null }).toEqual(rowIn(draft, '003'));
  });

  it('takes a row out of the group that it was in', () => {
    expect(groupsIn(groupRows(groupRows(draft, ['001', '002', '003'], 'g2'), ['001', '002'], 'g3'))).toMatchObject({
      '001': 'g3',
      '002': 'g3',
      // One row is no group.
      '003': null,
    });
  });

  it.each([
    { why: 'another lead', rows: ['001', '004'], fields: [['/rows/1', '第2.1项由应急管理办公室牵头，第1.1项由农业综合服务中心牵头']] },
    { why: 'a row that is not there', rows: ['099', '001'], fields: [['/rows/0', '草稿中没有第 099 行']] },
    { why: 'a row twice', rows: ['001', '001'], fields: [['/rows/1', '第 001 行重复']] },
    {
      why: 'each that is wrong',
      rows: ['001', '004', '001', '099'],
      fields: [
        ['/rows/1', '第2.1项由应急管理办公室牵头，第1.1项由农业综合服务中心牵头'],
        ['/rows/2', '第 001 行重复'],
        ['/rows/3', '草稿中没有第 099 行'],
      ],
    },
  ])('refuses $why', ({ rows, fields }) => {
    expect(refusalOf(() => groupRows(draft, rows, 'g2'))).toEqual({ code: 'BodyIsWrong', fields });
  });

  it('refuses a dropped row', () => {
    const dropped = editRow(draft, '002', { dropped: '已完成' }, DEPARTMENTS);
    expect(refusalOf(() => groupRows(dropped, ['001', '002'], 'g2')).fields).toEqual([['/rows/1', '第1.2项已删去']]);
  });
});

describe('dissolveGroup', () => {
  it('lets each row stand by itself again', () => expect(groupsIn(dissolveGroup(three, 'g2'))).toEqual(groupsIn(draft)));

  it('knows no group that is not there', () => expect(refusalOf(() => dissolveGroup(three, 'g9')).code).toBe('NotFound'));
});
