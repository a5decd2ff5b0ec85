import { describe, expect, it } from 'vitest';
import { askedOfLeader } from '#domain/asked-of-leader.ts';

describe('askedOfLeader', () => {
  it.each([
    { words: '资金未到。请镇长对接。', rest: '资金未到。', ask: '请镇长对接。', why: 'a sentence of its own' },
    { words: '资金未到；恳请镇党委研究', rest: '资金未到；', ask: '恳请镇党委研究。', why: 'without an end, after a semicolon' },
    { words: '请分管副镇长协调。人手不够。', rest: '人手不够。', ask: '请分管副镇长协调。', why: 'in front' },
    { words: '请镇长定。\n请书记过问。', rest: '', ask: '请镇长定。请书记过问。', why: 'two of them' },
    { words: '请各村书记加快。', rest: '请各村书记加快。', ask: '', why: 'the villages are asked' },
    { words: '请示县局后实施。请假人员多。', rest: '请示县局后实施。请假人员多。', ask: '', why: 'other words that begin alike' },
    { words: '镇长已协调。', rest: '镇长已协调。', ask: '', why: 'nothing is asked' },
    { words: '', rest: '', ask: '', why: 'nothing is said' },
  ])('$why', ({ words, rest, ask }) => expect(askedOfLeader(words)).toEqual({ rest, ask }));
});
