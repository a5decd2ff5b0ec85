import { describe, expect, it } from 'vitest';
import { servicesOver } from '#runtime/services.ts';
import { callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { expectNothingLost, raceOn } from '../support/race.ts';
import { aHeader, at, townBody } from '../support/town.ts';

describe('fifty writers on one task, for a long time', () => {
  it('make as many versions as were acknowledged, one entry each', async () => {
    const services = servicesOver(await functionsOnFreshTable());
    const call = callerOf(await importApi());
    await call({ method: 'PUT', path: '/v1/towns/wangjing', as: OPERATOR, body: townBody('wangjing', '望京镇') });
    await services.commit([services.plans.create(aHeader('wangjing', 2022, { status: 'published', publishedOn: '2022-03-02' }))]);
    const race = { call, services, head: at('wangjing', 'agriculture'), n: '001', writers: 50, rounds: 100 };
    const result = await raceOn(race);
    console.log(`race: ${race.writers} writers, ${race.rounds} rounds, each key sent twice: ${JSON.stringify(result)}`);
    await expectNothingLost(race, result);
    expect(Math.min(result.acknowledged, result.refused)).toBeGreaterThan(race.rounds);
  });
});
