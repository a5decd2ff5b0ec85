import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { servicesOver } from '#runtime/services.ts';
import { aLink, fieldsIn } from '../../support/a-link.ts';
import { type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../../support/api.ts';
import { aTask } from '../../support/builders.ts';
import { synthesized } from '../../support/synthesized.ts';
import { AGRICULTURE, aHeader, PUBLISHED_AT, townBody } from '../../support/town.ts';

const TOWN = 'wangjing';
const PLAN = `${TOWN}-2022`;
const at = '2022-06-22T10:00:00+08:00';

interface Statement {
  readonly Action: string | string[];
  readonly Condition?: { readonly 'ForAllValues:StringLike'?: { readonly 'dynamodb:LeadingKeys': string[] } };
}

/** How the keys may begin that the function's role lets it read, or change. */
const allowed = (action: string): string[] => {
  const policies = synthesized({ operators: 'a@example.org' }).ofType('AWS::IAM::Policy');
  const [, { Properties }] = policies.find(([id]) => id.startsWith('LinksRole'))!;
  const statements = (Properties.PolicyDocument.Statement as Statement[]).filter(({ Action }) => [Action].flat().includes(action));
  expect(statements).toHaveLength(1);
  return (statements[0]!.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? []).map((start) => start.replace(/\*$/, ''));
};

interface Sent {
  readonly constructor: { readonly name: string };
  // biome-ignore lint/suspicious/noExplicitAny: the input of whatever command was sent
  readonly input: any;
}

const startOf = (pk: string): string => pk.slice(0, pk.indexOf('#') + 1);

let call: Caller;
beforeAll(async () => {
  const { plans, tasks, links, commit } = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await commit([
    plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    tasks.put(aTask({ plan: PLAN, n: '001', lead: AGRICULTURE }), PUBLISHED_AT),
    ...links.make(aLink(TOWN, 'a-token', { tasks: ['001'] })),
  ]);
});

describe('the role of the links function', () => {
  it('allows each partition that a form touches, and no other', async () => {
    const commands: Sent[] = [];
    const send = DynamoDBClient.prototype.send;
    const spy = vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(function (this: DynamoDBClient, ...all: unknown[]) {
      commands.push(all[0] as Sent);
      return send.apply(this, all as Parameters<typeof send>);
    } as typeof send);
    const path = '/l/a-token';
    const { body } = await call({ path, as: null, at });
    const form = new URLSearchParams({ ...fieldsIn(body), reporter: '李某', '001.progress': '按计划推进' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    for (let i = 0; i < 2; i += 1) expect((await call({ method: 'POST', path, as: null, at, body: form, headers })).status).toBe(200);
    spy.mockRestore();

    const read = new Set<string>();
    const changed = new Set<string>();
    for (const command of commands) {
      const { input } = command;
      const { name } = command.constructor;
      if (name === 'GetItemCommand') read.add(startOf(input.Key.pk.S));
      if (name === 'QueryCommand') read.add(startOf(input.ExpressionAttributeValues[':pk'].S));
      for (const part of input.TransactItems ?? [])
        changed.add(startOf((part.Put?.Item ?? part.Update?.Key)?.pk?.S ?? 'another kind of part'));
    }
    expect([...read].toSorted()).toEqual(allowed('dynamodb:GetItem').toSorted());
    expect([...changed].toSorted()).toEqual(allowed('dynamodb:PutItem').toSorted());
  });
});
