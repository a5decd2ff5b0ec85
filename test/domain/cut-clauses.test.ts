import { describe, expect, it } from 'vitest';
import { cutClauses } from '#domain/cut-clauses.ts';

const cut = (text: string): string[] =>
  cutClauses(text, { start: 0, end: text.length }, 2024).map(({ start, end }) => text.slice(start, end));

describe('cutClauses', () => {
  it.each<{ rule: string; tasks: string[] }>([
    {
      rule: 'S5a two limits, two objects',
      tasks: ['6月底前完成易地搬迁42户收尾工程，', '9月底前完成拆旧复垦35亩。'],
    },
    {
      rule: 'S5a two projects with their days behind the name',
      tasks: ['华能风电二期项目6月底前并网发电，', '鑫达锂电池材料项目11月份竣工投产。'],
    },
    { rule: 'S5a a limit, then an object without', tasks: ['一季度完成经济普查数据开发应用，', '新增“小升规”企业10家。'] },
    { rule: 'S5a a counted subject of its own', tasks: ['上半年建成养老中心，设置床位50张，', '70%以上的行政村建成幸福餐桌。'] },
    {
      rule: 'S5a figures, then a limit on another object',
      tasks: ['投资1260万元，铺设自来水管网32千米，', '中秋节前完成杨湾大桥重建，桥长86米。'],
    },
    { rule: 'S5a a rhythm of another object', tasks: ['完成人工种草2000亩、封山育林1.2万亩，', '生态岗位补助按季兑现。'] },
    {
      rule: 'S5a a clause goes with what it prepares',
      tasks: ['5月底前实现剩余37户清零，', '同步启动安置房三期建设，确保800套安置房年底封顶。'],
    },
    { rule: 'S5b a second office leads', tasks: ['由经发办牵头，招引项目6个，', '由城管办牵头，拆除广告牌200块。'] },
    { rule: 'S5a two named works of one day', tasks: ['产业园一季度开工、国庆前封顶，', '云浦大桥拓宽第三季度末通车。'] },
    { rule: 'S5a two named works, one of them 年内', tasks: ['医疗卫生园区项目年内主体完工，', '人民医院门诊楼10月份前投入使用。'] },
    { rule: 'S5 steps of one named work', tasks: ['云浦大桥一季度开工，年底合龙。'] },
    { rule: 'S5 the rest of it', tasks: ['整治撂荒地300亩，4月底前全部复耕到位。'] },
    { rule: 'S5 what is left', tasks: ['整改反馈问题12个，6月底前完成9个，其余年底前全部销号。'] },
    { rule: 'S5 a part of it by a day', tasks: ['新建高标准农田2000亩，春播前完成1200亩，年底前全面竣工。'] },
    { rule: 'S5 that it works', tasks: ['完成16座病险水库除险加固，主汛期前发挥效益。'] },
    { rule: 'S5 what it can do', tasks: ['第二污水处理厂10月底前建成通水，日处理能力3万吨。'] },
    { rule: 'S5 a date alone', tasks: ['至10月底，完成秋冬种1.2万亩。'] },
    { rule: 'S5 the day of a note is that of all', tasks: ['安装路灯80盏，增设停车位60个。责任单位：村建办。完成时限：6月底。'] },
    { rule: 'D1 年内 alone parts nothing', tasks: ['年内解决3万人饮水问题，新改建公路800公里，通车率达到百分之百。'] },
    { rule: 'S5b moving in is a step', tasks: ['农村危房改造1.1万户，扶贫搬迁5200人，入冬前搬进新居。'] },
    { rule: 'S5b 务必于…完工 is a step', tasks: ['实施23座水库除险加固，务必于6月底前完工。'] },
    { rule: 'S1 commas stay inside', tasks: ['新建便民桥2座，硬化道路3公里，安装护栏600米。'] },
    { rule: 'S5 one limit for one subject', tasks: ['汛期前完成易涝部位治理，组建60人的突击队，举行防汛演练2次。'] },
    { rule: 'S5 the details of what is built', tasks: ['国庆节前建成养老综合体，建筑面积2400平方米，设置床位80张。'] },
    { rule: 'S5b milestones of one project', tasks: ['春节前完成光伏项目土地流转1800亩，确保二季度开工建设。'] },
    { rule: 'S5b three milestones', tasks: ['6月底前完成规划编制，9月底前开工建设，年底前完成主体工程。'] },
    { rule: 'S6 means and outcome', tasks: ['每月联合检查，火灾起数下降15%。'] },
    { rule: 'S6 lead-in, dated work, outcome', tasks: ['深入开展大整治，汛期前完成54处演练，坚决杜绝较大以上事故。'] },
    { rule: 'S6 a mechanism and what it shall reach', tasks: ['建立周调度机制，确保一季度新开工项目30个、上半年开工率80%。'] },
    { rule: 'S4 其中 stays', tasks: ['9月底前完成用地再开发260亩，其中工业用地不少于200亩。'] },
    { rule: 'S4 其中 with a day of its own stays', tasks: ['新开工项目65个，其中一季度新开工28个以上，年底前完成投资3亿元。'] },
    { rule: 'a comma inside a number is none', tasks: ['6月底前投资1,200万元新建公路。'] },
  ])('$rule: $tasks', ({ tasks }) => {
    expect(cut(tasks.join(''))).toEqual(tasks);
  });

  it('leaves an empty sentence empty', () => expect(cut('')).toEqual([]));
});
