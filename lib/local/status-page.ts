import type { RequestListener } from 'node:http';
import type { ReadOf } from '#contract/client.ts';
import { escapeHtml } from '#documents/html.ts';
import { type Counts, LIGHT_COLOURS, LIGHT_ORDER } from '#domain/roll-up.ts';
import { LIGHT_NAMES } from '#domain/traffic-light.ts';
import type { TownClient } from './town-client.ts';

const STATUSES: Readonly<Record<string, string>> = {
  importing: '导入中',
  intake: '录入中',
  refused: '未能录入',
  draft: '草案待确认',
  publishing: '发布中',
  published: '已发布',
  closed: '已结束',
};

const HEADS = ['任务', ...LIGHT_ORDER.map((light) => `${LIGHT_COLOURS[light]} ${LIGHT_NAMES[light]}`)];

const cells = (tag: 'td' | 'th', texts: readonly (string | number)[]): string =>
  `<tr>${texts.map((text) => `<${tag}>${escapeHtml(String(text))}</${tag}>`).join('')}</tr>`;

const numbers = (counts: Counts): number[] => [counts.tasks, ...LIGHT_ORDER.map((light) => counts[light])];

const planBlock = async (plan: ReadOf<'getPlan'>, office: TownClient): Promise<string> => {
  const head = `<h2>${plan.year}年工作任务：${escapeHtml(STATUSES[plan.status] ?? plan.status)}</h2>`;
  if (plan.status !== 'published') return head;
  const { total, byLead } = (await office.must('getSummary', { params: { plan: plan.plan } })).body;
  const rows = [['全部', ...numbers(total)], ...byLead.map(({ name, counts }) => [name, ...numbers(counts)])];
  return `${head}<table>${cells('th', ['牵头单位', ...HEADS])}${rows.map((row) => cells('td', row)).join('')}</table>`;
};

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .6rem;text-align:left}code{background:#f3f3f3;padding:0 .3rem}';

interface Shown {
  readonly office: TownClient;
  readonly now: () => number;
  /** Whether `now` is simulated. */
  readonly simulated: boolean;
  readonly mail: string;
}

const page = async ({ office, now, simulated, mail }: Shown): Promise<string> => {
  const { body: town } = await office.must('getOrganization');
  const { items: plans } = (await office.must('listPlans')).body;
  const shown = await Promise.all(plans.map((plan) => planBlock(plan, office)));
  const time = new Date(now() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const people = town.people.map(({ name, post, email }) => cells('td', [name, post, email])).join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(town.name)} 工作任务</title><style>${STYLE}</style>
<h1>${escapeHtml(town.name)}</h1>
<p>${time}${simulated ? '（模拟时间）' : ''}。系统运行中；信件保存在 <code>${escapeHtml(mail)}</code>，接口见 <a href="/docs">/docs</a>。</p>
${shown.join('\n') || '<p>还没有计划。党政办提交报告后，这里显示任务。</p>'}
<h2>人员</h2>
<p>以某人身份调用接口：<code>npm run --silent token -- 邮箱</code>，得到的令牌放在 <code>authorization: Bearer</code> 中。</p>
<table>${cells('th', ['姓名', '职务', '邮箱'])}${people}</table></html>`;
};

/** What runs, in one page for the person at this machine; read through the API like everything else. */
export const statusPage =
  (shown: Shown): RequestListener =>
  async (_request, response) => {
    try {
      const html = await page(shown);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html);
    } catch (error) {
      response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' }).end((error as Error).message);
    }
  };
