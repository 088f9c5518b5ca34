import { Param, type PipeTransform } from '@nestjs/common';
import { commonProblems } from '../problems/common.problems.js';
import { isUuid } from './page.js';

const existingId: PipeTransform<string, string> = {
  transform(value) {
    if (!isUuid(value)) throw commonProblems.notFound();
    return value.toLowerCase();
  },
};

/** A path parameter that names something by its UUID; what can be no id names nothing: 404. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, existingId);
