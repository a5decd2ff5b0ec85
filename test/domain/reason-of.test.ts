import { describe, expect, it } from 'vitest';
import { reasonOf, withLeadReason } from '#domain/reason-of.ts';

describe('reasonOf', () => {
  it.each([
    { of: { lead: '玉米', kind: '玉米6000亩' }, says: '牵头依据：玉米；类型依据：玉米6000亩', why: 'who and what kind' },
    {
      of: { taught: ['去年由农服中心牵头', ''], lead: '', kind: '玉米6000亩' },
      says: '去年由农服中心牵头；类型依据：玉米6000亩',
      why: 'a taught lead',
    },
    { of: { taught: ['去年定为节点'], lead: '玉米', kind: '' }, says: '去年定为节点；牵头依据：玉米', why: 'a taught kind' },
    { of: { lead: '', kind: '' }, says: '', why: 'nothing' },
  ])('$says ($why)', ({ of, says }) => expect(reasonOf(of)).toBe(says));
});

describe('withLeadReason', () => {
  it.each([
    { reason: '牵头依据：没有与职责相符的词；类型依据：写明时限', says: '牵头依据：邻近；类型依据：写明时限' },
    { reason: '牵头依据：没有与职责相符的词', says: '牵头依据：邻近' },
    { reason: '', says: '牵头依据：邻近' },
  ])('$says', ({ reason, says }) => expect(withLeadReason(reason, '邻近')).toBe(says));
});
