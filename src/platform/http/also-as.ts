import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, getSchemaPath } from '@nestjs/swagger';

/** Documents an answer that is JSON of this shape, or with `Accept` of the other type a text of that. */
export function ApiAlsoAs(shape: Type, other: string): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(shape),
    ApiProduces('application/json', other),
    ApiOkResponse({
      content: {
        'application/json': { schema: { $ref: getSchemaPath(shape) } },
        [other]: { schema: { type: 'string' } },
      },
    }),
  );
}
