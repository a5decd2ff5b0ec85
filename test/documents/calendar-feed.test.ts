import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFeed, escapeText, foldLine } from '#documents/calendar-feed.ts';
import type { CalendarEvent } from '#domain/calendar-events.ts';

const anEvent = (event: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'wangjing-2022-004-due',
  sequence: 7,
  day: '2022-06-30',
  summary: '【滞后】4.2 养殖圈舍：完成时限',
  description: '牵头：农服中心\n滞后：已超3个工作日',
  cancelled: false,
  ...event,
});
const feed = (...events: CalendarEvent[]): string =>
  calendarFeed({ name: '望京镇年度任务', page: 'https://town.example', day: '2022-06-21', events });

/** Reads a feed back as RFC 5545 says, and knows nothing of how it was written. */
const unfolded = (text: string): string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n');
const unescaped = (value: string): string => value.replace(/\\([\\;,nN])/g, (_, one: string) => (/n/i.test(one) ? '\n' : one));
const valuesOf = (text: string, name: string): string[] =>
  unfolded(text).flatMap((line) => (line.startsWith(`${name}:`) || line.startsWith(`${name};`) ? [line.slice(line.indexOf(':') + 1)] : []));

interface Component {
  readonly name: string;
  readonly properties: string[];
  readonly parts: Component[];
}

/** The components of a feed, as strictly as RFC 5545, sections 3.1, 3.4 and 3.6, has them. */
const componentsOf = (text: string): Component => {
  expect(text).toMatch(/^(?:[^\r\n]+\r\n)+$/);
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  const open: Component[] = [{ name: '', properties: [], parts: [] }];
  for (const line of unfolded(text).slice(0, -1)) {
    const [, name, value] = /^([A-Z-]+)(?:;[A-Z-]+=[^:;,"]+)*:(.*)$/.exec(line)!;
    if (name === 'BEGIN') open.push({ name: value!, properties: [], parts: [] });
    else if (name === 'END') {
      const ended = open.pop()!;
      expect(ended.name).toBe(value);
      open.at(-1)!.parts.push(ended);
    } else open.at(-1)!.properties.push(name!);
  }
  expect(open).toHaveLength(1);
  return open[0]!;
};

/** Properties that each component must have, once each like all that are written here. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['PRODID', 'VERSION'],
  VTIMEZONE: ['TZID'],
  STANDARD: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'],
  VEVENT: ['UID', 'DTSTAMP', 'DTSTART'],
};

const expectSound = ({ name, properties, parts }: Component): void => {
  expect(properties, name).toEqual([...new Set(properties)]);
  expect(properties, name).toEqual(expect.arrayContaining([...REQUIRED[name]!]));
  for (const part of parts) expectSound(part);
};

/** Any text, of one, two, three and four octets a character, with what must be escaped in it. */
const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom(',', ';', '\\', '\n', ' ', '农', '𠮷', '😀', 'é'),
    fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
  ),
  maxLength: 200,
});
const printable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\n\P{Cc}]/gu, ' ');

describe('foldLine', () => {
  it('keeps each line within 75 octets and cuts no character', () => {
    fc.assert(
      fc.property(words, (text) => {
        const line = text.replace(/[\r\n]/g, ' ');
        const pieces = foldLine(line).split('\r\n');
        expect(pieces.map((piece) => Buffer.byteLength(piece)).filter((size) => size > 75)).toEqual([]);
        expect(pieces.map((piece) => Buffer.from(piece).toString('utf8'))).toEqual(pieces);
        expect(pieces.map((piece, i) => (i === 0 ? piece : piece.slice(1))).join('')).toBe(line);
        expect(pieces.slice(1).every((piece) => piece.startsWith(' '))).toBe(true);
      }),
    );
  });

  it.each([
    { line: 'x'.repeat(75), pieces: 1, why: '75 octets fit' },
    { line: 'x'.repeat(76), pieces: 2, why: '76 do not' },
    { line: '农'.repeat(25), pieces: 1, why: '25 characters of three octets fit' },
    { line: '农'.repeat(26), pieces: 2, why: '26 do not' },
    { line: `${'x'.repeat(74)}农`, pieces: 2, why: 'a character that would stand across the border goes to the next line' },
  ])('$pieces: $why', ({ line, pieces }) => {
    expect(foldLine(line).split('\r\n')).toHaveLength(pieces);
  });
});

