import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { LocalCloud } from '#local/cloud.ts';
import { OPERATOR } from '#local/simulated-year.ts';
import { clientOf } from './run-a-year.ts';

interface State {
  readonly status: string;
  readonly reason: string | null;
  readonly result: { readonly document: string | null; readonly records: number } | null;
}

/** Asks for long work, waits until nothing is under way, and gives back what came of it. */
const askFor = async (cloud: LocalCloud, as: string, path: string, body: object): Promise<State> => {
  const client = clientOf(cloud, as);
  const { status, location } = await client.send('POST', path, body, { 'idempotency-key': randomUUID() });
  expect(status).toBe(202);
  await cloud.idle();
  return (await client.get<State>(location)).body;
};

/** The year as its office gets it, over HTTP. */
export const download = async (cloud: LocalCloud, office: string, plan: string): Promise<{ zip: Buffer; records: number }> => {
  const { status, result } = await askFor(cloud, office, `/v1/plans/${plan}/exports`, {});
  expect(status).toBe('succeeded');
  const response = await fetch(`${cloud.url}/v1/plans/${plan}/documents/${result!.document}`, {
    headers: { authorization: `Bearer ${await cloud.tokenFor(office)}` },
  });
  expect(response.headers.get('content-type')).toBe('application/zip');
  return { zip: Buffer.from(await response.arrayBuffer()), records: result!.records };
};

/** Puts a year into another cloud, over HTTP. */
export const upload = (cloud: LocalCloud, zip: Buffer, town: string, year: number): Promise<State> =>
  askFor(cloud, OPERATOR, `/v1/towns/${town}/imports`, { year, base64: zip.toString('base64') });
