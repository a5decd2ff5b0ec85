import * as z from 'zod/mini';
import { accepted, createPlan, operationState, pieceList, planHeader, planList, publication, splitResult } from '../plans.ts';
import { office, type Route, readers } from '../route.ts';
import { WORKBOOK_TYPE } from '../sheets.ts';

/** Reports and plans, and the long work on them. */
export const PLAN_ROUTES = {
  createPlan: {
    method: 'POST',
    path: '/v1/plans',
    lambda: 'files',
    callers: office,
    summary: 'Take in a report',
    body: createPlan,
    answer: accepted,
    statuses: [202],
  },
  listPlans: { method: 'GET', path: '/v1/plans', lambda: 'api', callers: readers, summary: 'Plans of my town', answer: planList },
  getPlan: { method: 'GET', path: '/v1/plans/{plan}', lambda: 'api', callers: readers, summary: 'One plan', answer: planHeader },
  getOperation: {
    method: 'GET',
    path: '/v1/operations/{operation}',
    lambda: 'api',
    callers: office,
    summary: 'How long work goes',
    answer: operationState,
  },
  publishPlan: {
    method: 'POST',
    path: '/v1/plans/{plan}/publication',
    lambda: 'files',
    callers: office,
    summary: 'Freeze the draft into tasks',
    body: z.strictObject({}),
    changes: true,
    answer: publication,
    statuses: [202],
  },
  getSplit: {
    method: 'GET',
    path: '/v1/plans/{plan}/split',
    lambda: 'files',
    callers: office,
    summary: 'The split result, as published',
    answer: splitResult,
  },
  listUnsplit: {
    method: 'GET',
    path: '/v1/plans/{plan}/unsplit',
    lambda: 'files',
    callers: office,
    summary: 'Pieces of the report that became no task, with their reasons',
    answer: pieceList,
  },
  getDocument: {
    method: 'GET',
    path: '/v1/plans/{plan}/documents/{name}',
    lambda: 'files',
    callers: readers,
    summary: 'A produced file',
    answer: {
      types: [
        'text/html; charset=utf-8',
        'application/zip',
        WORKBOOK_TYPE,
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/octet-stream',
      ],
    },
    statuses: [200, 303],
  },
} as const satisfies Record<string, Route>;
