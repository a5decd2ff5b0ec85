import { describe, expect, it } from 'vitest';
import { isDay } from '#domain/day.ts';
import { REGIONS, type Region } from '#domain/regions.ts';
import { areInOrder } from '#domain/season-row.ts';
import { growingIn, lastDayBefore, type OwnSeason, seasonsOf, seasonTable, shareOf } from '#domain/season-table.ts';
import { seasonsOf as recounted } from '../support/recount/seasons.ts';

const windows = (name: string, region?: Region, seasons?: readonly OwnSeason[]): string[] =>
  seasonsOf(name, 2022, seasonTable({ ...(region && { region }), ...(seasons && { seasons }) })).map(({ from, to }) => `${from} ${to}`);

describe('seasonsOf in the default region', () => {
  it.each([
    { name: '玉米种植面积', from: '2022-03-20', to: '2022-04-30', why: 'spring maize' },
    { name: '高粱种植面积', from: '2022-03-15', to: '2022-05-10', why: 'sorghum' },
    { name: '大豆种植面积', from: '2022-05-20', to: '2022-06-30', why: 'soybean' },
    { name: '玉米大豆带状复合种植面积', from: '2022-05-20', to: '2022-06-30', why: '带状 goes before 玉米' },
    { name: '城乡居民医保参保率', from: '2022-09-01', to: '2022-12-31', why: 'paid in autumn for the next year' },
    { name: '森林防灭火检查', from: '2022-01-01', to: '2022-05-31', why: 'the fire season' },
    { name: '防汛演练', from: '2022-05-01', to: '2022-09-30', why: 'the flood season' },
    { name: '秸秆禁烧巡查', from: '2022-04-20', to: '2022-06-10', why: 'the first of two windows' },
    { name: '玉米收获面积', from: '2022-07-20', to: '2022-09-10', why: 'harvested, not sown' },
    { name: '玉米秋收进度', from: '2022-07-20', to: '2022-09-10', why: 'another word for it' },
    { name: '油菜收割面积', from: '2022-04-20', to: '2022-05-25', why: 'sown the year before, harvested in this' },
  ])('$name: $from to $to ($why)', ({ name, from, to }) => expect(seasonsOf(name, 2022)[0]).toEqual({ from, to }));

  it.each([
    { name: '玉米产量', why: 'weighed, not sown' },
    { name: '大豆收购量', why: 'bought, not sown' },
    { name: '水稻收割补贴', why: 'paid for, not harvested' },
    { name: '棉花种植面积', why: 'nobody grows it there' },
    { name: '春耕农资', why: 'a limit of time, not a season' },
    { name: '冬季取暖保障', why: 'nobody heats by the calendar there' },
    { name: '新建公路', why: 'no season' },
    { name: '', why: 'no name' },
  ])('$name has none ($why)', ({ name }) => expect(seasonsOf(name, 2022)).toEqual([]));

  it('gives both windows of the straw ban', () =>
    expect(seasonsOf('秸秆禁烧', 2023).map(({ from }) => from)).toEqual(['2023-04-20', '2023-08-20']));

  const WORDS =
    '带状 大豆 玉米 高粱 水稻 稻谷 插秧 红薯 甘薯 油菜 小麦 医疗保险 医保 征兵 防汛 汛期 山洪 度汛 溺水 防火 防灭火 森林火灾 秸秆 五烧 焚烧 公路'
      .split(' ')
      .flatMap((word) => ['', '种植面积', '巡查', '产量', '收购', '保险', '玉米'].map((more) => word + more));

  it.each(WORDS)('recounts the same windows of %s', (name) => expect(seasonsOf(name, 2022)).toEqual(recounted(name, 2022)));
});

