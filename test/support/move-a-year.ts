import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ReadOf } from '#contract/client.ts';
import type { LocalCloud } from '#local/cloud.ts';
import { OPERATOR } from '#local/simulated-year.ts';
import { clientOf } from './run-a-year.ts';

/** The year as its office gets it, over HTTP. */
export const download = async (cloud: LocalCloud, office: string, plan: string): Promise<{ zip: Buffer; records: number }> => {
  const { must } = clientOf(cloud, office);
  const { operation } = (await must('createExport', { params: { plan }, body: {}, key: randomUUID() })).body;
  await cloud.idle();
  const { status, result } = (await must('getOperation', { params: { operation } })).body;
  expect(status).toBe('succeeded');
  const file = (await must('getDocument', { params: { plan, name: result?.document ?? '' } })).body;
  expect(file.type).toBe('application/zip');
  return { zip: Buffer.from(await file.arrayBuffer()), records: result?.records ?? 0 };
};

/** Puts a year into another cloud, over HTTP. */
export const upload = async (cloud: LocalCloud, zip: Buffer, town: string, year: number): Promise<ReadOf<'getImport'>> => {
  const { must } = clientOf(cloud, OPERATOR);
  const body = { year, base64: zip.toString('base64') };
  const { operation } = (await must('createImport', { params: { town }, body, key: randomUUID() })).body;
  await cloud.idle();
  return (await must('getImport', { params: { town, operation } })).body;
};
