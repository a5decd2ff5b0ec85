import { describe, expect, it } from 'vitest';
import { readBaselines } from '#domain/read-baselines.ts';

const whole = (text: string) => [{ title: '', start: 0, end: text.length }];
const figures = (text: string) => readBaselines(text, whole(text)).map(({ metric, value, unit }) => `${metric}|${value}|${unit}`);

describe('readBaselines', () => {
  it.each([
    { text: '种植水稻4448.63亩、玉米5800亩。', gives: ['种植水稻|4448.63|亩', '玉米|5800|亩'], why: 'a list behind one verb' },
    { text: '年出栏生猪超1.9万头，家禽4万余羽。', gives: ['出栏生猪|19000|头', '家禽|40000|羽'], why: '万, 超 and 余' },
    { text: '茶叶产业实现产值109万余元。', gives: ['茶叶产业产值|1090000|元'], why: 'the verb inside is left out' },
    { text: '兑现补偿资金30余万元。', gives: ['补偿资金|300000|元'], why: '余 before 万' },
    { text: '完成了8人征兵任务。', gives: ['征兵任务|8|人'], why: 'the noun stands behind' },
    { text: '提升万平、天鹰等村安全饮水120余户。', gives: ['安全饮水|120|户'], why: 'the place is left out' },
    { text: '财政收入9.2亿元，增长4.2%。', gives: ['财政收入|920000000|元', '财政收入增长|4.2|%'], why: 'growth of the figure before' },
    { text: '森林覆盖率由54.1%提高到56%。', gives: ['森林覆盖率|56|%'], why: 'the first is the year before' },
    { text: '实现省道由二级改造，公路由9公里增至12公里。', gives: ['公路|12|公里'], why: 'the same of an amount' },
    {
      text: '秋粮以玉米和水稻为主，分别种植5800亩和4448.63亩。',
      gives: ['玉米|5800|亩', '水稻|4448.63|亩'],
      why: '分别 of what the clause before names',
    },
    {
      text: '城乡居民人均可支配收入分别达到36210元、17540元，增长4.5%、6.9%。',
      gives: [
        '城镇居民人均可支配收入|36210|元',
        '农村居民人均可支配收入|17540|元',
        '城镇居民人均可支配收入增长|4.5|%',
        '农村居民人均可支配收入增长|6.9|%',
      ],
      why: 'one name each, with its growth',
    },
    { text: '两项收入大增，分别增长24.1%、18%。', gives: [], why: 'a growth of nobody knows what' },
    { text: '人均收入进入全国前8位。', gives: [], why: 'a rank' },
    { text: '分别投入30元、50元。', gives: [], why: 'of what nobody says' },
    {
      text: '办理代表建议6件，办结率、满意率均100%。',
      gives: ['办理代表建议|6|件', '代表建议办结率|100|%', '代表建议满意率|100|%'],
      why: 'two rates',
    },
    {
      text: '办理12345工单342件，满意率98.2%。',
      gives: ['办理12345工单|342|件', '12345工单满意率|98.2|%'],
      why: 'a rate of the figure before',
    },
    { text: '医保参保2.08万人，参保率96.3%。', gives: ['医保参保|20800|人', '医保参保率|96.3|%'], why: 'the words that they share once' },
    {
      text: '办理建议146件、提案168件，满意率99%。',
      gives: ['办理建议|146|件', '提案|168|件', '满意率|99|%'],
      why: 'of which of two nobody says',
    },
    {
      text: '一般公共预算收入8.62亿元，同口径增长6.8%。',
      gives: ['一般公共预算收入|862000000|元', '一般公共预算收入增长|6.8|%'],
      why: '同口径',
    },
    { text: 'PM2.5平均浓度34微克每立方米。', gives: ['PM2.5平均浓度|34|微克每立方米'], why: 'the whole unit' },
    { text: '解决320户饮水困难。', gives: ['解决饮水困难|320|户'], why: 'the verb before, the noun behind' },
    { text: '安装反诈APP560人次。', gives: ['反诈APP|560|人次'], why: 'a name in letters before' },
    { text: '2021年硬化道路14.3公里。', gives: ['硬化道路|14.3|公里'], why: 'years are none' },
    { text: '在望京寺等10个重点林区设卡。', gives: [], why: 'scope' },
    { text: '十九届六中全会，“1+N”产业，12345热线，七一讲话，8月1日。', gives: [], why: 'names and days' },
    { text: '提升服务能力。', gives: [], why: 'no figure' },
  ])('$text ($why)', ({ text, gives }) => expect(figures(text)).toEqual(gives));

  it('gives offsets into the text', () => {
    const text = '回顾。新建垃圾亭26个。';
    const [figure] = readBaselines(text, whole(text));
    expect(text.slice(figure!.start, figure!.end)).toBe('26个');
  });

  it('reads only the chapters, and numbers them from 1', () => {
    const text = '造林10亩。植树20株。修路30公里。';
    const chapters = [
      { title: 'a', start: 0, end: 6 },
      { title: 'b', start: 12, end: text.length },
    ];
    expect(readBaselines(text, chapters).map(({ value, chapter }) => [value, chapter])).toEqual([
      [10, 1],
      [30, 2],
    ]);
  });

  it('knows the run-in theme above a figure', () => {
    const text = '一是抓实教育。建校2所。二是森林防灭火常抓常管。全镇共聘用护林员28名。';
    expect(readBaselines(text, whole(text)).map(({ theme }) => theme)).toEqual(['抓实教育', '森林防灭火常抓常管']);
  });

  it.each(['1'.repeat(40_000), '1,'.repeat(20_000), '由一'.repeat(20_000), '一是'.repeat(20_000)])(
    'is linear on hostile text %#',
    (text) => {
      const before = performance.now();
      readBaselines(text, whole(text));
      expect(performance.now() - before).toBeLessThan(500);
    },
  );
});
