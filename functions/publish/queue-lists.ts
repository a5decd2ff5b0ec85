import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import { townOf, yearOfPlan } from '#domain/ids.ts';
import type { Letter } from '#domain/letter.ts';
import { headsOf } from '#domain/recipients.ts';
import type { Task } from '#domain/task.ts';
import { titleOf } from '#domain/title-of.ts';
import type { Organization } from '#domain/town.ts';
import { letterTo } from '#runtime/letter-to.ts';
import { step } from '#runtime/step.ts';
import { townOfMachine } from '#store/town.ts';

const Input = z.object({ plan: z.string(), at: z.string() });
const Output = z.object({ queued: z.number() });

/** One letter a department with its list; `deliver-letters` sends them. A letter already there is not queued again. */
export const handler = step(Input, Output, async ({ plan, at }, { tasks, organizations, letters }) => {
  const [all, organization] = await Promise.all([tasks.ofPlan(plan), organizations.load(townOfMachine(townOf(plan)))]);
  return { queued: await letters.queueAll(listsOf(plan, at, all, organization)) };
});

const listsOf = (plan: string, at: string, all: readonly Task[], organization: Organization): Letter[] =>
  organization.departments.flatMap(({ name: department }) => {
    const leads = all
      .filter(({ lead }) => lead === department)
      .map(({ id, text, due, dueStated }) => ({ id, title: titleOf(text), due: dueStated ? due : null }));
    const supports = all
      .filter(({ supporting }) => supporting.includes(department))
      .map(({ id, text, lead }) => ({ id, title: titleOf(text), lead }));
    if (leads.length + supports.length === 0) return [];
    const content = { kind: 'published-list', plan, year: yearOfPlan(plan), department, leads, supports } as const;
    const day = dayAt(Date.parse(at));
    return headsOf(organization, department).map((person) =>
      letterTo(person, organization, { day, at, subject: `${plan}#${department}`, content }),
    );
  });
