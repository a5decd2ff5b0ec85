import type { RequestListener } from 'node:http';
import type { ReadOf } from '#contract/client.ts';
import { formFrame } from '#documents/form-frame.ts';
import { escapeHtml } from '#documents/html.ts';
import { chineseMonthDay, instantAt } from '#domain/day.ts';
import { type Counts, LIGHT_COLOURS, LIGHT_ORDER } from '#domain/roll-up.ts';
import { LIGHT_NAMES } from '#domain/traffic-light.ts';
import type { LinkedForm } from './letter-box.ts';
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

const HEADS = ['牵头单位', '任务', ...LIGHT_ORDER.map((light) => `${LIGHT_COLOURS[light]} ${LIGHT_NAMES[light]}`)];

/** A row whose cells each know their column's head: on a phone, where no eight columns stand side by side, it is said beside the value. */
const row = (heads: readonly string[], texts: readonly (string | number)[]): string =>
  `<tr>${texts.map((text, i) => `<td data-head="${escapeHtml(heads[i] ?? '')}">${escapeHtml(String(text))}</td>`).join('')}</tr>`;

const table = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `<table><tr>${heads.map((head) => `<th>${escapeHtml(head)}</th>`).join('')}</tr>${rows.map((texts) => row(heads, texts)).join('')}</table>`;

const numbers = (counts: Counts): number[] => [counts.tasks, ...LIGHT_ORDER.map((light) => counts[light])];

const planBlock = async (plan: ReadOf<'getPlan'>, office: TownClient): Promise<string> => {
  const head = `<h2>${plan.year}年工作任务：${escapeHtml(STATUSES[plan.status] ?? plan.status)}</h2>`;
  if (plan.status !== 'published') return head;
  const { total, byLead } = (await office.must('getSummary', { params: { plan: plan.plan } })).body;
  return `${head}${table(HEADS, [['全部', ...numbers(total)], ...byLead.map(({ name, counts }) => [name, ...numbers(counts)])])}`;
};

/** Said of a desk where nobody is asked anything: what an office would do that brings a letter with a form. */
export const NO_FORMS = '眼下没有能打开的填报表；下达计划、追加任务、退回办结都会发出带表的信，做法见 docs/api.md。';

const formsBlock = (forms: readonly LinkedForm[]): string => {
  const items = forms.map(({ to, subject, day, path }) => {
    const about = `${chineseMonthDay(day)} ${to}：${subject}`;
    return `<li><a href="${path}">${escapeHtml(about)}</a></li>`;
  });
  return `<h2>信里的填报表</h2>\n${items.length === 0 ? `<p>${NO_FORMS}</p>` : `<p>各单位收到的信，链接点开即是填报表，不用登录。</p><ul>${items.join('')}</ul>`}`;
};

/** Beside the style of the forms: tables, which become a card a row where they would not fit. */
const STYLE = `<style>
h2{margin-top:26px}
table{border-collapse:collapse;font-size:.85rem}td,th{border:1px solid #d5d9e0;padding:2px 8px;text-align:left;background:#fff}code{background:#e8eaee;padding:0 4px}
@media(max-width:42rem){th{display:none}tr,td:first-child{display:block}tr:not(:first-child){border:1px solid #d5d9e0;background:#fff;margin:8px 0;padding:6px 10px}td{border:0;padding:0;display:inline-block;margin-right:1em}td:first-child{font-weight:600}td:not(:first-child)::before{content:attr(data-head)" ";color:#4a5260}}
</style>`;

interface Shown {
  readonly office: TownClient;
  readonly now: () => number;
  /** Whether `now` is simulated. */
  readonly simulated: boolean;
  readonly mail: string;
  /** Forms of the letters that went out, as far as they open now. */
  readonly forms: () => Promise<readonly LinkedForm[]>;
}

const page = async ({ office, now, simulated, mail, forms }: Shown): Promise<string> => {
  const { body: town } = await office.must('getOrganization');
  const { items: plans } = (await office.must('listPlans')).body;
  const shown = await Promise.all(plans.map((plan) => planBlock(plan, office)));
  const time = instantAt(now()).slice(0, 16).replace('T', ' ');
  return formFrame(
    `${town.name} 工作任务`,
    STYLE,
    `<h1>${escapeHtml(town.name)}</h1>`,
    `<p>${time}${simulated ? '（模拟时间）' : ''}。系统运行中；信件保存在 <code>${escapeHtml(mail)}</code>（链接已隐去），接口见 <a href="/docs">/docs</a>。</p>`,
    formsBlock(await forms()),
    shown.join('\n') || '<p>还没有计划。党政办提交报告后，这里显示任务。</p>',
    '<h2>人员</h2>',
    '<p>以某人身份调用接口：<code>npm run --silent token -- 邮箱</code>，得到的令牌放在 <code>authorization: Bearer</code> 中。</p>',
    table(
      ['姓名', '职务', '邮箱'],
      town.people.map(({ name, post, email }) => [name, post, email]),
    ),
  );
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
