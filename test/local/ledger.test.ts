import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Acknowledged, openLedger } from '#local/ledger.ts';

const line = (action: string): Acknowledged => ({ action, task: '001', status: 200, result: 'wangjing-2022-001@2' });

let path = '';
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'ledger-')), 'ledger.jsonl');
});
afterEach(() => rmSync(join(path, '..'), { recursive: true }));

describe('what the client has been told', () => {
  it('is known at once, and by the next process', async () => {
    const ledger = openLedger(path);
    expect(ledger.has('a')).toBe(false);
    await ledger.write(line('a'));
    expect([ledger.has('a'), ledger.all()]).toEqual([true, [line('a')]]);
    await ledger.close();
    const later = openLedger(path);
    expect([later.has('a'), later.has('b'), later.all()]).toEqual([true, false, [line('a')]]);
    await later.close();
  });

  it('is not what a kill cut short: that is asked again', async () => {
    appendFileSync(path, `${JSON.stringify({ kind: 'acknowledged', ...line('a') })}\n{"kind":"acknowledged","action":"b","ta`);
    const ledger = openLedger(path);
    expect([ledger.has('a'), ledger.has('b')]).toEqual([true, false]);
    await ledger.close();
  });

  it('is forgotten without a folder', async () => {
    await openLedger(null).write(line('a'));
    expect(openLedger(null).has('a')).toBe(false);
  });
});
