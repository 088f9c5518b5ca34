import { Param, type PipeTransform } from '@nestjs/common';
import { commonProblems } from '../problems/common.problems.js';

const LAST_PLACE = 2_147_483_647;

const existingPlace: PipeTransform<string, number> = {
  transform(value) {
    const place = /^[1-9]\d{0,9}$/.test(value) ? Number(value) : 0;
    if (place === 0 || place > LAST_PLACE) throw commonProblems.notFound();
    return place;
  },
};

/** A path parameter that names a place in a log, from 1; what can be none names nothing: 404. */
export const PlaceParam = (name: string): ParameterDecorator => Param(name, existingPlace);
