import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readRegion } from '#contract/read-region.ts';
import { type Day, isDay } from '#domain/day.ts';
import type { Region } from '#domain/regions.ts';
import { LocalCloudError } from './errors.ts';

export interface StartOptions {
  readonly help: boolean;
  readonly report: string | undefined;
  readonly departments: string | undefined;
  readonly people: string | undefined;
  readonly policy: string | undefined;
  readonly year: number | undefined;
  readonly region: Region | undefined;
  /** Live the year, then end. */
  readonly once: boolean;
  /** Day on which the simulated year stops; undefined lives it to its end. */
  readonly until: Day | undefined;
  /** No simulated year: serve with the real clock. */
  readonly serve: boolean;
  readonly port: number;
  readonly data: string | null;
  readonly out: string | undefined;
  readonly seed: number;
}

export const USAGE = `npm start -- [选项 options]

  --report FILE       政府工作报告 the report (.txt .md .docx); 缺省用示例 default: the example
  --year N            计划年度 the plan's year; 缺省从报告读出 default: read from the report
  --region NAME       地区或省 region or province, e.g. 华北, 山东; 缺省 default: 西南
  --departments FILE  部门名单 departments (JSON)
  --people FILE       人员名单 people (JSON)
  --policy FILE       催办规则 the town's reminder policy (JSON)；缺省见 docs/rules.md
  --once              走完一年即结束 live the year, then end
  --until DAY         只走到这一天（如 2022-06-22）live the year only to this day
  --serve             不模拟，用真实时钟 no simulation, real clock
  --port N            端口 port, 8080
  --data DIR          数据保存在此，可断点续行 keep everything here and go on from it
  --out DIR           产出放在此 where results are written, out/; 有 --data 时 with --data: DIR/out
  --seed N            模拟的随机种子 seed of the simulation, 1
  --help              本说明 this text`;

const FLAGS = {
  report: { type: 'string' },
  year: { type: 'string' },
  region: { type: 'string' },
  departments: { type: 'string' },
  people: { type: 'string' },
  policy: { type: 'string' },
  once: { type: 'boolean', default: false },
  until: { type: 'string' },
  serve: { type: 'boolean', default: false },
  port: { type: 'string', default: '8080' },
  data: { type: 'string' },
  out: { type: 'string' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', default: false },
} as const;

const flagsOf = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, allowPositionals: false, strict: true }).values;
  } catch (error) {
    const why = (error as Error).message.split(/\n|\. /)[0];
    throw new LocalCloudError(`参数有误，--help 查看用法。${why}; see --help.`);
  }
};

const wholeNumber = (flag: string, text: string, least: number, most: number): number => {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new LocalCloudError(
    `--${flag} 应为 ${least}–${most} 的整数。--${flag} must be a whole number from ${least} to ${most}, not "${text}".`,
  );
};

const aDay = (flag: string, text: string): Day => {
  if (isDay(text)) return text;
  throw new LocalCloudError(`--${flag} 应为日期，如 2022-06-22。--${flag} must be a day such as 2022-06-22, not "${text}".`);
};

/**
 * The flags of `npm start`. Paths are meant from where the person stands, which npm tells in `INIT_CWD`.
 * @throws LocalCloudError in one line, for a flag that is unknown or has a wrong value
 */
export const readStartOptions = (argv: readonly string[], standsIn = process.env.INIT_CWD ?? process.cwd()): StartOptions => {
  const flags = flagsOf(argv);
  const path = (text: string | undefined): string | undefined => (text === undefined || isAbsolute(text) ? text : resolve(standsIn, text));
  if (flags.once && flags.serve) throw new LocalCloudError('--once 与 --serve 只能选一个。Choose one of --once and --serve.');
  if (flags.until !== undefined && flags.serve)
    throw new LocalCloudError('--until 与 --serve 只能选一个。Choose one of --until and --serve.');
  return {
    help: flags.help,
    report: path(flags.report),
    departments: path(flags.departments),
    people: path(flags.people),
    policy: path(flags.policy),
    year: flags.year === undefined ? undefined : wholeNumber('year', flags.year, 2005, 2099),
    region: flags.region === undefined ? undefined : readRegion(flags.region),
    once: flags.once,
    until: flags.until === undefined ? undefined : aDay('until', flags.until),
    serve: flags.serve,
    port: wholeNumber('port', flags.port, 0, 65_535),
    data: path(flags.data) ?? null,
    out: path(flags.out),
    seed: wholeNumber('seed', flags.seed, 0, 4_294_967_295),
  };
};
