import { describe, expect, it } from 'vitest';
import { namedDays, readDueDate } from '#domain/read-due-date.ts';
import type { Region } from '#domain/regions.ts';
import { seasonTable } from '#domain/season-table.ts';

describe('readDueDate', () => {
  it.each<{ rule: string; text: string; day: string; stated?: false }>([
    { rule: 'D1 none', text: '持续推进厕所革命。', day: '2024-12-31', stated: false },
    { rule: 'D1 全年 states none', text: '全年接待游客5万人次，今年完成投资。', day: '2024-12-31', stated: false },
    { rule: 'a slip of the pen is no limit', text: '9999年12月31日前完成专项整治。', day: '2024-12-31', stated: false },
    { rule: 'D1 年内', text: '年内完成户厕改造。', day: '2024-12-31' },
    { rule: 'D1 年底前', text: '年底前建成。', day: '2024-12-31' },
    { rule: 'D1 the end of a later year', text: '到2025年底全覆盖。', day: '2025-12-31' },
    { rule: 'D2 X月底前', text: '6月底前完成。', day: '2024-06-30' },
    { rule: 'D2 X月底 in words', text: '四月底前完成。', day: '2024-04-30' },
    { rule: 'D2 February of a leap year', text: '2月底前完成。', day: '2024-02-29' },
    { rule: 'D2 X月份完成', text: '11月份竣工投产。', day: '2024-11-30' },
    { rule: 'D2 X月Y日前', text: '9月1日前完成移交。', day: '2024-09-01' },
    { rule: 'D2 a day of another year', text: '2025年6月底前投入使用。', day: '2025-06-30' },
    { rule: 'D2 a date in figures', text: '2024.5.31前完成饮水工程。', day: '2024-05-31' },
    { rule: 'D2 a date in figures without year', text: '11.15日前完成造林整地。', day: '2024-11-15' },
    { rule: 'D2 figures that are no date', text: '新建2.5米前置过滤池。', day: '2024-12-31', stated: false },
    { rule: 'D2 截至', text: '截至6月底，完成征地300亩。', day: '2024-06-30' },
    { rule: 'D2 the month of a note', text: '硬化道路5公里。责任单位：村建办；完成时间：9月。', day: '2024-09-30' },
    { rule: 'D2 the month of a note, with its year', text: '完成时限：2025年3月', day: '2025-03-31' },
    { rule: 'D2 the day of a note', text: '（责任单位：村建办，完成时限：6月15日）', day: '2024-06-15' },
    { rule: 'D2 X月投入使用', text: '幼儿园扩建工程9月投入使用。', day: '2024-09-30' },
    { rule: 'D2 暑假期间完成', text: '运动场改造暑假期间完成。', day: '2024-08-31' },
    { rule: 'D2 暑假 of a rhythm is no limit', text: '暑假期间开展防溺水巡查。', day: '2024-12-31', stated: false },
    { rule: 'D2 元宵节前', text: '元宵节前复工。', day: '2024-02-23' },
    { rule: 'D2 双十一前', text: '双十一前建成直播基地。', day: '2024-11-10' },
    { rule: 'D2 一季度', text: '一季度完成普查。', day: '2024-03-31' },
    { rule: 'D2 第二季度末前', text: '第二季度末前完成。', day: '2024-06-30' },
    { rule: 'D2 上半年', text: '上半年建成养老中心。', day: '2024-06-30' },
    { rule: 'D2 国庆前', text: '国庆前建成通车。', day: '2024-09-30' },
    { rule: 'D2 春节前', text: '春节前完成土地流转。', day: '2024-02-09' },
    { rule: 'D2 中秋节前', text: '中秋节前完成。', day: '2024-09-16' },
    { rule: 'D2 “七一”前', text: '“七一”前清零。', day: '2024-06-30' },
    { rule: 'D2 开学前', text: '秋季开学前投入使用。', day: '2024-08-31' },
    { rule: 'D2 暑期', text: '暑期开办托管班。', day: '2024-08-31' },
    { rule: 'D3 汛期前', text: '汛期前完成排查。', day: '2024-05-31' },
    { rule: 'D3 X月前', text: '3月前完成厂房。', day: '2024-02-29' },
    { rule: 'D3 N季度前', text: '三季度前引进企业。', day: '2024-09-30' },
    { rule: 'D3 春耕前', text: '春耕前完成平整。', day: '2024-03-31' },
    { rule: 'D3 入冬前', text: '入冬前完成改造。', day: '2024-10-31' },
    { rule: 'D4 每月10日前 is a rhythm', text: '每月10日前上报。', day: '2024-12-31', stated: false },
    { rule: 'S5b of successive milestones the last', text: '春节前完成土地流转，确保二季度开工。', day: '2024-06-30' },
    { rule: 'D2 汛期到来之前', text: '务必于汛期到来之前完工。', day: '2024-05-31' },
    { rule: 'D2 the Spring Festival of a year', text: '2025年春节前欠薪清零。', day: '2025-01-28' },
    { rule: 'D2 明年春节前', text: '明年春节前完成搬迁。', day: '2025-01-28' },
    { rule: 'D2 明年一季度', text: '明年一季度转入设备安装。', day: '2025-03-31' },
    { rule: 'D2 明年春季', text: '明年春季投入使用。', day: '2025-03-31' },
    { rule: 'D2 明年完成', text: '今年完成六成，明年全部完成。', day: '2025-12-31' },
    { rule: 'D2 a month with the step of it', text: '争取于2024年11月动工建设。', day: '2024-11-30' },
    { rule: 'D2 秋季投入使用', text: '确保新校区秋季投入使用。', day: '2024-08-31' },
    { rule: 'T6 a day inside 其中 binds its part', text: '安排项目168个，其中6月底前开工九成。', day: '2024-12-31', stated: false },
    { rule: 'a past day is no limit', text: '巩固去年6月底前的整治成果。', day: '2024-12-31', stated: false },
    { rule: 'a day that does not exist is none', text: '2月30日前完成。', day: '2024-12-31', stated: false },
    { rule: '汛期 itself is a season', text: '汛期实行领导带班。', day: '2024-12-31', stated: false },
  ])('$rule: $text', ({ text, day, stated = true }) => {
    expect(readDueDate(text, 2024)).toEqual({ day, stated });
  });
});

