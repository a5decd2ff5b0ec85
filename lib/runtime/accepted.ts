import type { Answer } from './endpoint.ts';

/** 202: the work goes on by itself; the address tells how it goes. */
export const accepted = (operation: string): Answer => ({
  status: 202,
  headers: { location: `/v1/operations/${operation}` },
  body: { operation, status: 'running' },
});
