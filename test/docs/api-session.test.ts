import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, yearOf } from '#domain/day.ts';
import type { LocalCloud } from '#local/cloud.ts';
import { openForms, openLetterBox } from '#local/letter-box.ts';
import { setUpTown } from '#local/opening-day.ts';
import { OPERATOR, officeEmail } from '#local/simulated-year.ts';
import { statusPage } from '#local/status-page.ts';
import { readYearInput } from '#local/year-input.ts';
import { clientOf, cloudOf2022 } from '../support/run-a-year.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const document = readFileSync(join(root, 'docs/api.md'), 'utf8');

/** Commands of the document, in order; the first block says where the system runs, which a test says itself. */
const [WHERE = '', ...BLOCKS] = [...document.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, commands]) => commands!);
const PEOPLE = [...new Set([...document.matchAll(/token ([\w.]+@[\w.]+)/g)].map(([, email]) => email!))];

/** The typed client, as each README shows it. */
const CLIENTS = ['README.md', 'README.zh-CN.md'].map(
  (file) => /^TOKEN=.{1,80} npx node [\s\S]{1,999}?^EOF$/m.exec(readFileSync(join(root, file), 'utf8'))?.[0] ?? '',
);

let cloud: LocalCloud;
const folder = mkdtempSync(join(tmpdir(), 'annual-plan-test-'));

/** As `npm start -- --serve` has it: the town, no plan, the real clock. */
beforeAll(async () => {
  const input = await readYearInput({ report: undefined, departments: undefined, people: undefined, year: undefined, seed: 1 });
  const box = openLetterBox(null);
  cloud = await cloudOf2022({ clock: 'real', onMail: box.take });
  const forms = () => openForms(box, cloud.url, cloud.now());
  cloud.servePage(
    '/',
    statusPage({ office: clientOf(cloud, officeEmail(input)), now: cloud.now, simulated: false, mail: 'out/mail', forms }),
  );
  await setUpTown(input, { operator: clientOf(cloud, OPERATOR) });
  for (const email of [...PEOPLE, officeEmail(input)]) writeFileSync(join(folder, email), await cloud.tokenFor(email));
});

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

const bash = (script: string): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: root, env: { ...process.env, TMPDIR: folder } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => resolve({ code, output }));
  });

describe('the session of docs/api.md', () => {
  it('says first where the system runs, and how a token is had', () => expect(WHERE).toMatch(/^URL=.*\ntoken\(\) \{.*\}\n$/));

  it('runs the one client of both READMEs', () => {
    expect(CLIENTS[0]).toContain('#contract/client.ts');
    expect(CLIENTS[1]).toBe(CLIENTS[0]);
  });

  it('goes through from token to verified completion', async () => {
    const here = `URL=${cloud.url}\ntoken() { cat "${folder}/$1"; }\n`;
    const client = CLIENTS[0]!
      .replace('npm run --silent token --', 'token')
      .replace('http://127.0.0.1:8080', cloud.url)
      .replace('wangjing-2022', `wangjing-${yearOf(dayAt(Date.now()))}`);
    const steps = [...BLOCKS, client].map((commands, i) => `${commands}\necho "block ${i + 1} done"`);
    const { code, output } = await bash(here + steps.join('\n'));
    expect(output.match(/block \d+ done/g), output).toHaveLength(BLOCKS.length + 1);
    expect(code, output).toBe(0);
    for (const told of ['"light":"blue"', '请签收', '"id":"追1"', 'BEGIN:VCALENDAR', '追1 grey 抢修农村饮水管网。'])
      expect(output).toContain(told);
  });
});