describe('seasonsOf by region', () => {
  it.each<{ region: Region; name: string; is: string[]; why: string }>([
    { region: 'south', name: '早稻种植面积', is: ['2022-03-10 2022-04-20'], why: 'early rice before rice' },
    { region: 'south', name: '水稻插秧面积', is: ['2022-03-10 2022-08-10'], why: 'two crops: from the first to the last' },
    { region: 'south', name: '防汛演练', is: ['2022-04-15 2022-10-15'], why: 'floods come early' },
    { region: 'south', name: '冬种马铃薯面积', is: ['2022-10-15 2022-11-30'], why: 'planted after the rice' },
    { region: 'yangtze', name: '晚稻种植面积', is: ['2022-07-15 2022-08-07'], why: 'before 立秋' },
    { region: 'yangtze', name: '棉花种植面积', is: ['2022-04-01 2022-04-30'], why: 'cotton' },
    { region: 'north', name: '夏玉米种植面积', is: ['2022-06-01 2022-06-25'], why: 'after the wheat, not in spring' },
    { region: 'north', name: '小麦收割面积', is: ['2022-05-25 2022-06-20'], why: 'wheat is cut in June' },
    { region: 'north', name: '秸秆禁烧巡查', is: ['2022-05-25 2022-06-25', '2022-09-25 2022-10-25'], why: 'when the fields are cut' },
    { region: 'northeast', name: '大豆种植面积', is: ['2022-04-20 2022-05-20'], why: 'one crop a year' },
    { region: 'northeast', name: '森林防火宣传', is: ['2022-03-15 2022-06-15', '2022-09-15 2022-11-15'], why: 'spring and autumn' },
    { region: 'northwest', name: '春小麦播种面积', is: ['2022-03-01 2022-04-10'], why: 'spring wheat before wheat' },
    { region: 'northwest', name: '冬小麦播种面积', is: ['2022-09-15 2022-10-20'], why: 'winter wheat' },
    { region: 'plateau', name: '青稞种植面积', is: ['2022-03-15 2022-05-15'], why: 'highland barley' },
    { region: 'plateau', name: '玉米种植面积', is: [], why: 'a crop without a row has no season' },
    { region: 'plateau', name: '防汛演练', is: ['2022-05-01 2022-09-30'], why: 'no date found: the default' },
  ])('$region: $name ($why)', ({ region, name, is }) => expect(windows(name, region)).toEqual(is));

  describe.each(REGIONS)('%s', (region) => {
    const table = seasonTable({ region });
    it.each(table)('$name: real days in order, and found by its own words', ({ name, words, windows: sown, harvest, before }) => {
      for (const days of [sown, harvest ?? []]) {
        expect(areInOrder(days)).toBe(true);
        for (const day of days.flat()) expect(isDay(`2023-${day}`)).toBe(true);
      }
      if (before !== null) expect(isDay(`2023-${before}`)).toBe(true);
      expect(sown.length > 0 || before !== null).toBe(true);
      for (const word of words) expect(table.find((row) => row.words.some((one) => word.includes(one)))?.name).toBe(name);
    });

    it('names each row once', () => expect(new Set(table.map(({ name }) => name)).size).toBe(table.length));
  });
});

describe('seasonsOf over the New Year', () => {
  it.each<{ region: Region; name: string; is: string[]; why: string }>([
    { region: 'north', name: '森林防火巡查', is: ['2021-11-01 2022-05-31', '2022-11-01 2023-05-31'], why: 'both winters touch the year' },
    { region: 'north', name: '冬季供暖', is: ['2021-11-15 2022-03-15', '2022-11-15 2023-03-15'], why: 'heating' },
    { region: 'south', name: '甘蔗收获面积', is: ['2021-11-15 2022-04-15', '2022-11-15 2023-04-15'], why: 'a harvest' },
  ])('$name ($why)', ({ region, name, is }) => expect(windows(name, region)).toEqual(is));

  it('stands in order beside a window of the year', () => {
    const seasons = [{ name: '防火期', words: ['防火'], windows: [['03-15', '06-15'] as const, ['11-01', '02-28'] as const] }];
    expect(windows('防火', 'northeast', seasons)).toEqual(['2021-11-01 2022-02-28', '2022-03-15 2022-06-15', '2022-11-01 2023-02-28']);
  });
});

describe('the table of a town', () => {
  const maize: OwnSeason = { name: '玉米', words: ['玉米'], windows: [['04-01', '05-05']] };
  it.each<{ seasons: OwnSeason[]; name: string; is: string[]; why: string }>([
    { seasons: [maize], name: '玉米种植面积', is: ['2022-04-01 2022-05-05'], why: 'its row for the region’s' },
    { seasons: [maize], name: '大豆种植面积', is: ['2022-05-20 2022-06-30'], why: 'others stay' },
    { seasons: [maize], name: '玉米收获面积', is: ['2022-07-20 2022-09-10'], why: 'the harvest that it leaves out stays' },
    { seasons: [maize], name: '玉米产量', is: [], why: 'it is still a crop' },
    { seasons: [maize], name: '大豆玉米带状复合种植', is: ['2022-05-20 2022-06-30'], why: 'it keeps its place behind 带状' },
    { seasons: [{ ...maize, windows: [] }], name: '玉米种植面积', is: [], why: 'a season taken away' },
    {
      seasons: [{ name: '制种玉米', words: ['制种玉米'], windows: [['03-01', '03-20']] }],
      name: '制种玉米面积',
      is: ['2022-03-01 2022-03-20'],
      why: 'a new row stands first',
    },
    {
      seasons: [{ name: '烤烟', words: ['烤烟', '烟叶'], windows: [['04-15', '05-15']], harvest: [] }],
      name: '烟叶产量',
      is: [],
      why: 'a new crop',
    },
  ])('$name: $is ($why)', ({ seasons, name, is }) => expect(windows(name, 'southwest', seasons)).toEqual(is));

  it('keeps what it does not say', () =>
    expect(seasonTable({ seasons: [{ name: '汛期', words: ['汛'], windows: [] }] }).find(({ name }) => name === '汛期')).toEqual({
      name: '汛期',
      words: ['汛'],
      windows: [],
      harvest: null,
      before: '05-31',
    }));
});

