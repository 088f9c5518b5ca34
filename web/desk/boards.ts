import type { operations } from '../shared/api/openapi.ts';

/** One of the twelve, as the service knows them. */
export type BoardSlug = NonNullable<
  NonNullable<operations['LawyersController_list']['parameters']['query']>['board']
>;