describe('escapeText', () => {
  it('reads back as what was said', () => {
    fc.assert(
      fc.property(words, (text) => {
        const value = escapeText(text);
        expect(value).not.toMatch(/[\r\n]/);
        expect(unescaped(value)).toBe(printable(text.toWellFormed()));
      }),
    );
  });

  it('takes half a character for none', () => expect(escapeText('\ud842')).toBe('\ufffd'));
});

describe('calendarFeed', () => {
  it('ends every line with CRLF, and begins and ends as it must', () => {
    const lines = feed(anEvent()).split('\r\n');
    expect([lines[0], lines[1], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR', '']);
    expect(lines.join('')).not.toMatch(/[\r\n]/);
  });

  it('gives a whole day, whose end is the day after it', () => {
    const text = feed(anEvent(), anEvent({ uid: 'b', day: '2022-12-31' }));
    expect(valuesOf(text, 'DTSTART').slice(1)).toEqual(['20220630', '20221231']);
    expect(valuesOf(text, 'DTEND')).toEqual(['20220701', '20230101']);
    expect(text).toContain('DTSTART;VALUE=DATE:20220630');
  });

  it.each([
    { name: 'UID', value: 'wangjing-2022-004-due@town.example' },
    { name: 'DTSTAMP', value: '20220620T160000Z' },
    { name: 'SEQUENCE', value: '7' },
    { name: 'STATUS', value: 'CONFIRMED' },
    { name: 'TRANSP', value: 'TRANSPARENT' },
    { name: 'REFRESH-INTERVAL', value: 'PT6H' },
    { name: 'X-PUBLISHED-TTL', value: 'PT6H' },
    { name: 'X-WR-CALNAME', value: '望京镇年度任务' },
  ])('says $name', ({ name, value }) => expect(valuesOf(feed(anEvent()), name)).toEqual([value]));

  it('keeps all words of an event, whatever they are', () => {
    fc.assert(
      fc.property(words, words, (summary, description) => {
        const text = feed(anEvent({ summary, description }));
        expect(valuesOf(text, 'SUMMARY').map(unescaped)).toEqual([printable(summary.toWellFormed())]);
        const said = printable(description.toWellFormed());
        expect(valuesOf(text, 'DESCRIPTION').map(unescaped)).toEqual(said === '' ? [] : [said]);
      }),
    );
  });

  it('names an event by ASCII alone, and two nodes apart', () => {
    const uids = valuesOf(feed(anEvent({ uid: 'a-node-选址' }), anEvent({ uid: 'a-node-备案' })), 'UID');
    expect(new Set(uids).size).toBe(2);
    expect(uids.join('')).toMatch(/^[\x21-\x7e]+$/);
  });

  it('strikes out what is over before its time', () =>
    expect(valuesOf(feed(anEvent({ cancelled: true })), 'STATUS')).toEqual(['CANCELLED']));

  it('is the same text for the same tasks and day', () => expect(feed(anEvent())).toBe(feed(anEvent())));

  it.each([
    { events: [], holds: ['VTIMEZONE'], why: 'nothing is due: a calendar of no component is none' },
    { events: [anEvent(), anEvent({ uid: 'b', description: '' })], holds: ['VTIMEZONE', 'VEVENT', 'VEVENT'], why: 'two days' },
  ])('is sound: $why', ({ events, holds }) => {
    const [calendar, ...others] = componentsOf(feed(...events)).parts;
    expect(others).toEqual([]);
    expect(calendar!.parts.map(({ name }) => name)).toEqual(holds);
    expectSound(calendar!);
  });

  it('leads nowhere: there is no page of a task', () => expect(valuesOf(feed(anEvent()), 'URL')).toEqual([]));
});