describe('lastDayBefore', () => {
  it.each<{ thing: string; region?: Region; day: string | null; why: string }>([
    { thing: '汛期', day: '2022-05-31', why: 'the usual reading' },
    { thing: '汛', day: '2022-05-31', why: 'shorter' },
    { thing: '主汛', day: '2022-05-31', why: 'the main part of it' },
    { thing: '雨季', day: '2022-05-31', why: 'another word' },
    { thing: '防火期', day: '2022-12-31', why: 'the next begins in January' },
    { thing: '春耕备耕', day: '2022-03-31', why: 'longer than the row’s word' },
    { thing: '“三夏”', day: '2022-05-31', why: 'in quotation marks' },
    { thing: '秋种', day: '2022-09-30', why: 'sowing in autumn' },
    { thing: '供暖季', day: '2022-10-31', why: 'a limit without a season' },
    { thing: '采暖', region: 'north', day: '2022-11-14', why: 'the day before heating begins' },
    { thing: '汛期', region: 'south', day: '2022-04-14', why: 'floods come early' },
    { thing: '森林防火期', region: 'yangtze', day: '2022-09-30', why: 'fires in autumn' },
    { thing: '春播', region: 'northeast', day: '2022-04-19', why: 'spring comes late' },
    { thing: '秋收', region: 'northeast', day: '2022-09-14', why: 'and autumn early' },
    { thing: '入冬', region: 'northeast', day: '2022-10-31', why: 'no date found: the default' },
    { thing: '玉米', day: null, why: 'nobody says 玉米前' },
    { thing: '国庆', day: null, why: 'a feast is no season' },
  ])('$thing in $region: $day ($why)', ({ thing, region, day }) =>
    expect(lastDayBefore(thing, 2022, seasonTable(region && { region }))).toBe(day),
  );
});

describe('growingIn', () => {
  const of = (name: string, region: Region) => growingIn(2022, seasonsOf(name, 2022, seasonTable({ region })));
  it.each<{ name: string; region: Region; is: [string, string][]; why: string }>([
    { name: '玉米', region: 'north', is: [['2022-06-01', '2022-06-25']], why: 'one window' },
    { name: '秸秆', region: 'north', is: [['2022-05-25', '2022-06-25']], why: 'the first of two' },
    {
      name: '防火',
      region: 'north',
      is: [
        ['2022-01-01', '2022-05-31'],
        ['2022-11-01', '2022-12-31'],
      ],
      why: 'both parts of one that runs over the New Year',
    },
    { name: '公路', region: 'north', is: [], why: 'none' },
  ])('$name ($why)', ({ name, region, is }) => expect(of(name, region)).toEqual(is.map(([from, to]) => ({ from, to }))));

  it('looks at no window of another year', () => expect(growingIn(2022, [{ from: '2021-03-01', to: '2021-04-30' }])).toEqual([]));
});

describe('shareOf', () => {
  const maize = [{ from: '2022-03-20', to: '2022-04-30' }];
  const fires = growingIn(2022, seasonsOf('防火', 2022, seasonTable({ region: 'north' })));
  it.each([
    { of: maize, day: '2022-03-01', share: 0, why: 'before' },
    { of: maize, day: '2022-03-20', share: 0, why: 'the first day' },
    { of: maize, day: '2022-03-31', share: 11 / 41, why: '11 of 41 days' },
    { of: maize, day: '2022-04-30', share: 1, why: 'the last day' },
    { of: maize, day: '2022-07-01', share: 1, why: 'after' },
    { of: fires, day: '2022-01-01', share: 0, why: 'two parts: the first day of the year' },
    { of: fires, day: '2022-05-31', share: 150 / 210, why: 'two parts: the first is over' },
    { of: fires, day: '2022-08-15', share: 150 / 210, why: 'two parts: between them' },
    { of: fires, day: '2022-11-30', share: 179 / 210, why: 'two parts: 29 days of the second' },
    { of: fires, day: '2022-12-31', share: 1, why: 'two parts: the last day' },
    { of: [{ from: '2022-11-01', to: '2023-04-30' }], day: '2023-01-30', share: 0.5, why: 'one window over the New Year' },
    { of: [{ from: '2022-04-05', to: '2022-04-05' }], day: '2022-04-04', share: 0, why: 'before a window of one day' },
    { of: [{ from: '2022-04-05', to: '2022-04-05' }], day: '2022-04-05', share: 1, why: 'a window of one day' },
  ])('$day ($why)', ({ of, day, share }) => expect(shareOf(of, day)).toBeCloseTo(share, 10));
});
