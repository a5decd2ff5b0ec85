/** npm run --silent split -- FILE [--departments FILE] [--region NAME] [--year N] [--text FILE]: the split result as JSON. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readDepartmentsFile } from '#contract/departments-file.ts';
import { readRegion } from '#contract/read-region.ts';
import { readReportFile } from '#documents/read-report-file.ts';
import { DEFAULT_DEPARTMENTS } from '#domain/default-departments.ts';
import { seasonTable } from '#domain/season-table.ts';
import { splitReport } from '#domain/split-report.ts';
import { sayFailure } from './say-failure.ts';

const USAGE = 'npm run --silent split -- FILE [--departments FILE] [--region NAME] [--year N] [--text FILE]';

/** A path as the person at the terminal means it; npm tells where that is. */
const here = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

const flagsOf = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      departments: { type: 'string' },
      region: { type: 'string' },
      year: { type: 'string' },
      text: { type: 'string' },
      help: { type: 'boolean' },
    },
  });

try {
  const { values, positionals } = flagsOf();
  const [file] = positionals;
  if (values.help || file === undefined || positionals.length > 1) {
    console.error(USAGE);
    process.exitCode = values.help ? 0 : 2;
  } else {
    const text = await readReportFile(readFileSync(here(file)), basename(file));
    if (values.text !== undefined) writeFileSync(here(values.text), text);
    const departments = values.departments ? readDepartmentsFile(readFileSync(here(values.departments), 'utf8')) : DEFAULT_DEPARTMENTS;
    const year = values.year === undefined ? undefined : Number(values.year);
    const seasons = values.region === undefined ? undefined : seasonTable({ region: readRegion(values.region) });
    console.log(JSON.stringify(splitReport(text, departments, { year, seasons }), null, 2));
  }
} catch (error) {
  sayFailure(error, 2);
}
