import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workdayCalendar } from '#domain/workday-calendar.ts';
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '#local/cloud.ts';
import { clockStartOf, OPERATOR } from '#local/simulated-year.ts';
import { type TownClient, townClient } from '#local/town-client.ts';
import { chineseHolidays } from '#store/holidays.ts';

export const calendar = workdayCalendar(chineseHolidays());

/** A folder that is gone after the tests. */
export const scratch = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'annual-plan-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** Paths of all files below a folder, in order. */
export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(folder.length + 1)] : []))
    .toSorted();

/** The cloud as `npm start` runs it, at the opening of 2022. */
export const cloudOf2022 = (options: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> =>
  startLocalCloud({
    port: 0,
    dataDir: null,
    clock: { start: clockStartOf(2022, calendar) },
    context: { operators: OPERATOR, sender: 'plan@annual-plan.example' },
    onMail: () => {},
    ...options,
  });

export const clientOf = (cloud: LocalCloud, email: string): TownClient => townClient(cloud.url, () => cloud.tokenFor(email));
