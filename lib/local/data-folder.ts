import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalCloudError } from './errors.ts';
import type { YearInput } from './year-input.ts';

/** What a data folder is for: a lived year is no place for a town's real work, nor one year for another. */
interface Purpose {
  readonly clock: 'real' | 'simulated';
  readonly year: number | null;
  readonly seed: number | null;
  /** SHA-256 of report, departments, people and region. */
  readonly input: string | null;
}

const FILE = 'purpose.json';

const inputOf = ({ report, departments, people, region }: YearInput): string =>
  createHash('sha256')
    .update(report)
    .update(JSON.stringify([departments, people, region]))
    .digest('hex');

export const yearPurpose = (input: YearInput): Purpose => ({
  clock: 'simulated',
  year: input.year,
  seed: input.seed,
  input: inputOf(input),
});

export const servePurpose: Purpose = { clock: 'real', year: null, seed: null, input: null };

/**
 * Takes a data folder for a purpose, or finds it again.
 * @returns whether it has been used for this before
 * @throws LocalCloudError when it is in use for another
 */
export const claimDataFolder = (folder: string | null, purpose: Purpose): boolean => {
  if (folder === null) return false;
  const path = join(folder, FILE);
  const words = JSON.stringify(purpose);
  if (existsSync(path)) {
    if (readFileSync(path, 'utf8') === words) return true;
    throw new LocalCloudError(
      `${folder} 中是另一次运行的数据（报告、名单、地区、种子或时钟不同），请换一个文件夹。It holds another run's data; choose another folder for --data.`,
    );
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${path}.new`, words);
  renameSync(`${path}.new`, path);
  return false;
};
