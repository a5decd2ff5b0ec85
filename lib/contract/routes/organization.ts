import * as z from 'zod/mini';
import { organization, putTown, townVersion } from '../organization.ts';
import { type Route, readers } from '../route.ts';

/** Towns, their departments and people. */
export const ORGANIZATION_ROUTES = {
  health: {
    method: 'GET',
    path: '/healthz',
    lambda: 'api',
    callers: { anyone: 'town' },
    summary: 'Whether the API answers',
    answer: z.object({ status: z.literal('ok') }),
  },
  putTown: {
    method: 'PUT',
    path: '/v1/towns/{town}',
    lambda: 'api',
    callers: { operator: 'town' },
    summary: 'Set up a town: departments, people, policy, seasons',
    body: putTown,
    answer: townVersion,
    statuses: [200, 201],
  },
  getOrganization: {
    method: 'GET',
    path: '/v1/organization',
    lambda: 'api',
    callers: readers,
    summary: 'Departments, people, policy and seasons of my town',
    answer: organization,
  },
} as const satisfies Record<string, Route>;
