import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, iCalendar } from './icalendar.js';

describe('a calendar file', () => {
  it('folds lines at 75 octets and never inside of a character', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '值', '😀'), maxLength: 200 });
    fc.assert(
      fc.property(text, (line) => {
        const folded = fold(line);
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
        const pieces = folded.split('\r\n');
        for (const piece of pieces) {
          expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75);
          expect(piece.isWellFormed()).toBe(true);
        }
        // As few pieces as there can be: the next character would not have had room.
        for (const piece of pieces.slice(0, -1)) expect(Buffer.byteLength(piece)).toBeGreaterThan(71);
      }),
    );
  });

  it('is exactly this', () => {
    const from = new Date('2026-11-30T01:00:00.999Z');
    const event = { uid: 'u@x', sequence: 3, from, to: new Date('2026-11-30T09:00:00Z') };
    const words = { summary: '值班;a,b\\c\n第二行', description: '' };
    expect(iCalendar('云律团', [{ ...event, ...words }], from).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//yunlvtuan//roster//ZH',
      'CALSCALE:GREGORIAN',
      'NAME:云律团',
      'X-WR-CALNAME:云律团',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'BEGIN:VEVENT',
      'UID:u@x',
      'DTSTAMP:20261130T010000Z',
      'SEQUENCE:3',
      'DTSTART:20261130T010000Z',
      'DTEND:20261130T090000Z',
      'SUMMARY:值班\\;a\\,b\\\\c\\n第二行',
      'DESCRIPTION:',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });
});
