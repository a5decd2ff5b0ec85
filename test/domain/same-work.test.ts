import { describe, expect, it } from 'vitest';
import { sharesWork, stockAgainstFlow, workOf } from '#domain/same-work.ts';

describe('sharesWork', () => {
  it.each([
    { metric: '垃圾箱', round: '', task: '推行农村生活垃圾分类', shares: true, why: 'one word of work' },
    { metric: '护林员', round: '', task: '落实森林防灭火措施', shares: true, why: 'one work under two names' },
    {
      metric: '检查卡口',
      round: '森林防灭火严阵以待',
      task: '落实森林防灭火措施',
      shares: true,
      why: 'counted for the work that stands by',
    },
    { metric: '检查卡口', round: '疫情防控不放松', task: '落实森林防灭火措施', shares: false, why: 'counted for another work' },
    { metric: '普查登记房屋', round: '', task: '对可用耕地逐块排查登记，建立台账', shares: false, why: 'a verb in common' },
    { metric: '接待游客', round: '', task: '体育中心建成投用', shares: false, why: 'the same theme' },
    { metric: '医疗帮扶门诊补偿', round: '', task: '组织“大走访、大排查、大帮扶”活动', shares: false, why: 'a word of many works' },
    { metric: '0—6岁儿童', round: '', task: '关心关爱“一老一小”，加强困境儿童关爱', shares: false, why: 'a word of many works' },
    { metric: '安防工程', round: '', task: '反诈APP安装1.2万人', shares: false, why: 'the same field' },
  ])('$metric in $task: $shares ($why)', ({ metric, round, task, shares }) => expect(sharesWork(metric, round, workOf(task))).toBe(shares));
});

describe('stockAgainstFlow', () => {
  it.each([
    { clause: '发展青花椒2000亩', task: '管好现有青花椒5000亩', is: true },
    { clause: '现有监测户47户', task: '新增监测户不超过5户', is: true },
    { clause: '新增家庭农场6家', task: '新增家庭农场5家', is: false },
    { clause: '种植油菜8600亩', task: '管好现有油菜', is: false },
  ])('$clause, $task: $is', ({ clause, task, is }) => expect(stockAgainstFlow(clause, task)).toBe(is));
});
