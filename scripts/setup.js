// Makes a fresh clone runnable: installs what the lock file pins, once. Plain JavaScript, since it runs on whatever Node the machine has.
// Speaks to standard error only: `npm run --silent split` must leave standard output to the JSON.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.installed`;

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Node 20 or later is needed; this is ${process.version}.`);
  process.exit(1);
}

const lock = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('Installing what package-lock.json pins (once) …');
  try {
    execFileSync('npm', ['ci', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] });
  } catch {
    console.error('npm ci did not finish; its own lines above say why.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
