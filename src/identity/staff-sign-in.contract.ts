import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Text } from '../platform/http/text.js';

const USERNAME = /^[a-z0-9][a-z0-9._-]{2,31}$/;

/** A field for what lawyers and operators sign in by: 3 to 32 of a-z, 0-9, dot, dash, underscore. */
export function Username(): PropertyDecorator {
  return applyDecorators(
    Matches(USERNAME, { message: 'username must be 3 to 32 of a-z, 0-9, dot, dash, underscore' }),
    ApiProperty({ pattern: USERNAME.source }),
  );
}

/** A field for a password that is to be: 8 to 200 characters. */
export const NewPassword = (): PropertyDecorator => Text(8, 200);

export class SetPassword {
  @NewPassword()
  password: string;
}

export class ChangePassword extends SetPassword {
  /** The one until now. */
  @Text(1, 200)
  current: string;
}
