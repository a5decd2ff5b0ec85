/** npm run --silent token -- EMAIL: a bearer token from the system that runs on this machine. */
import { LocalCloudError } from '#local/errors.ts';
import { tokenFromRunning } from '#local/running.ts';

try {
  console.log(await tokenFromRunning(process.argv[2] ?? ''));
} catch (error) {
  if (!(error instanceof LocalCloudError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
