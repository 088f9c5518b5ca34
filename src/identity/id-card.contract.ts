import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { Matches, ValidateBy } from 'class-validator';
import { Optional } from '../platform/http/optional.js';
import { Text } from '../platform/http/text.js';
import { idNumberFault } from './id-number.js';

/** A field that is the number of an ID card by GB 11643; a small x is as good as a large one. */
function IdNumber(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toUpperCase() : value)),
    ValidateBy({
      name: 'idNumber',
      validator: {
        validate: (value) => idNumberFault(value) === undefined,
        defaultMessage: (args) => `number ${idNumberFault(args?.value) ?? 'is none'}`,
      },
    }),
    ApiProperty({ pattern: '^\\d{17}[\\dXx]$' }),
  );
}

/** What the card reader says. Only number and name are kept. */
export class PresentedCard {
  /** As on the card, rare characters in private places included; white space around it is left out, also of what is signed. */
  @Text(1, 64)
  @Matches(/^\P{Cc}*$/u, { message: 'name must not contain control characters' })
  name: string;

  /** 18 characters by GB 11643. */
  @IdNumber()
  number: string;

  /** The last day on which the card is valid, as `2036-01-31`, `20360131` or `2036.01.31`, or `长期`; an expired card is refused. */
  @Optional()
  @Matches(/^(长期|(19|20|21)\d{2}([-.]?)(0[1-9]|1[0-2])\3(0[1-9]|[12]\d|3[01]))$/, {
    message: 'expiresOn must be a day such as 2036-01-31, or 长期',
  })
  expiresOn?: string;
}