describe('readDueDate by region', () => {
  it.each<{ region: Region; text: string; day: string; why: string }>([
    { region: 'south', text: '汛期前完成排查。', day: '2024-04-14', why: 'floods from mid-April' },
    { region: 'yangtze', text: '主汛期前完成水毁修复。', day: '2024-04-30', why: 'floods from May' },
    { region: 'north', text: '供暖前完成管网改造。', day: '2024-11-14', why: 'heating from mid-November' },
    { region: 'northeast', text: '供暖季前完成管网改造。', day: '2024-10-19', why: 'heating from 20 October' },
    { region: 'yangtze', text: '防火期前开设隔离带20公里。', day: '2024-09-30', why: 'fires from October' },
    { region: 'southwest', text: '森林防火期前开设隔离带20公里。', day: '2024-12-31', why: 'fires from January' },
    { region: 'northwest', text: '春耕前完成渠道清淤。', day: '2024-02-28', why: 'spring wheat from March' },
    { region: 'northeast', text: '秋收前完成农机检修。', day: '2024-09-14', why: 'harvest from mid-September' },
    { region: 'northeast', text: '国庆前建成通车。', day: '2024-09-30', why: 'a feast is the same everywhere' },
  ])('$region: $text ($why)', ({ region, text, day }) =>
    expect(readDueDate(text, 2024, seasonTable({ region }))).toEqual({ day, stated: true }),
  );

  it('is as a row of the town says', () => {
    const seasons = seasonTable({ seasons: [{ name: '汛期', words: ['汛期'], windows: [['05-01', '09-30']], before: '04-20' }] });
    expect(readDueDate('汛期前完成排查。', 2024, seasons).day).toBe('2024-04-20');
  });

  it('states nothing where a row of the town takes the limit away', () => {
    const seasons = seasonTable({ seasons: [{ name: '入冬', words: ['入冬'], windows: [], before: null }] });
    expect(readDueDate('入冬前完成改造。', 2024, seasons)).toEqual({ day: '2024-12-31', stated: false });
  });
});

describe('namedDays', () => {
  it('tells where each day stands', () => {
    expect(namedDays('6月底前完成，9月底前投用', 2024)).toEqual([
      { day: '2024-06-30', start: 0, end: 4 },
      { day: '2024-09-30', start: 7, end: 11 },
    ]);
  });
});
