import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dice, wholeBetween } from '#local/dice.ts';
import { freePort } from '#local/free-port.ts';
import { ended, run, spawnCommand } from '../support/npm-start.ts';
import { scratch } from '../support/run-a-year.ts';

const KILLS = 20;
/** After the year has begun, or gone on: twenty such stretches are about as long as the year takes. */
const LONGEST_LIFE_MS = 4_000;

const folder = scratch();
afterAll(() => folder.remove());

interface Acknowledged {
  readonly action: string;
  readonly task: string;
  readonly status: number;
  readonly result: string;
}

interface Entry {
  readonly version: number;
}

const json = <Value>(path: string): Value => JSON.parse(readFileSync(path, 'utf8')) as Value;

/** What the client was told, in whole lines: a kill may have cut the last one short. */
const ledgerIn = (data: string): Acknowledged[] => {
  const path = join(data, 'ledger.jsonl');
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Acknowledged);
};

/** Kills the process, or all of its group, some time after the year has gone on. @returns false when the year ended before */
const startAndKill = async (args: readonly string[], afterMs: number, group: boolean): Promise<boolean> => {
  const child = spawnCommand('start', args);
  const end = ended(child);
  const living = new Promise<void>((resolve) => child.stderr?.on('data', (chunk) => /^\d{4}-\d\d$/m.test(String(chunk)) && resolve()));
  await Promise.race([end, living]);
  await Promise.race([end, new Promise((resolve) => setTimeout(resolve, afterMs))]);
  if (child.exitCode !== null) return false;
  process.kill(group ? -child.pid! : child.pid!, 'SIGKILL');
  await end;
  return true;
};

describe(`kill -9 at ${KILLS} random moments of the year, of the process and of its group`, () => {
  it('loses no acknowledged update, repeats none, and comes to the same end', async () => {
    const port = String(await freePort());
    const seed = Date.now();
    let kills = 0;
    for (let year = 1; kills < KILLS; year += 1) {
      const [data, out, calm] = ['data', 'out', 'calm'].map((name) => join(folder.path, `${name}-${year}`)) as [string, string, string];
      const args = ['--once', '--port', port, '--seed', String(year)];
      const kept = [...args, '--data', data, '--out', out];
      let acknowledged: Acknowledged[] = [];
      while (kills < KILLS) {
        const afterMs = wholeBetween(0, LONGEST_LIFE_MS, dice('kill', kills, seed));
        if (!(await startAndKill(kept, afterMs, kills % 2 === 1))) break;
        kills += 1;
        const ledger = ledgerIn(data);
        expect(ledger.slice(0, acknowledged.length), 'what was acknowledged stays so').toEqual(acknowledged);
        acknowledged = ledger;
        console.log(`year ${year}, kill ${kills} after ${afterMs} ms: ${ledger.length} answers acknowledged`);
      }
      expect(await run('start', kept)).toMatchObject({ code: 0 });
      expectEachOnce(ledgerIn(data), json(join(out, 'history.json')));
      expectRecorded(ledgerIn(data), json(join(out, 'review-2022.json')));
      expect(await run('start', [...args, '--out', calm])).toMatchObject({ code: 0 });
      for (const name of ['plan.json', 'tasks.json', 'history.json', 'review-2022.json', 'review-2022.docx'])
        expect(readFileSync(join(out, name), 'utf8'), name).toBe(readFileSync(join(calm, name), 'utf8'));
    }
  });
});

/** Each acknowledged update stands in the history of its task, once. */
const expectEachOnce = (ledger: readonly Acknowledged[], histories: Readonly<Record<string, readonly Entry[]>>): void => {
  const updates = ledger.filter(({ status, task }) => status < 300 && !isPlan(task));
  expect(updates.length).toBeGreaterThan(100);
  expect(new Set(updates.map(({ result }) => result)).size).toBe(updates.length);
  for (const { task, result } of updates) {
    const found = histories[task]?.filter(({ version }) => `${task}@${version}` === result);
    expect(found, result).toHaveLength(1);
  }
};

const isPlan = (of: string): boolean => /^[a-z]+-\d{4}$/.test(of);

/** Each acknowledged record of work outside the plan stands in the review, once. */
const expectRecorded = (
  ledger: readonly Acknowledged[],
  { unplanned }: { readonly unplanned: readonly { readonly n: string }[] },
): void => {
  const recorded = ledger.filter(({ status, task }) => status < 300 && isPlan(task)).map(({ result }) => result);
  expect(recorded.length).toBeGreaterThan(0);
  expect(unplanned.map(({ n }) => n).toSorted()).toEqual(recorded.toSorted());
};
