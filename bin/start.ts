/** npm start: the whole system on this machine, and a year lived in it. */
import { join, resolve } from 'node:path';
import { dayAt } from '#domain/day.ts';
import { workdayCalendar } from '#domain/workday-calendar.ts';
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '#local/cloud.ts';
import { claimDataFolder, servePurpose, yearPurpose } from '#local/data-folder.ts';
import { openLedger } from '#local/ledger.ts';
import { type LetterBox, openForms, openLetterBox } from '#local/letter-box.ts';
import { handIn, setUpTown } from '#local/opening-day.ts';
import { type OutFolder, openOutFolder, SUMMARY, writeYear } from '#local/out-folder.ts';
import { deskFolder, refuseIfInUse } from '#local/running.ts';
import { clockStartOf, liveTheYear, OPERATOR, officeEmail, stopOf } from '#local/simulated-year.ts';
import { readStartOptions, type StartOptions, USAGE } from '#local/start-options.ts';
import { NO_FORMS, statusPage } from '#local/status-page.ts';
import { townClient } from '#local/town-client.ts';
import { untilStopped } from '#local/until-stopped.ts';
import { readYearInput, type YearInput } from '#local/year-input.ts';
import { yearProgress } from '#local/year-progress.ts';
import { sayYear, summarize } from '#local/year-summary.ts';
import { chineseHolidays } from '#store/holidays.ts';
import { sayFailure } from './say-failure.ts';

const calendar = workdayCalendar(chineseHolidays());

/** Where letters go: to be shown, and to be opened. */
interface Kept {
  readonly out: OutFolder;
  readonly box: LetterBox;
}

/** With `--data` all of it lies together. */
const outFor = ({ out, data }: StartOptions, otherwise: string): string => out ?? (data === null ? otherwise : join(data, 'out'));

const boxFor = ({ data }: StartOptions): LetterBox => openLetterBox(data && join(data, 'letter-box.jsonl'));

const cloudFor = ({ port, data, seed }: StartOptions, clock: LocalCloudOptions['clock'], { out, box }: Kept): Promise<LocalCloud> =>
  startLocalCloud({
    port,
    dataDir: data,
    clock,
    seed,
    context: { operators: OPERATOR, sender: 'plan@annual-plan.example' },
    onMail: async (mail) => {
      out.mail(mail);
      await box.take(mail);
    },
    log: (line) => console.error(line),
  });

const clientOf = (cloud: LocalCloud, email: string) => townClient(cloud.url, () => cloud.tokenFor(email));

/** Keeps serving until Ctrl-C, with a page that says what runs. */
const serve = async (
  cloud: LocalCloud,
  input: YearInput,
  simulated: boolean,
  { out, box }: Kept,
  stopped: Promise<void>,
): Promise<void> => {
  const forms = () => openForms(box, cloud.url, cloud.now());
  const office = clientOf(cloud, officeEmail(input));
  cloud.servePage('/', statusPage({ office, now: cloud.now, simulated, mail: out.mailFolder, forms }));
  const [form] = await forms();
  console.log(
    form
      ? `${cloud.url}${form.path}  （${form.to} 收到的填报表 a form to fill in）`
      : `${NO_FORMS} No form is open now; a letter that brings one is listed on the page below.`,
  );
  console.log(`${cloud.url}/  （Ctrl-C 结束 to stop）`);
  await stopped;
};

/** Lives the year, or what is left of it, and writes its files. */
const liveAndWrite = async (cloud: LocalCloud, input: YearInput, options: StartOptions, until: number, out: OutFolder): Promise<void> => {
  const ledger = openLedger(options.data && join(options.data, 'ledger.jsonl'));
  const progress = yearProgress(clockStartOf(input.year, calendar), until);
  const { plan, office, refused } = await liveTheYear(cloud, input, { ledger, calendar, until, onDay: progress.at }).finally(progress.end);
  await ledger.close();
  await writeYear(out, plan, office, () => cloud.idle());
  const ran = {
    livedTo: dayAt(until),
    letters: out.letters(),
    executions: cloud.executions(),
    counts: cloud.counts(),
    deadLetters: cloud.deadLetters().length,
  };
  const summary = await summarize(input, plan, office, { ...ran, refused });
  out.json(SUMMARY, summary);
  console.log(sayYear(summary, out.path));
};

const simulate = async (options: StartOptions, input: YearInput, stopped: Promise<void>): Promise<void> => {
  const until = stopOf(input.year, calendar, options.until);
  const goesOn = claimDataFolder(options.data, yearPurpose(input));
  const out = openOutFolder(outFor(options, resolve(process.env.INIT_CWD ?? '.', 'out')), goesOn);
  const box = boxFor(options);
  const cloud = await cloudFor(options, { start: clockStartOf(input.year, calendar) }, { out, box });
  try {
    const isOver = (out.livedTo() ?? '') >= dayAt(until);
    const living = isOver ? Promise.resolve() : liveAndWrite(cloud, input, options, until, out);
    const ended = await Promise.race([living.then(() => 'lived'), stopped.then(() => 'stopped')]);
    if (ended === 'stopped' || options.once) return;
    await cloud.letGo();
    await serve(cloud, input, true, { out, box }, stopped);
  } finally {
    await cloud.stop();
    await box.close();
  }
};

/** Real work: the town is set up, a report that was given is handed in for the office to look through, and the real clock runs. */
const serveOnly = async (options: StartOptions, input: YearInput, stopped: Promise<void>): Promise<void> => {
  const goesOn = claimDataFolder(options.data, servePurpose);
  const out = openOutFolder(outFor(options, join(deskFolder, 'out')), true);
  const box = boxFor(options);
  const cloud = await cloudFor(options, 'real', { out, box });
  try {
    const hands = { operator: clientOf(cloud, OPERATOR), office: clientOf(cloud, officeEmail(input)), idle: cloud.idle };
    if (!goesOn) await setUpTown(input, hands);
    if (options.report !== undefined) await handIn(input, hands);
    await serve(cloud, input, false, { out, box }, stopped);
  } finally {
    await cloud.stop();
    await box.close();
  }
};

const start = async (options: StartOptions): Promise<void> => {
  const stopped = untilStopped();
  await refuseIfInUse(options.data);
  const input = await readYearInput(options);
  await (options.serve ? serveOnly : simulate)(options, input, stopped);
};

try {
  const options = readStartOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await start(options);
} catch (error) {
  sayFailure(error, 1);
}
