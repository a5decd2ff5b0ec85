import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dice, wholeBetween } from '#local/dice.ts';
import { freePort } from '#local/free-port.ts';
import { ended, run, spawnCommand } from '../support/npm-start.ts';

const KILLS = 20;
/** From when the year has just begun to when it may have come months further. */
const SOONEST_MS = 3_000;
const LATEST_MS = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'kill-nine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Acknowledged {
  readonly action: string;
  readonly task: string;
  readonly status: number;
  readonly result: string;
}

interface Entry {
  readonly kind: string;
  readonly version: number;
}

const json = <Value>(path: string): Value => JSON.parse(readFileSync(path, 'utf8')) as Value;

/** Whole lines: a kill may have cut the last one short. */
const linesOf = (path: string): Acknowledged[] => {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Acknowledged);
};

/** Kills the process, every second time with all of its group, some time after it was started. @returns whether it was still running */
const runAndKill = async (args: readonly string[], afterMs: number, group: boolean): Promise<boolean> => {
  const child = spawnCommand('start', args);
  const end = ended(child);
  await Promise.race([end, new Promise((resolve) => setTimeout(resolve, afterMs))]);
  if (child.exitCode !== null) return false;
  process.kill(group ? -child.pid! : child.pid!, 'SIGKILL');
  await end;
  return true;
};

describe(`kill -9 at ${KILLS} moments of the year`, () => {
  it('loses no acknowledged update, repeats none, and comes to the same end', async () => {
    const [data, out, calm] = ['data', 'out', 'calm'].map((name) => join(folder, name)) as [string, string, string];
    const port = String(await freePort());
    const args = ['--once', '--port', port, '--data', data, '--out', out];
    const seed = Date.now();
    let kills = 0;
    let acknowledged: Acknowledged[] = [];
    while (kills < KILLS) {
      const afterMs = wholeBetween(SOONEST_MS, LATEST_MS, dice('kill', kills, seed));
      if (!(await runAndKill(args, afterMs, kills % 2 === 1))) break;
      kills += 1;
      const lines = linesOf(join(data, 'ledger.jsonl'));
      expect(lines.slice(0, acknowledged.length), 'what was acknowledged stays acknowledged').toEqual(acknowledged);
      acknowledged = lines;
      console.log(`kill ${kills} after ${afterMs} ms: ${lines.length} acknowledged`);
    }
    const last = await run('start', args);
    expect(last.stderr).not.toContain('Error');
    expect(last.code).toBe(0);

    const ledger = linesOf(join(data, 'ledger.jsonl'));
    const histories = json<Record<string, readonly Entry[]>>(join(out, 'history.json'));
    const updates = ledger.filter(({ status }) => status < 300).map(({ result }) => result);
    expect(new Set(updates).size).toBe(updates.length);
    for (const { task, status, result } of ledger) {
      if (status >= 300) continue;
      const found = histories[task]?.filter(({ version }) => result === `${task}@${version}`) ?? [];
      expect(found, `${task} ${result}`).toHaveLength(1);
    }
    expect((await run('start', ['--once', '--port', port, '--out', calm])).code).toBe(0);
    for (const file of ['plan.json', 'tasks.json', 'history.json', 'review-2022.json', 'review-2022.md'])
      expect(readFileSync(join(out, file), 'utf8'), file).toBe(readFileSync(join(calm, file), 'utf8'));
  });
});
