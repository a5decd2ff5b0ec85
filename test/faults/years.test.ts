import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '#local/free-port.ts';
import { run } from '../support/npm-start.ts';
import { isWorkday, workdaysAfter } from '../support/recount/days.ts';
import { type Received, readMail } from '../support/recount/mail.ts';
import { type OutTask, type OutYear, readYear } from '../support/recount/year.ts';
import { recount } from '../support/recount-letters.ts';
import { scratch } from '../support/run-a-year.ts';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = scratch();
afterAll(() => folder.remove());

const inFolder = (name: string, value: unknown): string => {
  const path = join(folder.path, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
};

interface Person {
  readonly email: string;
  readonly role: string;
  departments: string[];
}

/** Rules of a town that wants to be reminded otherwise in every point. */
const POLICY = {
  feedbackDay: 20,
  feedbackAdvance: 2,
  missedAfter: 3,
  statedAdvance: [5, 1, 0],
  overdue: [2, 5],
  chiefAfter: 5,
  officeAfter: 1,
  clearing: { opens: '11-28', due: '12-07' },
  bulletinDay: 8,
};

/** The example's people, with a department that has no head, and a head who has two. */
const otherPeople = (): Person[] => {
  const people = JSON.parse(readFileSync(fromHere('../../examples/wangjing-2022/people.json'), 'utf8')) as Person[];
  const ofTwo = people.find(({ role, departments }) => role === 'head' && departments[0] === '应急管理办公室')!;
  ofTwo.departments = ['应急管理办公室', '平安法治办公室'];
  return people.filter((one) => one === ofTwo || one.role !== 'head' || !/教育办公室|平安法治办公室/.test(one.departments[0] ?? ''));
};

const TOWNS: Readonly<Record<string, readonly string[]>> = {
  望京镇: [],
  柳坪镇: ['--report', fromHere('../gold/reports/05-liuping-township-2022.txt'), '--departments', fromHere('../gold/departments.json')],
  '望京镇（另一套规则）': [
    '--report',
    fromHere('../../examples/wangjing-2022/report.txt'),
    '--departments',
    fromHere('../../examples/wangjing-2022/departments.json'),
    '--people',
    inFolder('people.json', otherPeople()),
    '--policy',
    inFolder('policy.json', POLICY),
  ],
};
const SEEDS = [1, 2, 3];

/** '一行' of a digest: heading and shown numbers, '没有反馈的 1.2+1.4'. */
const partsOf = (line: string): { heading: string; ids: string[] } => {
  const at = line.lastIndexOf(' ');
  return { heading: line.slice(0, at), ids: line.slice(at + 1).split('+') };
};

const taskOf = ({ tasks }: OutYear, id: string) => tasks.find((one) => one.id === id);
const roleOf = ({ town }: OutYear, reader: string): string => town.people.find(({ email }) => email === reader)?.role ?? 'nobody';

/** Days on which a task ended, by its shown number: verified, assessed. */
const endsOf = (year: OutYear): ReadonlyMap<string, number> =>
  new Map(
    year.tasks.flatMap(({ task, id }) => {
      const end = (year.history[task] ?? []).find(({ move }) => move.kind === 'verify' || move.kind === 'assess');
      return end ? [[id, Date.parse(end.at)] as const] : [];
    }),
  );

/** Feedback days of a year: those of the months, of 清账, and that after a late publication. */
const feedbackDays = ({ town: { policy }, tasks, year }: OutYear): ReadonlySet<string> => {
  const before = (day: string): string => (isWorkday(day) ? day : workdaysAfter(day, -1));
  const months = Array.from(
    { length: 11 },
    (_, i) => `${year}-${String(i + 1).padStart(2, '0')}-${String(policy.feedbackDay).padStart(2, '0')}`,
  );
  const late = workdaysAfter(tasks[0]!.publishedOn, policy.feedbackAdvance);
  return new Set([...months.map(before), before(`${year}-${policy.clearing.due}`), late]);
};

/** Workdays from which a chief is told of a date: the dates that bind a task, as the plan and its reports give them. */
const boundDays = ({ history }: OutYear, { task, due, dueStated, targets, milestones }: OutTask): readonly string[] => {
  const reported = (history[task] ?? []).flatMap(({ move }) =>
    move.kind === 'report' && move.report.node?.next ? [move.report.node.next.planned] : [],
  );
  const dates = [...reported, ...[...targets, ...milestones].flatMap(({ by }) => by ?? []), ...(dueStated ? [due] : [])];
  // Counted from the day itself, which need not be a workday: the first one behind it is the first that counts.
  return dates.map((date) => workdaysAfter(workdaysAfter(date, 1), -1));
};

interface Escalations {
  readonly toLeaders: number;
  readonly toChief: number;
}

/** Escalations one by one: on their workday, and of no dispatched organ. */
const escalationsOf = (year: OutYear, mail: readonly Received[]): Escalations => {
  const { policy, departments } = year.town;
  const days = feedbackDays(year);
  const counts = { toLeaders: 0, toChief: 0 };
  for (const { day, lines, reader } of mail) {
    for (const { heading, ids } of lines.map(partsOf)) {
      if (heading !== '没有反馈的' && heading !== '请您协调') continue;
      for (const id of ids) {
        const lead = taskOf(year, id)!.lead;
        expect(departments.find(({ name }) => name === lead)?.relation, `${day} ${reader} ${id}`).not.toBe('dispatched');
      }
      if (heading === '没有反馈的') {
        counts.toLeaders += 1;
        expect(days.has(workdaysAfter(day, -policy.missedAfter)), `${day} ${reader} ${ids}: workdays after a feedback day`).toBe(true);
        expect(roleOf(year, reader)).toBe('leader');
      } else {
        counts.toChief += 1;
        expect(roleOf(year, reader)).toBe('chief');
        // A ★ task is told when it turns red: that day is the recount's.
        for (const task of ids.map((id) => taskOf(year, id)!).filter(({ star }) => !star))
          expect(boundDays(year, task), `${day} ${task.id}: ${policy.chiefAfter} workdays after a date`).toContain(
            workdaysAfter(day, -policy.chiefAfter - 1),
          );
      }
    }
  }
  return counts;
};

/** Tasks of dispatched organs of which nothing was said in the whole third quarter. */
const missedByDispatched = ({ tasks, town, history, year }: OutYear): number => {
  const led = tasks.filter(({ lead }) => town.departments.find(({ name }) => name === lead)?.relation === 'dispatched');
  const isSilent = (task: string): boolean => (history[task] ?? []).every(({ day }) => day < `${year}-07-01` || day > `${year}-10-08`);
  return led.filter(({ task }) => isSilent(task)).length;
};

const seen = new Set<string>();
const kinds = new Set<string>();
/** Missed forms of organs that the town does not command: there to be escalated, and not. */
let dispatchedMissed = 0;
/** Missed forms that reached leaders, by town. */
const escalated = new Map<string, number>();

describe.each(Object.entries(TOWNS))('%s', (town, args) => {
  it.each(SEEDS)('seed %i: each letter on its day, once, to who should have it', { timeout: 400_000 }, async (seed) => {
    const out = join(folder.path, `${Object.keys(TOWNS).indexOf(town)}-${seed}`);
    const { code, stderr } = await run('start', [
      '--once',
      '--port',
      String(await freePort()),
      '--seed',
      String(seed),
      '--out',
      out,
      ...args,
    ]);
    expect(code, stderr).toBe(0);
    const { expected, ...differences } = await recount(out);
    expect(differences).toEqual({ missing: [], extra: [], twice: [], onDayOff: [] });
    const [year, mail] = [readYear(out), await readMail(out)];
    const ends = endsOf(year);
    const digests = mail.filter(({ kind }) => kind === 'digest');
    for (const { day, reader, lines } of digests) {
      expect(lines.length, `${day} ${reader}: nothing in it`).toBeGreaterThan(0);
      for (const { heading, ids } of lines.map(partsOf)) {
        seen.add(heading);
        for (const id of ids)
          expect(ends.get(id) ?? Number.POSITIVE_INFINITY, `${day} ${reader} ${id} is over`).toBeGreaterThan(
            Date.parse(`${day}T08:30:00+08:00`),
          );
      }
    }
    const table: Record<string, Record<string, number>> = {};
    for (const { kind, reader } of mail) {
      kinds.add(kind);
      const role = roleOf(year, reader);
      const row = table[kind] ?? {};
      table[kind] = { ...row, [role]: (row[role] ?? 0) + 1 };
    }
    const { toLeaders, toChief } = escalationsOf(year, digests);
    console.log(
      `${town}, seed ${seed}: ${mail.length} letters, ${expected} letters and lines recounted; 未反馈 to leaders ${toLeaders}, 提级 to the chief ${toChief}`,
    );
    console.table(table);
    dispatchedMissed += missedByDispatched(year);
    escalated.set(town, (escalated.get(town) ?? 0) + toLeaders);
  });
});

describe('over all of them', () => {
  it('each sort of line was there to be looked at', () => {
    const sorts = ['本期例行', '今天到期', '年底清账', '没有反馈的', '时限将到', '已过时限', '请您协调', '等您核验的', '没有签收的清单'];
    expect(sorts.filter((sort) => !seen.has(sort))).toEqual([]);
    expect([...kinds].toSorted()).toEqual(['bulletin', 'digest', 'draft-ready', 'published-list', 'returned', 'review']);
    expect(dispatchedMissed, 'a dispatched organ was silent').toBeGreaterThan(0);
    for (const town of Object.keys(TOWNS)) expect(escalated.get(town), town).toBeGreaterThan(0);
  });
});
