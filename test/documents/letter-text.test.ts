import { describe, expect, it } from 'vitest';
import { renderLetter } from '#documents/letter-text.ts';
import { LETTER_KINDS, type Letter, type LetterContent } from '#domain/letter.ts';

const PAGE = 'https://town.example/#a&b';
const PLAN = 'wangjing-2022';
const letter = (content: LetterContent, over: Partial<Letter> = {}): Letter => ({
  town: 'wangjing',
  townName: '望京镇',
  day: '2022-06-21',
  subject: PLAN,
  person: 'nongye@town.example',
  to: { name: '农服中心主任王某', email: 'nongye@town.example' },
  replyTo: 'office@town.example',
  at: '2022-06-21T08:30:00+08:00',
  content,
  ...over,
});
const item = {
  key: '',
  plan: 'wangjing-2022',
  with: [],
  n: '001',
  id: '1.1',
  title: '玉米种植',
  department: '农服中心',
  reason: 'feedback-soon',
  due: '2022-06-24',
  last: ['玉米 6038 / 6000亩'],
  ask: '填二季度。',
} as const;

const MOVED = { plan: PLAN, id: '1.3', title: '撂荒地整治', details: ['原定：9月30日', '依据：望府发〔2022〕8号'] } as const;

const EACH: Record<LetterContent['kind'], LetterContent> = {
  'draft-ready': { kind: 'draft-ready', plan: PLAN, year: 2022, tasks: 34, open: 3, unsplit: 12, carryOvers: 2 },
  'published-list': {
    kind: 'published-list',
    plan: PLAN,
    year: 2022,
    department: '农服中心',
    leads: [
      { n: '001', id: '1.1', title: '玉米种植', due: null },
      { n: '042', id: '4.2', title: '肉牛大户', due: '2022-09-30' },
    ],
    supports: [{ id: '7.2', title: '河长制', lead: '环保办' }],
    objectionWithin: 5,
  },
  digest: {
    kind: 'digest',
    plan: PLAN,
    role: 'head',
    climbsOn: null,
    reminder: { person: 'x', day: '2022-06-21', items: [item], notAsked: [] },
  },
  returned: { kind: 'returned', plan: PLAN, id: '1.3', title: '撂荒地整治', reason: '缺验收面积', last: ['312亩'] },
  'objection-decided': { ...MOVED, kind: 'objection-decided', move: 'decide-objection', decided: '异议不成立，仍由农业综合服务中心牵头。' },
  'extension-decided': { ...MOVED, kind: 'extension-decided', move: 'decide-extension', decided: '同意延期到10月31日。' },
  reassigned: { ...MOVED, kind: 'reassigned', move: 'move-lead', decided: '改由村镇建设办牵头。' },
  changed: { ...MOVED, kind: 'changed', move: 'suspend', decided: '这项任务暂缓，恢复前不用填报。' },
  'hand-over': {
    kind: 'hand-over',
    why: 'merger',
    department: '农业农村办',
    from: ['乡村振兴办'],
    basis: '望委〔2022〕3号',
    role: 'head',
    lists: [
      {
        plan: PLAN,
        year: 2022,
        tasks: [
          {
            id: '1.1',
            title: '玉米种植',
            state: '推进中',
            last: ['玉米 6038 / 6000亩', '上次反馈5月25日'],
            ask: '二季度反馈，6月24日前',
            next: '2022-06-24',
          },
          { id: '9.1', title: '信访维稳', state: '待签收', last: [], ask: null, next: null },
        ],
      },
    ],
  },
  bulletin: {
    kind: 'bulletin',
    plan: PLAN,
    month: '2022-05',
    verdict: '任务34项。\n本月应反馈30项。',
    lines: ['请您定的事（2件）', '【红】5.1', '【红】1.1', '要留意的（1件）', '4.2', '可以引用的数（1个）', '大豆1296亩'],
  },
  review: { kind: 'review', plan: PLAN, revision: 2, asOf: '2023-01-10', sentences: 34, unverified: 5 },
};
const all = LETTER_KINDS.map((kind) => ({ kind, ...renderLetter(letter(EACH[kind]), { page: PAGE }) }));

