import { problem } from '../platform/problems/problem.js';

const busy = problem(503, 'PLANNER_BUSY', 'Another roster is being planned');

export const plannerProblems = {
  outdated: problem(409, 'PLAN_OUTDATED', 'What the plan was made from has changed; plan again'),
  inThePast: problem(422, 'PLAN_IN_THE_PAST', 'Only time to come can be planned'),
  cutsTooFarApart: problem(422, 'CUTS_TOO_FAR_APART', 'A shift would be longer than 12 hours'),
  busy: (retryAfterSeconds: number) =>
    busy({
      detail: `Try again in ${retryAfterSeconds} s.`,
      retryAfterSeconds,
      extras: { retryAfterSeconds },
    }),
};
