import { beforeAll, describe, expect, it } from 'vitest';
import { organizations } from '#store/organizations.ts';
import type { Table } from '#store/table.ts';
import { townOfMachine } from '#store/town.ts';
import { anOrganization } from '../support/builders.ts';
import { freshTable } from '../support/table.ts';

let table: Table;
beforeAll(async () => {
  table = await freshTable();
});

describe('organizations', () => {
  it('gives back what was saved, in order', async () => {
    const organization = anOrganization(undefined, {
      region: 'north',
      seasons: [{ name: '玉米', words: ['玉米'], windows: [['06-05', '06-20']], before: null }],
    });
    await organizations(table).save(organization, null, []);
    expect(await organizations(table).load(townOfMachine(organization.town))).toEqual(organization);
    expect(await organizations(table).policy(townOfMachine(organization.town))).toEqual(organization.policy);
    expect(await organizations(table).towns()).toContain(organization.town);
  });

  it('finds a person by address, in each town where the person is', async () => {
    const organization = anOrganization();
    const [person] = organization.people;
    await organizations(table).save({ ...organization, town: 'bailin' }, null, []);
    const memberships = await organizations(table).memberships(person!.id);
    expect(memberships.map(({ town }) => town).toSorted()).toEqual(['bailin', organization.town].toSorted());
    expect(await organizations(table).memberships('stranger@x.example')).toEqual([]);
  });

  it('takes the rights of a person who is no longer named', async () => {
    const organization = { ...anOrganization(), town: 'xinzhen' };
    const [leaver, ...people] = organization.people;
    await organizations(table).save(organization, null, []);
    await organizations(table).save({ ...organization, people, version: 2 }, 1, []);
    const towns = (await organizations(table).memberships(leaver!.id)).map(({ town }) => town);
    expect(towns).not.toContain('xinzhen');
  });

  it('tells who saves over a version that is not the present one, and changes nothing', async () => {
    const organization = { ...anOrganization(), town: 'jiuzhen' };
    await organizations(table).save(organization, null, []);
    const stale = organizations(table).save({ ...organization, name: '别名', people: [], version: 2 }, 5, []);
    await expect(stale).rejects.toMatchObject({ code: 'VersionIsStale' });
    expect(await organizations(table).load(townOfMachine('jiuzhen'))).toEqual(organization);
  });
});
