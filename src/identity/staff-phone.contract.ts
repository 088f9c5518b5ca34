import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { PHONE } from './sessions.contract.js';

/** A field that may be left out: a phone of eleven digits that begin with 1, or null for none. */
export function StaffPhone(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, nullable: true, pattern: PHONE.source }),
    IsOptional(),
    Matches(PHONE, { message: 'phone must be eleven digits that begin with 1' }),
  );
}
