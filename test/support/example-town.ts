import { readFileSync } from 'node:fs';
import type { Organization } from '#domain/town.ts';
import { policy } from './builders.ts';

const example = (file: string) => JSON.parse(readFileSync(new URL(`../../examples/wangjing-2022/${file}`, import.meta.url), 'utf8'));

/** The example's departments and people, each by the address. */
export const organization: Organization = {
  town: 'wangjing',
  name: '望京镇',
  policy,
  region: 'southwest',
  seasons: [],
  departments: example('departments.json'),
  people: example('people.json').map((person: { email: string }) => ({ ...person, id: person.email })),
  version: 1,
};