describe.each(all)('a letter of the kind $kind', ({ subject, text, html }) => {
  it('names the town first and says what it is about in one line', () => {
    expect(subject.startsWith('【望京镇】')).toBe(true);
    expect(subject).not.toContain('\n');
  });

  it('has one link, and fetches nothing from anywhere', () => {
    expect(text.split(PAGE)).toHaveLength(2);
    expect(html.match(/href=/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|<script|<link|src=|url\(/i);
  });

  it('is signed by the office, with its day, and says what it is and is not for', () => {
    for (const part of [text, html]) {
      expect(part).toContain('望京镇党政综合办公室');
      expect(part).toContain('2022年6月21日');
      expect(part).toContain('请勿在反馈中填写涉密内容和个人身份信息');
    }
  });

  it('says in HTML every line that it says in text', () => {
    const words = html
      .replace(/<[^>]+>/g, '\n')
      .replaceAll('&amp;', '&')
      .replaceAll('&quot;', '"');
    for (const line of text.split('\n').map((one) => one.replace(/^—— /, '').trim())) {
      if (line === PAGE) continue;
      expect(words).toContain(line.replace(/：$/, ''));
    }
  });

  it('is readable on a phone and small', () => {
    expect(html).toContain('width=device-width');
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  });
});

describe('subjects: the subject alone tells the day, the number and the worst', () => {
  it.each([
    { kind: 'draft-ready', is: '【望京镇】6月21日，2022年任务分解草案已拆出34项，3项待您确认' },
    { kind: 'published-list', is: '【望京镇】农服中心：6月21日下达2022年任务，牵头2项、配合1项，请签收' },
    { kind: 'returned', is: '【望京镇】6月21日，退回1项请补：1.3 撂荒地整治' },
    { kind: 'objection-decided', is: '【望京镇】6月21日，异议裁定：1.3 撂荒地整治' },
    { kind: 'extension-decided', is: '【望京镇】6月21日，延期审批：1.3 撂荒地整治' },
    { kind: 'reassigned', is: '【望京镇】6月21日，牵头单位调整：1.3 撂荒地整治' },
    { kind: 'changed', is: '【望京镇】6月21日，任务调整：1.3 撂荒地整治' },
    { kind: 'hand-over', is: '【望京镇】6月21日，农业农村办交接清单：牵头2项，接自乡村振兴办' },
    { kind: 'bulletin', is: '【望京镇】2022年5月任务通报（6月21日）：请您定2件事' },
    { kind: 'review', is: '【望京镇】6月21日，工作回顾第2稿34句，待核5处' },
  ])('$kind', ({ kind, is }) => expect(all.find((one) => one.kind === kind)!.subject).toBe(is));

  it('a bulletin without a red task says so', () => {
    const calm = { ...EACH.bulletin, lines: ['要留意的（1件）', '4.2'] } as LetterContent;
    expect(renderLetter(letter(calm), { page: PAGE }).subject).toContain('没有滞后事项');
  });
});

describe('what each letter says', () => {
  const textOf = (kind: LetterContent['kind']): string => all.find((one) => one.kind === kind)!.text;
  it.each([
    { kind: 'published-list', says: '时限：全年', why: 'a date that nobody stated is 全年, never 12月31日' },
    { kind: 'published-list', says: '时限：2022年9月30日', why: 'a stated date' },
    { kind: 'published-list', says: '7.2 河长制（环保办牵头）', why: 'who leads what one supports' },
    { kind: 'published-list', says: '请在下达后5个工作日内提出异议', why: 'how to object' },
    { kind: 'published-list', says: '请在下达后5个工作日内在链接里签收整份清单', why: 'by when to acknowledge' },
    { kind: 'extension-decided', says: '同意延期到10月31日。', why: 'the decision' },
    { kind: 'changed', says: '依据：望府发〔2022〕8号', why: 'what it rests on' },
    { kind: 'returned', says: '党政办意见：缺验收面积', why: 'the reason' },
    { kind: 'returned', says: '上次：312亩', why: 'what was reported last' },
    { kind: 'bulletin', says: '一、请您定的事（2件）', why: 'headings are numbered' },
    { kind: 'bulletin', says: '三、可以引用的数（1个）', why: 'whatever they count' },
    { kind: 'bulletin', says: '任务34项。\n本月应反馈30项。', why: 'the verdict first' },
    { kind: 'review', says: '数据截至2023年1月10日', why: 'as of' },
    { kind: 'draft-ready', says: '未拆分12处', why: 'what became no task' },
    { kind: 'draft-ready', says: '上年未完成2项', why: 'what last year left' },
  ] as const)('$kind: $why', ({ kind, says }) => expect(textOf(kind)).toContain(says));

  const listed = EACH['published-list'] as Extract<LetterContent, { kind: 'published-list' }>;
  const rendered = (over: Partial<typeof listed>) => renderLetter(letter({ ...listed, ...over }), { page: PAGE });

  it('a list of what is only supported asks for no 签收', () => {
    const { subject, text } = rendered({ leads: [] });
    expect(subject).toBe('【望京镇】农服中心：6月21日下达2022年任务，配合1项，请知悉');
    expect(text).toContain('您单位配合1项。');
    expect(text).toContain('不用签收');
    expect(text).not.toMatch(/请.{0,6}签收|打开并签收|牵头0项/);
  });

  it('a list of what is only led counts nothing else', () => {
    expect(rendered({ supports: [] }).subject).toBe('【望京镇】农服中心：6月21日下达2022年任务，牵头2项，请签收');
  });

  it('one task that was added says so in its subject, and signs no whole list', () => {
    const { subject, text } = rendered({ leads: listed.leads.slice(0, 1), supports: [], added: '上级交办，县安委〔2022〕6号' });
    expect(subject).toBe('【望京镇】农服中心：6月21日追加2022年任务，牵头1项，请签收');
    expect(text).toContain('请在下达后5个工作日内在链接里签收。');
    expect(text).not.toContain('清单');
  });

  it('only the digest says that it is one a day', () =>
    expect(all.filter(({ text }) => text.includes('至多一封')).map(({ kind }) => kind)).toEqual(['digest']));

  it('the office is not told to ask the office', () => {
    for (const kind of ['draft-ready', 'review'] as const) expect(textOf(kind)).not.toContain('由党政办答复');
  });

  it('says how to go on with what is open only when something is', () => {
    const rest = renderLetter(letter({ ...EACH.review, unverified: 0 } as LetterContent), { page: PAGE }).text;
    expect(rest).toContain('待核0处');
    expect(rest).not.toContain('补报后重新起草');
  });

  it('an objection that was decided leads to where the task is acknowledged, for who leads it', () => {
    const decided = { ...EACH['objection-decided'], form: { n: '003', department: '派出所' } } as LetterContent;
    expect(renderLetter(letter(decided), { page: PAGE }).text).toContain('打开签收：');
    expect(textOf('objection-decided')).toContain('打开这项任务：');
  });

  it('a town that gives more days to object says so', () => expect(rendered({ objectionWithin: 8 }).text).toContain('下达后8个工作日内'));

  it('a sensitive task’s return names no reason in the mail', () => {
    const { text } = renderLetter(letter({ ...EACH.returned, reason: '', last: [] } as LetterContent), { page: PAGE });
    expect(text).toContain('党政办意见请打开链接查看。');
  });

  it('never says 12月31日 for a task that has no stated date', () => expect(textOf('published-list')).not.toContain('12月31日'));
});

describe('what people wrote', () => {
  it('is escaped in HTML, everywhere', () => {
    const evil = '<img src=x onerror=alert(1)>&"\'';
    const { html } = renderLetter(
      letter({ ...EACH.returned, title: evil, reason: evil } as LetterContent, { to: { name: evil, email: 'a@b.c' } }),
      { page: PAGE },
    );
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;');
  });
});

describe('the link of a letter', () => {
  const links = { page: PAGE, form: { url: 'https://town.example/l/abc', lastDay: '2022-07-08' } };
  it('is the form’s, once, when there is one, and says until when', () => {
    const { text, html } = renderLetter(letter(EACH.digest), links);
    expect(text).toContain('打开填报：\n    https://town.example/l/abc\n    （有效至7月8日；可转给本单位同事填，请填写填报人）\n');
    expect(text.match(/https?:/g)).toHaveLength(1);
    expect(html.match(/https?:/g)).toHaveLength(1);
    expect(html).toContain('有效至7月8日');
  });
  it('is the page’s when there is none', () =>
    expect(renderLetter(letter(EACH.digest), { page: PAGE, form: null }).text).not.toContain('有效至'));
});
