import { litEtagOf } from '../etag.ts';
import type { ACROSS_YEARS_ROUTES } from '../routes/across-years.ts';
import type { Examples } from './example.ts';
import { AGRICULTURE, CORN, LAND, PLAN, TASK } from './wangjing.ts';

const LAST = 'wangjing-2021';
const UNFINISHED = `${LAST}-009`;

const lastYear = {
  year: 2021,
  plan: LAST,
  task: `${LAST}-006`,
  id: '1.1',
  lead: AGRICULTURE,
  text: '全年种植玉米5900亩、大豆1800亩，稳定生猪出栏量。',
  start: 3120,
  end: 3144,
  promised: '玉米种植面积5900亩、大豆种植面积1800亩',
  achieved: '玉米种植面积 5790 / 5900亩、大豆种植面积 1830 / 1800亩',
  outcome: '部分完成',
  sentence: '种植玉米5790亩、大豆1830亩。',
  revision: 1,
  sources: ['计:3120-3144', `${LAST}-006@4`],
  carriedFrom: [],
  carriedOnAs: [{ task: TASK, guess: true }],
} as const;

export const ACROSS_YEARS_EXAMPLES: Examples<keyof typeof ACROSS_YEARS_ROUTES> = {
  listCarryOvers: {
    title: '上年未完成的任务',
    text: '取自上年回顾最近一稿；没有起草过的按任务现状。row.guess 为真，是按文字相近猜的。上年也有计划的，ETag 在计划的版本之后还带日期和上年计划的版本；修改时只比较版本。',
    params: { plan: PLAN },
    headers: { etag: litEtagOf(1, '2022-03-01', 96) },
    answer: {
      plan: PLAN,
      from: LAST,
      revision: 1,
      items: [
        {
          task: UNFINISHED,
          id: '1.4',
          lead: AGRICULTURE,
          text: LAND,
          outcome: '部分完成',
          rest: '“摸清底数”未完成',
          values: [{ measure: '撂荒地整治面积', unit: '亩', target: null, value: 320, asOf: '2021-11-25' }],
          state: 'open',
          row: { n: '008', id: '1.2', guess: true },
          dismissed: null,
        },
      ],
    },
  },
  decideCarryOver: {
    title: '结转，或写明为什么不结转',
    text: '结转（take）在草案中新增一行，可以撤销；草案中已有的写 row（有相近的一行时必须写）。不结转的写理由（dismiss）。两者都使计划的版本加一。If-Match 取自草案的 ETag。',
    params: { plan: PLAN, task: UNFINISHED },
    body: { take: true, row: '008' },
    headers: { etag: '"2"' },
    answer: {
      plan: PLAN,
      version: 2,
      rows: [{ n: '008', id: '1.2', version: 2 }],
      removed: [],
      edited: [],
      task: UNFINISHED,
      state: 'taken',
    },
  },
  getStory: {
    title: '一项承诺历年怎样',
    text: '由早到晚，每年承诺了什么、完成了多少、回顾怎样写。办公室结转的 guess 为假；没有人说过、按文字相近猜的为真。敏感任务对无关人员只给标题和数。',
    params: { task: TASK },
    answer: {
      task: TASK,
      years: [
        lastYear,
        {
          year: 2022,
          plan: PLAN,
          task: TASK,
          id: '1.1',
          lead: AGRICULTURE,
          text: CORN,
          start: 0,
          end: CORN.length,
          promised: '玉米种植面积6000亩、大豆种植面积2010亩',
          achieved: '玉米种植面积 4200 / 6000亩、大豆种植面积 1500 / 2010亩',
          outcome: null,
          sentence: null,
          revision: null,
          sources: [`计:0-${CORN.length}`, `${TASK}@3`, `${TASK}@4`],
          carriedFrom: [{ task: lastYear.task, guess: true }],
          carriedOnAs: [],
        },
      ],
    },
  },
  findPromises: {
    title: '历年承诺中有这些字的',
    text: '几个词以空格分开，都要有。新的年份在前；下一页的地址在 Link 头中（rel="next"）。敏感任务对无关人员只按标题查、只给标题。',
    query: { words: '撂荒地', limit: '1' },
    headers: { link: `</v1/promises?words=%E6%92%82%E8%8D%92%E5%9C%B0&limit=1&cursor=${PLAN}-008>; rel="next"` },
    answer: {
      items: [
        {
          task: `${PLAN}-008`,
          plan: PLAN,
          year: 2022,
          id: '1.2',
          lead: AGRICULTURE,
          text: LAND,
          promised: '开展撂荒地整治行动',
          achieved: '撂荒地整治面积 120亩',
          outcome: null,
        },
      ],
      nextCursor: `${PLAN}-008`,
    },
  },
};
