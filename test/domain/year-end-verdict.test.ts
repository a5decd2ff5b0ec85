import { describe, expect, it } from 'vitest';
import type { Role } from '#domain/town.ts';
import { refuseEarlyVerdict } from '#domain/year-end-verdict.ts';
import { aTask, calendar, policy } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

describe('refuseEarlyVerdict', () => {
  it.each<{ role: Role; day: string; code: string | null; why: string }>([
    { role: 'head', day: '2022-03-03', code: 'VerdictTooEarly', why: 'the day after publication' },
    { role: 'head', day: '2022-11-30', code: 'VerdictTooEarly', why: 'the day before the closing form opens' },
    { role: 'head', day: '2022-12-01', code: null, why: 'the closing form is open' },
    { role: 'head', day: '2023-01-04', code: null, why: 'late' },
    { role: 'office', day: '2022-03-03', code: null, why: 'the office may' },
  ])('$role on $day: $code, $why', ({ role, day, code }) => {
    const verdict = () => refuseEarlyVerdict(aTask(), role, day, { calendar, policy });
    if (code === null) expect(verdict()).toBeUndefined();
    else expect(refusalOf(verdict).code).toBe(code);
  });
});
