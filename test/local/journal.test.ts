import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '#local/journal.ts';

describe('the journal', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const path = (): string => join(folder, 'deep', 'journal.jsonl');

  it('holds what was appended, in order', async () => {
    const journal = openJournal(path());
    await Promise.all([1, 2, 3].map((n) => journal.append({ kind: 'n', n })));
    await journal.close();
    expect(openJournal(path()).past).toEqual([1, 2, 3].map((n) => ({ kind: 'n', n })));
  });

  it('drops a last line that a kill cut short, and writes the next one whole', async () => {
    await openJournal(path()).append({ kind: 'whole' });
    appendFileSync(path(), '{"kind":"cut sho');
    const journal = openJournal(path());
    expect(journal.past).toEqual([{ kind: 'whole' }]);
    await journal.append({ kind: 'next' });
    expect(readFileSync(path(), 'utf8')).toBe('{"kind":"whole"}\n{"kind":"next"}\n');
  });

  it('has written the line before it returns, so that a kill of the process loses nothing', () => {
    void openJournal(path()).append({ kind: 'at once' });
    expect(readFileSync(path(), 'utf8')).toBe('{"kind":"at once"}\n');
  });
});
