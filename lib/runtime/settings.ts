/**
 * The environment of the functions: each variable's name, once. The stack sets them (`lib/cloud`), `readSettings` reads them.
 * Endpoints, region and credentials are not here: the SDK finds them by its own variables.
 */
export const SETTINGS = {
  table: 'TABLE_NAME',
  bucket: 'BUCKET_NAME',
  /** Address at which people reach the page and the API, no final slash. */
  publicUrl: 'PUBLIC_URL',
  /** From: of every letter. */
  sender: 'SENDER',
  /** smtp://user@host:port or smtps://…; empty means SES. */
  smtpUrl: 'SMTP_URL',
  /** SSM SecureString that holds the SMTP password; empty means no password. */
  smtpPasswordParameter: 'SMTP_PASSWORD_PARAMETER',
  /** SES configuration set whose events tell of bounces; empty when letters leave by SMTP. */
  configurationSet: 'CONFIGURATION_SET',
  /** E-mail addresses, divided by commas, of those who may set up a town. */
  operators: 'OPERATORS',
  /** ARNs of the state machines. */
  intakeMachine: 'INTAKE_MACHINE_ARN',
  publishMachine: 'PUBLISH_MACHINE_ARN',
  dailyRemindersMachine: 'DAILY_REMINDERS_MACHINE_ARN',
  monthlyBulletinMachine: 'MONTHLY_BULLETIN_MACHINE_ARN',
  yearEndReviewMachine: 'YEAR_END_REVIEW_MACHINE_ARN',
  filesMachine: 'FILES_MACHINE_ARN',
  /** Folder of the function's own code, with the files that the bundle lays beside it; Lambda itself sets it. */
  codeFolder: 'LAMBDA_TASK_ROOT',
  /** Cognito pool that `sync-people` fills; only when the stack makes one. */
  userPool: 'USER_POOL_ID',
} as const;

export type Setting = keyof typeof SETTINGS;

/** Reads one variable. @throws Error naming the variable when it is missing (a defect of the stack). */
export const setting = (name: Setting, environment: NodeJS.ProcessEnv = process.env): string => {
  const value = environment[SETTINGS[name]];
  if (value === undefined) throw new Error(`The environment lacks ${SETTINGS[name]}`);
  return value;
};
