/** npm run --silent token -- EMAIL: a bearer token from the system that runs on this machine. */
import { tokenFromRunning } from '#local/running.ts';
import { sayFailure } from './say-failure.ts';

try {
  console.log(await tokenFromRunning(process.argv[2] ?? ''));
} catch (error) {
  sayFailure(error, 1);
}
