import type { CalendarEvent } from '#domain/calendar-events.ts';
import { addDays, type Day } from '#domain/day.ts';

export interface Feed {
  /** Name of the calendar as a program shows it. */
  readonly name: string;
  /** Address of the page; its host makes the events' ids the world's own. */
  readonly page: string;
  /** The day as of which the lights stand. */
  readonly day: Day;
  readonly events: readonly CalendarEvent[];
}

const REFRESH = 'PT6H';

/** The one zone of all towns. Whole days need none, but a calendar must hold something also when nothing is due. */
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
] as const;

/**
 * A calendar to subscribe to, RFC 5545: whole days, not busy, lines ended by CRLF and folded at 75 octets. An event has no address:
 * a task is read with a token, and a calendar program has none.
 *
 * @example calendarFeed({ name: '望京镇年度任务', page: 'https://town.example', day: '2022-06-21', events })
 */
export const calendarFeed = ({ name, page, day, events }: Feed): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//annual-plan//calendar feed//ZH',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    `NAME:${escapeText(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...ZONE,
    ...events.flatMap((event) => eventLines(event, page, day)),
    'END:VCALENDAR',
  ]
    .map((line) => `${foldLine(line)}\r\n`)
    .join('');

const eventLines = (event: CalendarEvent, page: string, day: Day): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(`${plainId(event.uid)}@${new URL(page).hostname}`)}`,
  `DTSTAMP:${midnightOf(day)}`,
  `DTSTART;VALUE=DATE:${digitsOf(event.day)}`,
  // The end is the first day that is no longer meant.
  `DTEND;VALUE=DATE:${digitsOf(addDays(event.day, 1))}`,
  `SEQUENCE:${event.sequence}`,
  `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `SUMMARY:${escapeText(event.summary)}`,
  ...(event.description === '' ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** Ids of programs that know ASCII only: other characters by their bytes. */
const plainId = (text: string): string => text.replace(/[^\w.-]/gu, (character) => Buffer.from(character).toString('hex'));

const digitsOf = (day: Day): string => day.replaceAll('-', '');

/** The town's midnight, UTC+8, in UTC. */
const midnightOf = (day: Day): string => `${digitsOf(addDays(day, -1))}T160000Z`;

/** Control characters have no place in a calendar; a line break is written as \\n. */
const UNPRINTABLE = /(?!\n)\p{Cc}/gu;

/** A text as a value of RFC 5545, section 3.3.11. @example escapeText('一、甲,乙;丙\n丁') //=> '一、甲\\,乙\\;丙\\n丁' */
export const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(UNPRINTABLE, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

const MOST_OCTETS = 75;

/** A content line in pieces of at most 75 octets, none of which cuts a character of UTF-8; each but the first begins with a space. */
export const foldLine = (line: string): string => {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
};
