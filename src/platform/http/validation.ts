import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { commonProblems } from '../problems/common.problems.js';
import type { FieldFault } from '../problems/problem.js';

/** Checks bodies and queries by their classes: unknown fields are refused, faults are told with their place. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => commonProblems.badFields(errors.flatMap((error) => flatten(error, ''))),
  });
}

function flatten(error: ValidationError, parent: string): FieldFault[] {
  const field = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}
