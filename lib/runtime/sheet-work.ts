import * as z from 'zod/mini';
import { importBreakdown } from './import-breakdown.ts';
import { organizationWorkbook, takeOrganizationWorkbook } from './organization-by-sheet.ts';
import type { Services } from './services.ts';
import { sharesWorkbook, takeSharesWorkbook } from './shares-by-sheet.ts';
import { writeBreakdown } from './write-breakdown.ts';

const asked = { at: z.string(), by: z.string() } as const;
const handedIn = { ...asked, key: z.string(), dryRun: z.boolean() } as const;

/** What the machine of files is asked to do with workbooks of a town, of a plan's villages or of its tasks; `key` is where one lies that was handed in. */
export const SHEET_WORK = [
  z.object({ kind: z.literal('organization-out'), town: z.string(), ...asked }),
  z.object({ kind: z.literal('organization-in'), town: z.string(), version: z.int(), ...handedIn }),
  z.object({ kind: z.literal('shares-out'), plan: z.string(), ...asked }),
  z.object({ kind: z.literal('shares-in'), plan: z.string(), ...handedIn }),
  z.object({ kind: z.literal('breakdown'), plan: z.string(), format: z.enum(['xlsx', 'docx']), ...asked }),
  z.object({ kind: z.literal('sheet'), plan: z.string(), ...handedIn }),
] as const;

type SheetWork = z.infer<(typeof SHEET_WORK)[number]>;

/** @throws RuleError FileRefused · WrongStatus · VersionIsStale · NotAllowed · NotFound · Busy */
export const doSheetWork = async (work: SheetWork, services: Services) => {
  switch (work.kind) {
    case 'organization-out':
      return organizationWorkbook(work, services);
    case 'organization-in':
      return takeOrganizationWorkbook(work, services);
    case 'shares-out':
      return sharesWorkbook(work, services);
    case 'shares-in':
      return takeSharesWorkbook(work, services);
    case 'breakdown':
      return writeBreakdown(work, services);
    case 'sheet': {
      const sheet = await importBreakdown(work, services);
      return { document: null, records: sheet.changed.length + sheet.added.length, bytes: 0, sheet };
    }
  }
};
