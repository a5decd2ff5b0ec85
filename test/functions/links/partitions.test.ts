import { beforeAll, describe, expect, it } from 'vitest';
import { servicesOver } from '#runtime/services.ts';
import { aLink, fieldsIn } from '../../support/a-link.ts';
import { type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../../support/api.ts';
import { aTask } from '../../support/builders.ts';
import { allowedPartitions, touchedBy } from '../../support/partitions.ts';
import { AGRICULTURE, aHeader, PUBLISHED_AT, townBody } from '../../support/town.ts';

const TOWN = 'wangjing';
const PLAN = `${TOWN}-2022`;
const at = '2022-06-22T10:00:00+08:00';

let call: Caller;
beforeAll(async () => {
  const { plans, tasks, links, commit } = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await commit([
    plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    tasks.put(aTask({ plan: PLAN, n: '001', lead: AGRICULTURE }), PUBLISHED_AT),
    ...links.make(aLink(TOWN, 'a-token', { tasks: [`${PLAN}-001`] })),
  ]);
});

describe('the role of the links function', () => {
  it('allows each partition that a form touches, and no other', async () => {
    const path = '/l/a-token';
    const { read, changed } = await touchedBy(async () => {
      const { body } = await call({ path, as: null, at });
      const form = new URLSearchParams({ ...fieldsIn(body), reporter: '李某', '2022-001.progress': '按计划推进' }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      for (let i = 0; i < 2; i += 1) expect((await call({ method: 'POST', path, as: null, at, body: form, headers })).status).toBe(200);
    });
    expect(read).toEqual(allowedPartitions('Links', 'dynamodb:GetItem'));
    expect(changed).toEqual(allowedPartitions('Links', 'dynamodb:PutItem'));
  });
});
