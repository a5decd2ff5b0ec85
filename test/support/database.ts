import type { TestProject } from 'vitest/node';
import { startDynamoDb } from '#local/dynamodb.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** DynamoDB Local, one for the whole run of the tests; each file makes a table of its own. */
    dynamodb: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startDynamoDb(null);
  project.provide('dynamodb', database.endpoint);
  return () => database.stop();
}
