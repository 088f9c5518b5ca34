/** An event of a calendar. */
export interface CalendarEvent {
  /** The same as long as it is the same event. */
  uid: string;
  /** Grows with each change. */
  sequence: number;
  from: Date;
  to: Date;
  summary: string;
  description: string;
}

const LINE_OCTETS = 75;
const CONTINUATION_OCTETS = LINE_OCTETS - 1;

/**
 * A calendar of events as a file to subscribe to, with CRLF after each line.
 * @param at when it was made, as DTSTAMP
 * @see RFC 5545
 */
export function iCalendar(name: string, events: readonly CalendarEvent[], at: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//yunlvtuan//roster//ZH',
    'CALSCALE:GREGORIAN',
    `NAME:${asText(name)}`,
    `X-WR-CALNAME:${asText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${asText(event.uid)}`,
      `DTSTAMP:${asInstant(at)}`,
      `SEQUENCE:${event.sequence}`,
      `DTSTART:${asInstant(event.from)}`,
      `DTEND:${asInstant(event.to)}`,
      `SUMMARY:${asText(event.summary)}`,
      `DESCRIPTION:${asText(event.description)}`,
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** Breaks a line into pieces of at most 75 octets, never inside of a character. */
export function fold(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let left = LINE_OCTETS;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (octets > left) {
      pieces.push(piece);
      piece = '';
      left = CONTINUATION_OCTETS;
    }
    piece += character;
    left -= octets;
  }
  return [...pieces, piece].join('\r\n ');
}

/** Text as a value; control characters have no place in it. */
function asText(text: string): string {
  return (
    text
      .replaceAll(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
      .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
      .replaceAll('\n', '\\n')
  );
}

/** `20261130T010000Z`; a calendar knows no parts of a second. */
function asInstant(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
