import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDepartmentsFile } from '#contract/departments-file.ts';
import { readPeopleFile } from '#contract/people-file.ts';
import { readPolicyFile } from '#contract/policy-file.ts';
import { readReportFile } from '#documents/read-report-file.ts';
import { DEFAULT_DEPARTMENTS } from '#domain/default-departments.ts';
import { defaultPeople } from '#domain/default-people.ts';
import type { Region } from '#domain/regions.ts';
import { splitReport } from '#domain/split-report.ts';
import type { Department, Person, ReminderPolicy } from '#domain/town.ts';
import { LocalCloudError } from './errors.ts';

/** What a year is lived with. */
export interface YearInput {
  readonly town: string;
  readonly organization: string;
  readonly year: number;
  /** As the town is set up; not given, the API decides. */
  readonly region?: Region | undefined;
  readonly reportName: string;
  readonly report: Buffer;
  readonly departments: readonly Department[];
  readonly people: readonly Person[];
  /** As the town is set up; not given, the defaults. */
  readonly policy?: ReminderPolicy | undefined;
  /** Said in the summary: what was made up because no file gave it. */
  readonly madeUp: readonly string[];
  readonly seed: number;
}

export interface YearFiles {
  readonly report: string | undefined;
  readonly departments: string | undefined;
  readonly people: string | undefined;
  readonly policy?: string | undefined;
  readonly year: number | undefined;
  readonly region?: Region | undefined;
  readonly seed: number;
}

const EXAMPLE = fileURLToPath(new URL('../../examples/wangjing-2022/', import.meta.url));
const EXAMPLE_TOWN = 'wangjing';

/**
 * Reads and checks the files before anything is started, so that a wrong one is told at once.
 * @throws LocalCloudError a file is not there · RuleError it is no report, or a field is wrong
 */
export const readYearInput = async (files: YearFiles): Promise<YearInput> => {
  const isExample = files.report === undefined;
  const path = files.report ?? join(EXAMPLE, 'report.txt');
  const departmentsPath = files.departments ?? (isExample ? join(EXAMPLE, 'departments.json') : undefined);
  const peoplePath = files.people ?? (isExample && files.departments === undefined ? join(EXAMPLE, 'people.json') : undefined);
  const report = fileAt(path);
  const departments = departmentsPath ? readDepartmentsFile(fileAt(departmentsPath).toString('utf8')) : DEFAULT_DEPARTMENTS;
  const { organization, year } = splitReport(
    await readReportFile(report, basename(path)),
    departments,
    files.year ? { year: files.year } : {},
  );
  const town = isExample ? EXAMPLE_TOWN : `t${createHash('sha256').update(organization).digest('hex').slice(0, 8)}`;
  const people = peoplePath ? readPeopleFile(fileAt(peoplePath).toString('utf8')) : defaultPeople(departments, town);
  return {
    town,
    organization,
    year,
    region: files.region,
    reportName: basename(path),
    report,
    departments: isExample && !files.departments ? departments : withEmail(departments, people),
    people,
    policy: files.policy === undefined ? undefined : readPolicyFile(fileAt(files.policy).toString('utf8')),
    madeUp: [...(departmentsPath ? [] : ['部门名单（默认乡镇名录）']), ...(peoplePath ? [] : ['人员名单和邮箱'])],
    seed: files.seed,
  };
};

const withEmail = (departments: readonly Department[], people: readonly Person[]): Department[] =>
  departments.map((department) => ({
    ...department,
    email: department.email || (people.find(({ departments: of, role }) => role === 'head' && of.includes(department.name))?.email ?? ''),
  }));

const fileAt = (path: string): Buffer => {
  if (!existsSync(path)) throw new LocalCloudError(`没有这个文件：${path}。There is no such file.`);
  return readFileSync(path);
};
