import { describe, expect, it } from 'vitest';
import { withNeighboursLead } from '#domain/neighbours-lead.ts';
import { aRow } from '../support/builders.ts';

const UNSAID = 0.1;
const sure = aRow({ id: '1.1', lead: '经济发展办公室', leader: '分管经济副镇长', confidence: 0.95 });
const guess = aRow({ id: '1.2', lead: '党政综合办公室', confidence: 0.62, open: true });
const unsaid = aRow({ id: '1.3', lead: '党政综合办公室', leader: '', confidence: UNSAID, open: true });

describe('withNeighboursLead', () => {
  it.each([
    { why: 'the task before', tasks: [sure, unsaid], at: 1, lead: '经济发展办公室', confidence: 0.5 },
    { why: 'the nearest that is sure, past one that is not', tasks: [sure, guess, unsaid], at: 2, lead: '经济发展办公室', confidence: 0.5 },
    { why: 'the task behind, where none is before', tasks: [unsaid, sure], at: 0, lead: '经济发展办公室', confidence: 0.5 },
    { why: 'nobody, where nobody is sure', tasks: [guess, unsaid], at: 1, lead: '党政综合办公室', confidence: UNSAID },
    { why: 'its own words, where it has any', tasks: [sure, guess], at: 1, lead: '党政综合办公室', confidence: 0.62 },
  ])('$why', ({ tasks, at, lead, confidence }) => {
    expect(withNeighboursLead(tasks, UNSAID)[at]).toMatchObject({ lead, confidence });
  });

  it('stays open, and says whose lead it took', () =>
    expect(withNeighboursLead([sure, unsaid], UNSAID)[1]).toMatchObject({
      open: true,
      leader: '分管经济副镇长',
      reason: '牵头依据：文字中没有线索，同一板块的1.1由经济发展办公室牵头',
    }));
});
