import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimDataFolder, servePurpose, yearPurpose } from '#local/data-folder.ts';
import type { YearInput } from '#local/year-input.ts';

const input = (more: Partial<YearInput> = {}): YearInput =>
  ({ year: 2022, seed: 1, report: Buffer.from('报告'), departments: [{ name: '农办' }], people: [], ...more }) as unknown as YearInput;
const year = (more: Partial<YearInput> = {}) => yearPurpose(input(more));

let root = '';
let folder = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'data-'));
  folder = join(root, 'of', 'a-year');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a data folder', () => {
  it('is new the first time and found again after that', () => {
    expect(claimDataFolder(folder, year())).toBe(false);
    expect(claimDataFolder(folder, year())).toBe(true);
    expect(readdirSync(folder)).toEqual(['purpose.json']);
  });

  it.each([
    { why: 'another year', first: year(), later: year({ year: 2023 }) },
    { why: 'another seed', first: year(), later: year({ seed: 2 }) },
    { why: 'another report', first: year(), later: year({ report: Buffer.from('另一份报告') }) },
    { why: 'other departments', first: year(), later: year({ departments: [] }) },
    { why: 'another region', first: year(), later: year({ region: 'north' }) },
    { why: 'real work after a lived year', first: year(), later: servePurpose },
    { why: 'a lived year over real work', first: servePurpose, later: year() },
  ])('is refused for $why, in one line that names it, and stays what it was', ({ first, later }) => {
    claimDataFolder(folder, first);
    const before = readFileSync(join(folder, 'purpose.json'), 'utf8');
    expect(() => claimDataFolder(folder, later)).toThrow(/^.*of\/a-year 中是另一次运行的数据.*another folder for --data\.$/);
    expect(readFileSync(join(folder, 'purpose.json'), 'utf8')).toBe(before);
    expect(claimDataFolder(folder, first)).toBe(true);
  });

  it('that a kill left half claimed is claimed anew', () => {
    claimDataFolder(folder, year());
    rmSync(join(folder, 'purpose.json'));
    writeFileSync(join(folder, 'purpose.json.new'), '{"clo');
    expect(claimDataFolder(folder, year())).toBe(false);
    expect(claimDataFolder(folder, year())).toBe(true);
  });

  it('is none when none is given: nothing goes on', () => expect(claimDataFolder(null, year())).toBe(false));
});
