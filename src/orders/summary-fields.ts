import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { textFault } from '../platform/http/text.js';

const MAX_CHARACTERS = 4000;
const MAX_ITEMS = 30;

function isFilledText(value: unknown): boolean {
  return textFault(value, 1, MAX_CHARACTERS) === undefined && (value as string).trim() !== '';
}

/** A text, or a list of 1 to 30 texts. */
export function TextOrTexts(): PropertyDecorator {
  const isList = (value: unknown) =>
    Array.isArray(value) && value.length >= 1 && value.length <= MAX_ITEMS && value.every(isFilledText);
  return applyDecorators(
    ValidateBy({
      name: 'textOrTexts',
      validator: {
        validate: (value) => isFilledText(value) || isList(value),
        defaultMessage: (args) => `${args?.property} must be a text, or a list of 1 to ${MAX_ITEMS} texts`,
      },
    }),
    ApiProperty({ oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }),
  );
}

/** true, false, or a text. */
export function TextOrTruth(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'textOrTruth',
      validator: {
        validate: (value) => typeof value === 'boolean' || isFilledText(value),
        defaultMessage: (args) => `${args?.property} must be true, false or a text`,
      },
    }),
    ApiProperty({ oneOf: [{ type: 'boolean' }, { type: 'string' }] }),
  );
}
