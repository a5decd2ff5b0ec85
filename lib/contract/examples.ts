import { ACROSS_YEARS_EXAMPLES } from './examples/across-years.ts';
import { ARCHIVE_EXAMPLES } from './examples/archives.ts';
import { DESCRIPTION_EXAMPLES } from './examples/description.ts';
import { DRAFT_EXAMPLES } from './examples/drafts.ts';
import type { Examples } from './examples/example.ts';
import { LEADERSHIP_EXAMPLES } from './examples/leadership.ts';
import { LIFE_EXAMPLES } from './examples/life.ts';
import { LINK_EXAMPLES } from './examples/links.ts';
import { ORGANIZATION_EXAMPLES } from './examples/organization.ts';
import { ORGANIZATION_CHANGE_EXAMPLES } from './examples/organization-changes.ts';
import { PLAN_EXAMPLES } from './examples/plans.ts';
import { RECORD_EXAMPLES } from './examples/records.ts';
import { REMINDER_EXAMPLES } from './examples/reminders.ts';
import { REVIEW_EXAMPLES } from './examples/reviews.ts';
import { SHEET_EXAMPLES } from './examples/sheets.ts';
import { TASK_ACT_EXAMPLES } from './examples/task-acts.ts';
import { TASK_EXAMPLES } from './examples/tasks.ts';
import type { Operation } from './routes.ts';

/** An example of every operation. For the description of the API and the tests; no function carries them. */
export const EXAMPLES: Examples<Operation> = {
  ...ORGANIZATION_EXAMPLES,
  ...ORGANIZATION_CHANGE_EXAMPLES,
  ...PLAN_EXAMPLES,
  ...DRAFT_EXAMPLES,
  ...ACROSS_YEARS_EXAMPLES,
  ...TASK_EXAMPLES,
  ...LIFE_EXAMPLES,
  ...TASK_ACT_EXAMPLES,
  ...RECORD_EXAMPLES,
  ...LEADERSHIP_EXAMPLES,
  ...REVIEW_EXAMPLES,
  ...ARCHIVE_EXAMPLES,
  ...SHEET_EXAMPLES,
  ...DESCRIPTION_EXAMPLES,
  ...LINK_EXAMPLES,
  ...REMINDER_EXAMPLES,
  ...SHEET_EXAMPLES,
};
