import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { REMINDER_REASONS } from '#domain/letter.ts';
import { DEFAULT_POLICY } from '#domain/town.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const page = readFileSync(at('docs/rules.md'), 'utf8');
const pathsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/`((?:lib|functions|test)\/[^`]+\.ts)`/g)].map(([, path]) => path!)),
];
const paths = pathsIn(page);
const splitting = pathsIn(readFileSync(at('docs/splitting.md'), 'utf8'));

describe('docs/rules.md', () => {
  it('names many files', () => expect(paths.length).toBeGreaterThan(60));

  it.each(paths)('%s is there', (path) => expect(existsSync(at(path))).toBe(true));

  it.each(REMINDER_REASONS)('has a row for the line %s', (reason) => expect(page).toContain(`| \`${reason}\``));

  it.each([
    { rule: 'feedbackDay', says: `**${DEFAULT_POLICY.feedbackDay}th**` },
    { rule: 'feedbackAdvance', says: `**${DEFAULT_POLICY.feedbackAdvance}** workdays before the feedback day` },
    { rule: 'missedAfter', says: `**${DEFAULT_POLICY.missedAfter}** workdays after it, once` },
    { rule: 'statedAdvance', says: `**${DEFAULT_POLICY.statedAdvance[0]}** and **${DEFAULT_POLICY.statedAdvance[1]}** workdays before` },
    {
      rule: 'overdue',
      says: `**${DEFAULT_POLICY.overdue[0]}**, **${DEFAULT_POLICY.overdue[1]}** and **${DEFAULT_POLICY.overdue[2]}** workdays after`,
    },
    { rule: 'chiefAfter', says: `**${DEFAULT_POLICY.chiefAfter}** + 1 workdays after the date` },
    { rule: 'officeAfter', says: `**${DEFAULT_POLICY.officeAfter}** + 1 workdays after the claim` },
    { rule: 'bulletinDay', says: `**${DEFAULT_POLICY.bulletinDay}th**, about the month before` },
  ])('says the default of $rule', ({ says }) => expect(page).toContain(says));
});

describe('docs/splitting.md', () => {
  it('names many files', () => expect(splitting.length).toBeGreaterThan(40));

  it.each(splitting)('%s is there', (path) => expect(existsSync(at(path))).toBe(true));
});
