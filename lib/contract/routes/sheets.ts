import * as z from 'zod/mini';
import { accepted } from '../plans.ts';
import { office, type Route, readers } from '../route.ts';
import { documentList, handInSheet, produceDocument, shareSheets, takeSheets, WORKBOOK_TYPE } from '../sheets.ts';

/** What a town keeps in Excel, out and in. A workbook is made and read by a machine: the operation names the document, or tells what it came to. */
export const SHEET_ROUTES = {
  makeOrganizationDocument: {
    method: 'POST',
    path: '/v1/organization/documents',
    lambda: 'files',
    callers: office,
    summary: 'Make a workbook of departments and people 单位人员',
    body: z.strictObject({}),
    answer: accepted,
    statuses: [202],
  },
  getOrganizationDocument: {
    method: 'GET',
    path: '/v1/organization/documents/{name}',
    lambda: 'files',
    callers: office,
    summary: 'A workbook of departments and people that was made',
    answer: { types: [WORKBOOK_TYPE] },
  },
  takeOrganizationSheets: {
    method: 'POST',
    path: '/v1/organization/sheets',
    lambda: 'files',
    callers: office,
    changes: true,
    summary: 'Take in such a workbook, whole or not at all; a dry run tells what would change',
    body: takeSheets,
    answer: accepted,
    statuses: [202],
  },
  exchangeShareSheets: {
    method: 'POST',
    path: '/v1/plans/{plan}/share-sheets',
    lambda: 'files',
    callers: office,
    summary: 'Make a workbook of village shares 村级分解, or take one in',
    body: shareSheets,
    answer: accepted,
    statuses: [202],
  },
  produceDocument: {
    method: 'POST',
    path: '/v1/plans/{plan}/documents',
    lambda: 'files',
    callers: office,
    summary: 'Write a document of the plan, such as its table of tasks',
    body: produceDocument,
    answer: accepted,
    statuses: [202],
  },
  listDocuments: {
    method: 'GET',
    path: '/v1/plans/{plan}/documents',
    lambda: 'files',
    callers: readers,
    summary: 'Produced files of a plan',
    answer: documentList,
  },
  handInSheet: {
    method: 'POST',
    path: '/v1/plans/{plan}/sheets',
    lambda: 'files',
    callers: office,
    summary: 'Hand in a filled-in table of tasks, or see what it would change',
    body: handInSheet,
    answer: accepted,
    statuses: [202],
  },
} as const satisfies Record<string, Route>;
