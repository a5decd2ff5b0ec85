import { beforeAll, describe, expect, it } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import { type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { expectNothingLost, raceOn } from '../support/race.ts';
import { aHeader, at, townBody } from '../support/town.ts';

let call: Caller;
let services: Services;

beforeAll(async () => {
  services = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: '/v1/towns/wangjing', as: OPERATOR, body: townBody('wangjing', '望京镇') });
  await services.commit([services.plans.create(aHeader('wangjing', 2022, { status: 'published', publishedOn: '2022-03-02' }))]);
});

describe('fifty writers on one task', () => {
  it('make as many versions as were acknowledged, one entry each, and a key sent twice has one answer', async () => {
    const race = { call, services, head: at('wangjing', 'agriculture'), n: '001', writers: 50, rounds: 8 };
    const result = await raceOn(race);
    await expectNothingLost(race, result);
    // Of those who look at the same moment one wins, and the others are told.
    expect(Math.min(result.acknowledged, result.refused)).toBeGreaterThanOrEqual(race.rounds);
    expect(result.acknowledged + result.refused).toBe(race.writers * race.rounds);
    expect(result.replayed).toBeGreaterThan(0);
  });
});
