import { expect, it } from 'vitest';
import { openFrontDoor } from '#local/front-door.ts';
import type { LinkedForm } from '#local/letter-box.ts';
import { NO_FORMS, statusPage } from '#local/status-page.ts';
import type { TownClient } from '#local/town-client.ts';

const counts = { tasks: 2, grey: 0, green: 1, yellow: 0, red: 1, blue: 0 };
const ANSWERS: Readonly<Record<string, unknown>> = {
  getOrganization: { name: '望京镇', people: [{ name: '褚子', post: '主任', email: 'nongfu@wangjing.example' }] },
  listPlans: { items: [{ plan: 'wangjing-2022', year: 2022, status: 'published' }] },
  getSummary: { total: counts, byLead: [{ name: '农办', counts }] },
};
const office = { must: async (operation: string) => ({ body: ANSWERS[operation] }) } as unknown as TownClient;

const shown = async (forms: readonly LinkedForm[]): Promise<string> => {
  const page = statusPage({
    office,
    now: () => Date.parse('2022-06-21T08:30:00+08:00'),
    simulated: true,
    mail: 'out',
    forms: async () => forms,
  });
  const door = await openFrontDoor(0);
  door.servePage('/', page);
  try {
    return await (await fetch(`${door.url}/`)).text();
  } finally {
    await door.close();
  }
};

it('the front page says each value with its head, for a phone, where no columns stand side by side', async () => {
  const html = await shown([]);
  expect(html).toContain('<td data-head="牵头单位">农办</td><td data-head="任务">2</td>');
  expect(html).toContain('width=device-width');
  const cells = [...html.matchAll(/<td([^>]*)>/g)].map(([, attributes]) => attributes);
  expect(cells.length).toBeGreaterThan(15);
  for (const attributes of cells) expect(attributes).toMatch(/^ data-head="[^"]+"$/);
});

it('the front page leads to the forms that open, or says what brings one', async () => {
  expect(await shown([])).toContain(NO_FORMS);
  const html = await shown([{ to: 'nongfu@wangjing.example', subject: '请填<本期>', day: '2022-06-21', path: '/l/abc' }]);
  expect(html).toContain('<a href="/l/abc">6月21日 nongfu@wangjing.example：请填&lt;本期&gt;</a>');
  expect(html).not.toContain(NO_FORMS);
});
