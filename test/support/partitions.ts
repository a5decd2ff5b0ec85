import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { vi } from 'vitest';
import { synthesized } from './synthesized.ts';

interface Statement {
  readonly Action: string | string[];
  readonly Condition?: { readonly 'ForAllValues:StringLike'?: { readonly 'dynamodb:LeadingKeys': string[] } };
}

/** How the keys may begin that a function's role lets it read, or change; '' for any key. */
export const allowedPartitions = (functionName: string, action: string): string[] => {
  const policies = synthesized({ operators: 'a@example.org' }).ofType('AWS::IAM::Policy');
  const [, { Properties }] = policies.find(([id]) => id.startsWith(`${functionName}Role`))!;
  const statements = (Properties.PolicyDocument.Statement as Statement[]).filter(({ Action }) => [Action].flat().includes(action));
  const starts = statements.flatMap(({ Condition }) => Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? ['*']);
  return starts.map((start) => start.replace(/\*$/, '')).toSorted();
};

interface Sent {
  readonly constructor: { readonly name: string };
  // biome-ignore lint/suspicious/noExplicitAny: the input of whatever command was sent
  readonly input: any;
}

const startOf = (pk: string): string => pk.slice(0, pk.indexOf('#') + 1);

/** How the keys begin that were read, and changed, while something was done. */
export const touchedBy = async (done: () => Promise<void>): Promise<{ read: string[]; changed: string[] }> => {
  const commands: Sent[] = [];
  const send = DynamoDBClient.prototype.send;
  const spy = vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(function (this: DynamoDBClient, ...all: unknown[]) {
    commands.push(all[0] as Sent);
    return send.apply(this, all as Parameters<typeof send>);
  } as typeof send);
  await done().finally(() => spy.mockRestore());
  const read = new Set<string>();
  const changed = new Set<string>();
  for (const command of commands) {
    const { input } = command;
    const { name } = command.constructor;
    if (name === 'GetItemCommand') read.add(startOf(input.Key.pk.S));
    if (name === 'QueryCommand') read.add(startOf(input.ExpressionAttributeValues[':pk'].S));
    if (name === 'UpdateItemCommand') changed.add(startOf(input.Key.pk.S));
    for (const part of input.TransactItems ?? [])
      changed.add(startOf((part.Put?.Item ?? part.Update?.Key ?? part.Delete?.Key)?.pk?.S ?? 'another kind of part'));
  }
  return { read: [...read].toSorted(), changed: [...changed].toSorted() };
};
