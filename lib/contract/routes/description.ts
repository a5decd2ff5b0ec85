import type { Route } from '../route.ts';

/** What tells of the API itself. */
export const DESCRIPTION_ROUTES = {
  describeApi: {
    method: 'GET',
    path: '/openapi.json',
    lambda: 'api',
    callers: { anyone: 'town' },
    summary: 'This description, OpenAPI 3.1',
    answer: { types: ['application/json'] },
  },
  readDocs: {
    method: 'GET',
    path: '/docs',
    lambda: 'api',
    callers: { anyone: 'town' },
    summary: 'This description as a page to read',
    answer: { types: ['text/html; charset=utf-8'] },
  },
} as const satisfies Record<string, Route>;
