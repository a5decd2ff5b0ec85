import { describe, expect, it } from 'vitest';
import { renderLetter } from '#documents/letter-text.ts';
import { modelDigest } from '../support/model-digest.ts';

const URL = 'https://renwu.wangjing.example/l/7Kq';
const { subject, text, html } = renderLetter(modelDigest(), {
  page: 'https://renwu.wangjing.example',
  form: { url: URL, lastDay: '2022-07-08' },
});

/** A phone of 360 px shows so many lines of text a screen, and so many full-width characters a line. */
const LINES_A_SCREEN = 27;
const CHARACTERS_A_LINE = 20;

describe('the letter of a usual day', () => {
  it('says day, number and the worst thing in its subject', () =>
    expect(subject).toBe('【望京镇】农业综合服务中心：6月24日（周五）前反馈5项，其中退回1项'));

  it('reads as the office would write it', () => expect(text).toMatchSnapshot());

  it('has one link', () => {
    expect(text.split('http')).toHaveLength(2);
    expect(html.split('http')).toHaveLength(2);
  });

  it('says in HTML what it says in text, also when a reader strips its styles', () => {
    const words = (from: string): string => from.replace(/\s|——/g, '');
    const stripped = html
      .replace(/<title>.*?<\/title>/, '')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&amp;', '&');
    expect(words(text).replace(URL, '').replace('打开填报：', '打开填报')).toBe(words(stripped));
  });

  it('names no colour', () => expect(text).not.toMatch(/[红黄绿蓝灰]/));

  it('fits three screens of a phone', () => {
    const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(widthOf(line.trim()) / CHARACTERS_A_LINE)));
    expect(lines.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(3 * LINES_A_SCREEN);
  });
});

/** Latin letters and figures take half the room. */
const widthOf = (line: string): number => Array.from(line).reduce((sum, one) => sum + (one < '\u0100' ? 0.5 : 1), 0);
