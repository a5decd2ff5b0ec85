import type { REVIEW_ROUTES } from '../routes/reviews.ts';
import type { Examples } from './example.ts';
import { N, PLAN, TASK } from './wangjing.ts';

const EDIT = '3b2a60a3a722';
const compared = `files-${PLAN}-compare-r1-${EDIT}`;
const CHAPTER = '农业生产稳步提升';
const difference = {
  rule: 'difference',
  of: [
    { source: `${TASK}@5`, value: 6038 },
    { source: '基:110-116', value: 5800 },
  ],
  expression: '6038 − 5800',
} as const;
const sources = [`${TASK}@5`, '基:110-116'];

export const REVIEW_EXAMPLES: Examples<keyof typeof REVIEW_ROUTES> = {
  compareReview: {
    title: '核对修改稿',
    text: '把在 Word 里改过的回顾（.docx、.txt 或 .md）交来，与这一稿逐个数核对。用 Location 查进展，完成后按 edit 取结果。',
    params: { plan: PLAN, revision: '1' },
    body: { name: '工作回顾（修改稿）.txt', text: '种植玉米6038亩，比上年增加328亩。' },
    headers: { location: `/v1/operations/${compared}` },
    answer: { operation: compared, status: 'running', edit: EDIT },
  },
  getComparison: {
    title: '修改稿的核对结果',
    text: '哪个数改了、删了、添了，在第几段，原来怎么来的；哪些话说过了头；哪些标记被去掉。',
    params: { plan: PLAN, revision: '1', edit: EDIT },
    answer: {
      plan: PLAN,
      revision: 1,
      edit: EDIT,
      name: '工作回顾（修改稿）.txt',
      at: '2022-12-20T09:00:00+08:00',
      counts: { paragraphs: 1, same: 1, changed: 1, rounded: 0, removed: 0, added: 0 },
      numbers: [
        {
          change: 'changed',
          chapter: CHAPTER,
          task: '007',
          id: '1.1',
          paragraph: 1,
          old: '238亩',
          new: '328亩',
          derivation: difference,
          sources,
          mark: '【待核】',
          text: '种植玉米6038亩，比上年增加328亩。',
        },
      ],
      claims: [],
      gone: [],
      cut: false,
    },
  },
  getReviewChanges: {
    title: '与上一稿相比的变化',
    text: '逐句：数的旧值、新值和各自的出处，新增和消失的句子，结论的变化，去掉的【预计】和【待核】。',
    params: { plan: PLAN, revision: '1' },
    answer: { plan: PLAN, revision: 1, asOf: '2022-12-12', since: null, sentences: [], outcomes: [] },
  },
  getReviewLayout: {
    title: '章节编排',
    text: '下一稿各章收哪些事项。从未编排过时，是最近一稿的样子；unplaced 是后来增加的，起草时按内容归章。',
    params: { plan: PLAN },
    headers: { etag: '"1"' },
    answer: { plan: PLAN, version: 1, chapters: [], unplaced: { tasks: [N, '008', '009'], unplanned: [] } },
  },
  putReviewLayout: {
    title: '编排章节',
    text: '章的先后、标题、各章的事项都可以改，整体替换；每项任务放且只放一章。已有的稿不变，下一稿起用。',
    params: { plan: PLAN },
    body: { chapters: [{ title: CHAPTER, tasks: [N, '008', '009'], unplanned: [] }] },
    headers: { etag: '"2"' },
    answer: {
      plan: PLAN,
      version: 2,
      chapters: [{ title: CHAPTER, tasks: [N, '008', '009'], unplanned: [] }],
      unplaced: { tasks: [], unplanned: [] },
    },
  },
  getReviewProblems: {
    title: '可写入“存在的问题”的各条',
    text: '最近一稿的候选，从不自动写入；general 是概括的说法。',
    params: { plan: PLAN },
    headers: { etag: '"1"' },
    answer: { plan: PLAN, version: 1, revision: 1, items: [] },
  },
  putReviewProblems: {
    title: '取舍“存在的问题”',
    text: '逐条：write 写入 · merge 并入概括 · omit 不写入，并写明谁决定的。整体替换，没有写的仍待定；未写入的列入附件“未完成事项清单”。',
    params: { plan: PLAN },
    body: { decisions: [] },
    headers: { etag: '"2"' },
    answer: { plan: PLAN, version: 2, revision: 1, items: [] },
  },
};
