import { describe, expect, it } from 'vitest';
import { titleOf } from '#domain/title-of.ts';

describe('titleOf', () => {
  it.each([
    { text: '全面完成玉米种植面积6000亩,大豆种植面积2010亩。', is: '玉米种植面积6000亩', why: 'without the opening words of every plan' },
    { text: '稳步推进。', is: '稳步推进', why: 'nothing but opening words' },
    { text: '突出规划引领,科学布局生产生活生态空间。', is: '科学布局生产生活生态空间', why: 'not what is in mind' },
    { text: '依托镇村特色优势资源,巩固提升茶叶产业质效。', is: '巩固提升茶叶产业质效', why: 'not by what' },
    { text: '重要节假日期间,实行24小时值班制度。', is: '实行24小时值班制度', why: 'not when' },
    { text: '提倡在传统农业种植的基础上,通过技术更新等手段,扩大优质粮油种植。', is: '扩大优质粮油种植', why: 'not two of them' },
    {
      text: '按照市委“讲真话、办实事、去繁冗,有情怀、扬激情”基本要求,扎实开展作风整顿。',
      is: '作风整顿',
      why: 'a comma in quotation marks cuts nothing',
    },
    { text: '围绕秸秆焚烧等突出问题，边处置边宣传。', is: '围绕秸秆焚烧等突出问题', why: 'what the work is about stays' },
    { text: '根据生源变化优化村小布局，推进素质教育。', is: '根据生源变化优化村小布局', why: 'a circumstance with its work stays' },
    { text: '按照上级要求。', is: '按照上级要求', why: 'circumstances alone' },
    { text: '按县政府要求，6月底前完成清零。', is: '6月底前完成清零', why: 'not at whose word, in a clause of its own' },
    { text: '按县政府安全生产工作要求排查燃气隐患。', is: '排查燃气隐患', why: 'nor at the head of the work' },
    { text: '由城市管理办牵头，综合执法队配合，打造净美街区5条。', is: '打造净美街区5条', why: 'not who does it' },
    { text: '投资860万元，实施公路改造工程。', is: '实施公路改造工程', why: 'not with what money' },
    { text: '抢抓灾后重建机遇，修复堤防31处。', is: '修复堤防31处', why: 'not on what occasion' },
    { text: '坚持“四个不摘”，做好监测帮扶。', is: '做好监测帮扶', why: 'not a slogan alone' },
    { text: '推广良种良法和机械作业，扩种优质粮油。', is: '扩种优质粮油', why: 'not by what means' },
    { text: '推广旱作节水农业1.2万亩，改造渠系。', is: '推广旱作节水农业1.2万亩', why: 'what is spread is work, too' },
    { text: '深入基层、融入群众，排查化解矛盾。', is: '深入基层、融入群众', why: '深入 is a verb before a place' },
    {
      text: '全年种植玉米6000亩、大豆2010亩（其中带状复合种植1500亩）、高粱100亩。',
      is: '全年种植玉米6000亩、大豆2010亩',
      why: 'too long: brackets go first',
    },
    { text: '稳定粮食面积（其中小麦2亩，玉米3亩）。', is: '稳定粮食面积（其中小麦2亩，玉米3亩）', why: 'a comma in brackets cuts nothing' },
    { text: '安全：强化应急演练。', is: '强化应急演练', why: 'a heading of two characters is none' },
    {
      text: '一二三四五六七八九十一二三四五六七八九十一二三四五',
      is: '一二三四五六七八九十一二三四五六七八九十一二三…',
      why: 'cut to a line',
    },
  ])('$text → $is ($why)', ({ text, is }) => expect(titleOf(text)).toBe(is));
});
