import * as z from 'zod/mini';
import { organizationWorkbook, takeOrganizationWorkbook } from './organization-by-sheet.ts';
import type { Services } from './services.ts';
import { sharesWorkbook, takeSharesWorkbook } from './shares-by-sheet.ts';

const asked = { at: z.string(), by: z.string() } as const;
const handedIn = { ...asked, key: z.string(), dryRun: z.boolean() } as const;

/** What the machine of files is asked to do with workbooks of a town, or of a plan's villages; `key` is where one lies that was handed in. */
export const SHEET_WORK = [
  z.object({ kind: z.literal('organization-out'), town: z.string(), ...asked }),
  z.object({ kind: z.literal('organization-in'), town: z.string(), version: z.int(), ...handedIn }),
  z.object({ kind: z.literal('shares-out'), plan: z.string(), ...asked }),
  z.object({ kind: z.literal('shares-in'), plan: z.string(), ...handedIn }),
] as const;

type SheetWork = z.infer<(typeof SHEET_WORK)[number]>;

/** @throws RuleError FileRefused · WrongStatus · VersionIsStale · NotAllowed · NotFound */
export const doSheetWork = (work: SheetWork, services: Services) => {
  if (work.kind === 'organization-out') return organizationWorkbook(work, services);
  if (work.kind === 'organization-in') return takeOrganizationWorkbook(work, services);
  if (work.kind === 'shares-out') return sharesWorkbook(work, services);
  return takeSharesWorkbook(work, services);
};
