/**
 * Writes lib/store/holidays.json: China's days off and worked weekends, a year a line, out of the package `chinese-days`. Run after that
 * package was updated: node scripts/holidays.js. The package's own data holds each day's name, in three languages, and is eight times as
 * large: every cold start would read it.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const { holidays, workdays } = JSON.parse(
  readFileSync(new URL('../node_modules/chinese-days/dist/chinese-days.json', import.meta.url), 'utf8'),
);

/** 'MM-DD' of a year's days, in order. */
const daysOf = (days, year) =>
  Object.keys(days)
    .filter((day) => day.startsWith(year))
    .map((day) => day.slice(5))
    .sort()
    .join(' ');

const years = [...new Set(Object.keys(holidays).map((day) => day.slice(0, 4)))].sort();
const lines = years.map((year) => `  "${year}": { "off": "${daysOf(holidays, year)}", "worked": "${daysOf(workdays, year)}" }`);
writeFileSync(new URL('../lib/store/holidays.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
