import type { REVIEW_ROUTES } from '../routes/reviews.ts';
import type { Examples } from './example.ts';
import { PLAN, TASK } from './wangjing.ts';

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
};
