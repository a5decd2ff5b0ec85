import * as z from 'zod/mini';
import { createImport } from '../archives.ts';
import { accepted, operationState } from '../plans.ts';
import { office, type Route } from '../route.ts';

/** A year as one file, out and in. */
export const ARCHIVE_ROUTES = {
  createExport: {
    method: 'POST',
    path: '/v1/plans/{plan}/exports',
    lambda: 'files',
    callers: office,
    summary: 'Write the year into one zip that opens without this system',
    body: z.strictObject({}),
    answer: accepted,
    statuses: [202],
  },
  createImport: {
    method: 'POST',
    path: '/v1/towns/{town}/imports',
    lambda: 'files',
    callers: { operator: 'town' },
    summary: 'Put an exported year into a system that does not have it',
    body: createImport,
    answer: accepted,
    statuses: [202],
  },
  getImport: {
    method: 'GET',
    path: '/v1/towns/{town}/imports/{operation}',
    lambda: 'api',
    callers: { operator: 'town' },
    summary: 'How an import goes',
    answer: operationState,
  },
} as const satisfies Record<string, Route>;
