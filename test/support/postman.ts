import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { handler as deliverLetters } from '../../functions/outbox/deliver-letters.ts';
import { handler as redeliver } from '../../functions/outbox/redeliver.ts';

/**
 * One delivery in a process of its own, that kills itself (SIGKILL) before or after the n-th command that it sends to the table: run by the
 * fault tests, which also kill it from the mail server.
 *
 * Environment beside the function's own: POSTMAN 'deliver-letters' or 'redeliver', EVENT as JSON, KILL 'before 2' or 'after 2'; '' for never.
 */
const [when, which] = (process.env.KILL ?? '').split(' ');
const kill = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

let commands = 0;
const send = DynamoDBClient.prototype.send;
DynamoDBClient.prototype.send = async function (this: DynamoDBClient, ...all: unknown[]) {
  // The query of the queue comes first in a run of redeliver, once a shard, and changes nothing.
  const isStep = (all[0] as object).constructor.name !== 'QueryCommand';
  if (isStep) commands += 1;
  const isIt = isStep && commands === Number(which);
  if (isIt && when === 'before') kill();
  const answer = await send.apply(this, all as Parameters<typeof send>);
  if (isIt && when === 'after') kill();
  return answer;
} as typeof send;

const handler = (process.env.POSTMAN === 'redeliver' ? redeliver : deliverLetters) as (
  event: unknown,
  context: unknown,
) => Promise<unknown>;
await handler(JSON.parse(process.env.EVENT ?? '{}'), {});
process.exit(0);
