import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';

/** ISO 8601 with an offset, from 1900 to 2199; `infinity` and its like are instants to PostgreSQL, and to nobody else. */
const INSTANT = /^(19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A field that is an instant, such as `2026-11-30T01:00:00.000Z`. */
export function Instant(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'instant',
      validator: {
        validate: isInstant,
        defaultMessage: (args) =>
          `${args?.property ?? 'instant'} must be an instant such as 2026-11-30T01:00:00.000Z`,
      },
    }),
    ApiProperty({ format: 'date-time' }),
  );
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false;
  const day = value.slice(0, 10);
  // 2026-02-30 is a date to JavaScript: it counts on into March.
  return !Number.isNaN(Date.parse(value)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
