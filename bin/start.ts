/** npm start: the whole system on this machine. */
import { join } from 'node:path';
import { startLocalCloud } from '#local/cloud.ts';
import { LocalCloudError } from '#local/errors.ts';
import { keepMailIn } from '#local/keep-mail.ts';
import { deskFolder } from '#local/running.ts';
import { readStartOptions, type StartOptions, USAGE } from '#local/start-options.ts';
import { untilStopped } from '#local/until-stopped.ts';

const start = async ({ port, data, out, seed }: StartOptions): Promise<void> => {
  const stopped = untilStopped();
  const cloud = await startLocalCloud({
    port,
    dataDir: data,
    clock: 'real',
    seed,
    onMail: keepMailIn(join(out ?? data ?? deskFolder, 'letters')),
  });
  console.log(`${cloud.url}  (Ctrl-C 结束 to stop)`);
  await stopped;
  await cloud.stop();
};

try {
  const options = readStartOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await start(options);
} catch (error) {
  if (!(error instanceof LocalCloudError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
