import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/** Why `value` is no acceptable text of `min` to `max` characters, or undefined. NUL and lone surrogates cannot be stored. */
export function textFault(value: unknown, min: number, max: number): string | undefined {
  if (typeof value !== 'string') return 'must be text';
  if (value.includes('\0')) return 'must not contain the NUL character';
  if (!value.isWellFormed()) return 'must not contain unpaired surrogates';
  // Characters are code points; a text of `max` of them has at most twice as many units, so long ones need no walk.
  if (value.length > 2 * max) return `must have at most ${max} characters`;
  const characters = value.length <= max && value.length >= 2 * min ? value.length : [...value].length;
  if (characters < min || characters > max) return `must have ${min} to ${max} characters`;
  return undefined;
}

/** A field of text, trimmed; with `each`, a list of such texts (bound it with `ArrayMaxSize`). */
export function Text(min: number, max: number, options: { each?: boolean } = {}): PropertyDecorator {
  const trim = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      options.each && Array.isArray(value) ? value.map(trim) : trim(value),
    ),
    ValidateBy(
      {
        name: 'text',
        validator: {
          validate: (value) => textFault(value, min, max) === undefined,
          defaultMessage: (args) => `${args?.property ?? 'text'} ${faultOf(args?.value, min, max)}`,
        },
      },
      { each: options.each },
    ),
    ApiProperty(options.each ? { type: [String] } : { minLength: min, maxLength: max }),
  );
}

function faultOf(value: unknown, min: number, max: number): string {
  const first = Array.isArray(value) ? value.find((item) => textFault(item, min, max)) : value;
  return textFault(first, min, max) ?? 'is no acceptable text';
}
