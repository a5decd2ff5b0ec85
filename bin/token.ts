/** npm run --silent token -- EMAIL [--port N | --data DIR]: a bearer token from a system that runs on this machine. */
import { readTokenOptions, tokenFromRunning } from '#local/running.ts';
import { sayFailure } from './say-failure.ts';

try {
  console.log(await tokenFromRunning(readTokenOptions(process.argv.slice(2))));
} catch (error) {
  sayFailure(error, 1);
}
