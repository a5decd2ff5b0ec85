import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CROP_SEASONS } from '#domain/crop-seasons.ts';
import { periodSeasons } from '#domain/period-seasons.ts';
import { readDueDate } from '#domain/read-due-date.ts';
import { DEFAULT_REGION, REGION_NAMES, REGIONS } from '#domain/regions.ts';
import type { SeasonRow, Window } from '#domain/season-row.ts';
import { lastDayBefore } from '#domain/season-table.ts';

const page = (path: string): string => readFileSync(new URL(`../docs/${path}`, import.meta.url), 'utf8');

const span = (windows: readonly Window[]): string => windows.map(([from, to]) => `${from} – ${to}`).join(', ') || '–';
const cropLine = ({ name, words, windows, harvest }: SeasonRow): string =>
  `| ${name} | ${words.join(' ')} | ${span(windows)} | ${span(harvest ?? [])} |`;
const periodLine = ({ name, words, windows, before }: SeasonRow): string =>
  `| ${name} | ${words.join(' ')} | ${span(windows)} | ${before ?? '–'} |`;

const DEFAULT_LINES = periodSeasons(DEFAULT_REGION).map(periodLine);

/** The rows of a table, in order: each line that has a date or a dash in its third column. */
const rowsOf = (text: string): string[] => text.split('\n').filter((line) => /^\|[^|]+\|[^|]+\| (?:\d\d-\d\d|–)/.test(line));

describe('docs/rules.md', () => {
  it('has the table of the default region', () =>
    expect(rowsOf(page('rules.md'))).toEqual([...CROP_SEASONS[DEFAULT_REGION].map(cropLine), ...DEFAULT_LINES]));
});

describe('docs/seasons.md', () => {
  const sections = new Map(
    page('seasons.md')
      .split('\n## ')
      .map((section) => [section.split('\n')[0], section]),
  );

  const limits = /is read for these words: (.+?)\./.exec(page('seasons.md'))?.[1]?.split(' ') ?? [];

  it.each(limits)('names a word of which a report’s limit is read: %s前', (word) =>
    expect(readDueDate(`${word}前完成整治。`, 2022)).toEqual({ day: lastDayBefore(word, 2022), stated: true }),
  );

  it.each(REGIONS.filter((region) => region !== DEFAULT_REGION))(
    'has the crops of %s, and what else differs from the default',
    (region) => {
      const differing = periodSeasons(region)
        .map(periodLine)
        .filter((line) => !DEFAULT_LINES.includes(line));
      const section = sections.get(`${REGION_NAMES[region]} \`${region}\``) ?? '';
      expect(rowsOf(section)).toEqual([...CROP_SEASONS[region].map(cropLine), ...differing]);
    },
  );
});
