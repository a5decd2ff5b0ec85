import type { DraftRow } from '#domain/draft.ts';
import type { Role } from '#domain/town.ts';
import { newPlan, type PlanHeader } from '#store/plans.ts';
import { aRow } from './builders.ts';

export const AGRICULTURE = '农业综合服务中心';
export const HEALTH = '卫生健康办公室';
export const INSPECTION = '纪检监察办公室';
export const POLICE = '派出所';

/** When the tasks of the tests were last changed. */
export const PUBLISHED_AT = '2022-03-02T09:00:00+08:00';

/** The address of a person of a town. */
export const at = (town: string, who: string): string => `${who}@${town}.example`;

const person = (town: string, who: string, role: Role, departments: readonly string[] = []) => ({
  name: who,
  post: who,
  email: at(town, who),
  role,
  departments,
});

/** Body of PUT /v1/towns/{town}: an office, a chief, a leader, a viewer, and a head for each department. */
export const townBody = (town: string, name: string) => ({
  name,
  departments: [AGRICULTURE, HEALTH, INSPECTION, POLICE].map((department) => ({
    name: department,
    duties: '',
    aliases: [],
    leader: '分管副镇长',
    email: '',
    relation: department === POLICE ? ('dispatched' as const) : ('internal' as const),
  })),
  people: [
    person(town, 'office', 'office'),
    person(town, 'chief', 'chief'),
    person(town, 'leader', 'leader', [AGRICULTURE, HEALTH, INSPECTION]),
    person(town, 'viewer', 'viewer'),
    person(town, 'agriculture', 'head', [AGRICULTURE]),
    person(town, 'health', 'head', [HEALTH]),
    person(town, 'inspection', 'head', [INSPECTION]),
  ],
});

/** A row of a draft as intake leaves it. */
export const aDraftRow = (plan: string, n: string, row: Parameters<typeof aRow>[0] = {}): DraftRow => {
  const { star, together, every: _every, n: _n, ...proposed } = aRow(row);
  return {
    ...proposed,
    plan,
    n,
    version: 1,
    star,
    together,
    every: row.every ?? null,
    dropped: null,
    origin: 'proposed',
    madeOf: [],
    proposed,
  };
};

/** The header of a plan, version 1: a draft unless told otherwise. */
export const aHeader = (town: string, year: number, header: Partial<PlanHeader> = {}): PlanHeader => ({
  ...newPlan(town, year, 'a'.repeat(64), '政府工作报告.docx', `${year}-03-01T09:00:00+08:00`),
  status: 'draft',
  ...header,
});
