import { describe, expect, it } from 'vitest';
import { REGION_NAMES, REGIONS, type Region, regionOf } from '#domain/regions.ts';

describe('regionOf', () => {
  it.each<{ text: string; is: Region | null; why: string }>([
    { text: '四川省平昌县望京镇', is: 'southwest', why: 'a province' },
    { text: '重庆市开州区临江镇', is: 'southwest', why: 'a city like a province' },
    { text: '广西壮族自治区横州市', is: 'south', why: 'an autonomous region' },
    { text: '内蒙古自治区', is: 'northeast', why: 'it sows like 东北' },
    { text: '山东', is: 'north', why: 'a province alone' },
    { text: '华北', is: 'north', why: 'what people call a region' },
    { text: '华东', is: 'yangtze', why: 'another name of one' },
    { text: '望京镇', is: null, why: 'no province' },
    { text: '湖南镇', is: null, why: 'a town of 浙江' },
    { text: '海南村', is: null, why: 'a village' },
    { text: '平昌县四川路街道', is: null, why: 'not at the beginning' },
    { text: '', is: null, why: 'nothing' },
  ])('$text: $is ($why)', ({ text, is }) => expect(regionOf(text)).toBe(is));

  it.each(REGIONS)('knows %s by its id and its name', (region) => {
    expect(regionOf(region)).toBe(region);
    expect(regionOf(REGION_NAMES[region])).toBe(region);
  });
});
