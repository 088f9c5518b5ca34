import { ValidateBy } from 'class-validator';

/** A field that is a day of the calendar, `YYYY-MM-DD`, from 1900 to 2199. */
export function CalendarDate(): PropertyDecorator {
  return ValidateBy({
    name: 'calendarDate',
    validator: {
      validate: isCalendarDate,
      defaultMessage: (args) => `${args?.property ?? 'date'} must be a day such as 2026-11-30`,
    },
  });
}

function isCalendarDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
