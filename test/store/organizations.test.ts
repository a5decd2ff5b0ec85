import { beforeAll, describe, expect, it } from 'vitest';
import { STANDING } from '#domain/town.ts';
import { commit, put } from '#store/commit.ts';
import { organizations } from '#store/organizations.ts';
import type { Table } from '#store/table.ts';
import { townOfMachine } from '#store/town.ts';
import { anOrganization, aPerson } from '../support/builders.ts';
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

  it('changes in one transaction what differs, with all copies by address that follow from it', async () => {
    const town = townOfMachine('daiban');
    const deputy = { person: 'head-2', from: '2022-05-09', to: '2022-05-13' };
    const plain = anOrganization(['农服中心', '水管站'], { town });
    const before = { ...plain, people: plain.people.map((one) => (one.id === 'head-1' ? { ...one, deputy } : one)) };
    await organizations(table).save(before, null, []);
    const copyOf = async (id: string) => (await organizations(table).memberships(id)).find((one) => one.town === town);
    const acting = { person: 'head-1', name: 'head-1', departments: ['农服中心'], from: '2022-05-09', to: '2022-05-13' };
    expect(await copyOf('head-2')).toMatchObject({ departments: ['水管站'], deputyFor: [acting] });

    const more = before.people.map((one) => (one.id === 'head-1' ? { ...one, departments: ['农服中心', '水管站'] } : one));
    const writes = await organizations(table).change({ ...before, people: more }, 1);
    // The header and the list of towns; who changed, and the copies of both.
    expect(writes).toHaveLength(5);
    await commit(table, writes);
    expect((await copyOf('head-2'))?.deputyFor).toEqual([{ ...acting, departments: ['农服中心', '水管站'] }]);

    const without = more.filter(({ id }) => id !== 'head-1');
    await commit(table, await organizations(table).change({ ...before, people: without }, 2));
    expect([await copyOf('head-1'), (await copyOf('head-2'))?.deputyFor]).toEqual([undefined, []]);
    expect(await organizations(table).load(town)).toEqual({ ...before, people: without, version: 3 });
  });

  it('refuses a change that one transaction does not hold', async () => {
    const organization = { ...anOrganization(), town: 'dazhen' };
    await organizations(table).save(organization, null, []);
    const crowd = Array.from({ length: 60 }, (_, i) => aPerson(`new-${i}`, 'viewer'));
    const change = organizations(table).change({ ...organization, people: [...organization.people, ...crowd] }, 1);
    await expect(change).rejects.toMatchObject({ code: 'TooLarge' });
  });

  it('reads a town that was stored before departments ended and heads had deputies', async () => {
    const town = townOfMachine('laozhen');
    const header = { pk: `TOWN#${town}`, sk: 'ORG', name: '老镇', policy: {}, version: 1 };
    const department = { pk: `TOWN#${town}`, sk: 'DEPT#农办', position: 0, name: '农办' };
    const person = { pk: `TOWN#${town}`, sk: 'PERSON#a', position: 0, id: 'a', role: 'head', departments: [] };
    const copy = { pk: 'EMAIL#old@x.example', sk: town, person: 'a', name: 'a', role: 'head', departments: [] };
    await commit(table, [header, department, person, copy].map(put));
    const { departments, people } = await organizations(table).load(town);
    expect([departments[0], people[0]]).toMatchObject([{ ...STANDING, name: '农办' }, { deputy: null }]);
    expect((await organizations(table).memberships('old@x.example'))[0]?.deputyFor).toEqual([]);
  });

  it('tells who saves over a version that is not the present one, and changes nothing', async () => {
    const organization = { ...anOrganization(), town: 'jiuzhen' };
    await organizations(table).save(organization, null, []);
    const stale = organizations(table).save({ ...organization, name: '别名', people: [], version: 2 }, 5, []);
    await expect(stale).rejects.toMatchObject({ code: 'VersionIsStale' });
    expect(await organizations(table).load(townOfMachine('jiuzhen'))).toEqual(organization);
  });

  it.each([
    { crowd: 1, why: 'in one transaction' },
    { crowd: 60, why: 'in chunks' },
  ])('gives nobody a right who is saved over a town that moved on since it was read, $why', async ({ crowd }) => {
    const organization = { ...anOrganization(), town: `shizhen${crowd}` };
    await organizations(table).save(organization, null, []);
    const withPeople = (who: string) => {
      const joining = Array.from({ length: crowd }, (_, i) => aPerson(`${who}-${i}`, 'viewer'));
      return { ...organization, people: [...organization.people, ...joining], version: 2 };
    };
    const { client } = table;
    let isRead = false;
    const overtaken = {
      ...table,
      client: Object.assign(Object.create(client) as typeof client, {
        send: async (...given: Parameters<typeof client.send>) => {
          const answer = await client.send(...given);
          if (!isRead) {
            isRead = true;
            await organizations(table).save(withPeople('first'), 1, []);
          }
          return answer;
        },
      }),
    };
    await expect(organizations(overtaken).save(withPeople('late'), 1, [])).rejects.toMatchObject({ code: 'VersionIsStale', present: 2 });
    expect(await organizations(table).load(townOfMachine(organization.town))).toEqual(withPeople('first'));
    expect(await organizations(table).memberships('late-0')).toEqual([]);
  });
});
