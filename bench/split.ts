/**
 * npm run bench:split: how well and how fast reports are split, beside the plainest splitter there is (every sentence a task) and one
 * pass of one bounded regular expression, all in the same run. Marks and rules of marking: test/gold, test/support/score.ts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readDepartmentsFile } from '#contract/departments-file.ts';
import { KINDS, type ProposedTask, type SplitResult } from '#domain/plan.ts';
import { splitReport } from '#domain/split-report.ts';
import { type Count, f1, type Marks, type Score, scoreOf } from '../test/support/score.ts';
import { type ByDuty, calibrationOf, judgeLeads, type LeadSaid } from '../test/support/score-leads.ts';

const gold = new URL('../test/gold/', import.meta.url);
const read = (path: string | URL): string => readFileSync(new URL(path, gold), 'utf8').replace(/^\uFEFF/, '');
const departments = readDepartmentsFile(read('departments.json'));
const byDuty = JSON.parse(read('domains.json')) as ByDuty;
const reports = readdirSync(new URL('marks/', gold))
  .toSorted()
  .map((file) => ({
    name: file.replace('.json', ''),
    text: read(`reports/${file.replace('.json', '.txt')}`),
    marks: JSON.parse(read(`marks/${file}`)) as Marks,
  }));

/** Every sentence of the plan section is a task, every number before a unit a target, every task due at the year's end. */
const naive = (text: string, { planSpan, planYear }: Marks): SplitResult => {
  const from = [...text].slice(0, planSpan[0]).join('').length;
  const sentences = [...text.slice(from).matchAll(/[^。！？\n]{1,4000}[。！？]?/g)].filter(([words]) => words.trim().length > 12);
  const tasks = sentences.map(({ 0: words, index }, i) => ({
    id: `1.${i + 1}`,
    text: words,
    start: from + index,
    end: from + index + words.length,
    due: `${planYear}-12-31`,
    recurring: null,
    targets: [...words.matchAll(/(?<![\d.])(\d{1,9}(?:\.\d{1,4})?)(%|[\u4e00-\u9fa5])/g)].map((found) => ({
      metric: words.slice(Math.max(0, found.index - 8), found.index),
      comparison: '=',
      value: Number(found[1]),
      unit: found[2],
    })),
  }));
  return {
    organization: '',
    year: planYear,
    areas: [{ title: '', tasks: tasks as unknown as ProposedTask[] }],
    unsplit: [],
    baselines: [],
    review: { chapters: [] },
  };
};

const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);
const share = ({ hit, marked }: Count): number => (marked === 0 ? 1 : hit / marked);
const rightOf = (leads: readonly LeadSaid[]): number => (leads.length === 0 ? 1 : leads.filter(({ right }) => right).length / leads.length);
const leadsOf = ({ pairs }: Pick<Score, 'pairs'>): LeadSaid[] => judgeLeads(pairs, departments, byDuty);
const kindsOf = ({ pairs }: Pick<Score, 'pairs'>): string => {
  const marked = pairs.filter(([{ kind }]) => kind !== undefined);
  const right = marked.filter(([{ kind, kindAlt = [] }, task]) => [kind, ...kindAlt].includes(task.kind));
  return marked.length === 0 ? '     –' : percent(right.length / marked.length);
};
const line = (name: string, score: Score): string =>
  [
    name.padEnd(32),
    percent(f1(score.tasks)),
    percent(f1(score.targets)),
    percent(share(score.due)),
    percent(share(score.recurring)),
    percent(rightOf(leadsOf(score))),
    kindsOf(score),
  ].join('  ');

const add = (a: Count, b: Count): Count => ({ hit: a.hit + b.hit, said: a.said + b.said, marked: a.marked + b.marked });
const total = (scores: readonly Score[]): Score =>
  scores.reduce((a, b) => ({
    tasks: add(a.tasks, b.tasks),
    targets: add(a.targets, b.targets),
    due: add(a.due, b.due),
    recurring: add(a.recurring, b.recurring),
    framing: a.framing + b.framing,
    lost: a.lost + b.lost,
    pairs: [...a.pairs, ...b.pairs],
  }));

const ONE_PASS =
  /(?<![\d.])\d{1,9}(?:\.\d{1,4})?(?:[万亿]{0,2})(?:%|[\u4e00-\u9fa5]{1,2})|(?<!\d)\d{1,2}月(?:\d{1,2}日|底)?|完成|推进|启动/g;
const TURNS = 40;

/** Median milliseconds for 10 KB of UTF-8, over all reports in turn. */
const speed = (work: (text: string) => unknown): number => {
  const kilobytes = reports.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 10_000;
  const turns = Array.from({ length: TURNS }, () => {
    const begun = performance.now();
    for (const { text } of reports) work(text);
    return (performance.now() - begun) / kilobytes;
  });
  return turns.toSorted((a, b) => a - b)[TURNS / 2]!;
};

/** Kinds of the real report beside the answer key, where both are at hand. */
const answerKey = (): string => {
  const shared = new URL('../../shared/', gold.href.replace('test/gold/', 'test/'));
  const [key, report] = [new URL('year-in-wangjing.md', shared), new URL('reports/wangjing-2022.txt', shared)];
  if (!existsSync(key) || !existsSync(report)) return 'kinds beside the answer key: skipped, the real report is not at hand';
  const rows = [...read(key).matchAll(/^\| (\d{1,2}\.\d) \|[^|]{1,80}\|\s?([a-z-]{5,14})/gm)];
  const kinds = new Map(rows.flatMap(([, id, kind]) => (KINDS.some((one) => one === kind) ? [[id!, kind!] as const] : [])));
  const tasks = splitReport(read(report), departments).areas.flatMap((area) => area.tasks);
  const other = tasks.filter(({ id, kind }) => kinds.get(id) !== kind).map(({ id, kind }) => `${id} ${kind}, not ${kinds.get(id)}`);
  return `kinds beside the answer key: ${tasks.length - other.length} of ${tasks.length}${other.map((one) => `; ${one}`).join('')}`;
};

const split = reports.map(({ text, marks }) => scoreOf(text, marks, splitReport(text, departments)));
const plain = reports.map(({ text, marks }) => scoreOf(text, marks, naive(text, marks)));

console.log(`${''.padEnd(32)}   tasks  targets    due  rhythm    lead   kinds   (F1, F1, shares, of 100)`);
for (const [i, { name }] of reports.entries()) console.log(line(name, split[i]!));
console.log(line('all', total(split)));
console.log(line('every sentence a task', total(plain)));

const leads = split.flatMap(leadsOf);
const sure = leads.filter(({ open }) => !open);
console.log(`\nlead: open ${percent((leads.length - sure.length) / leads.length)}, right where not open ${percent(rightOf(sure))}`);
for (const { from, tasks, said, right } of calibrationOf(leads))
  console.log(`  said ${from.toFixed(1)}…  ${String(tasks).padStart(4)} tasks: said ${percent(said)}, right ${percent(right)}`);
console.log(answerKey());

const [ours, pass] = [speed((text) => splitReport(text, departments)), speed((text) => [...text.matchAll(ONE_PASS)].length)];
console.log(`\nms per 10 KB: split ${ours.toFixed(2)}, one pass of one expression ${pass.toFixed(3)}; ratio ${(ours / pass).toFixed(0)}`);
