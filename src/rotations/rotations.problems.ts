import { problem, type FieldFault } from '../platform/problems/problem.js';

const slotsOverlap = problem(422, 'SLOTS_OVERLAP', 'Two slots share some time of the week');
const lawyersUnfit = problem(422, 'LAWYERS_UNFIT', 'A lawyer cannot take turns in this rotation');

export const rotationProblems = {
  slotsOverlap: (errors: FieldFault[]) => slotsOverlap({ errors }),
  lawyersUnfit: (errors: FieldFault[]) => lawyersUnfit({ errors }),
  endsBeforeItStarts: problem(422, 'ENDS_BEFORE_IT_STARTS', 'The rotation ends before it starts'),
  rotationChanged: problem(409, 'ROTATION_CHANGED', 'The rotation was changed meanwhile; look at it again'),
  rotationEnded: problem(409, 'ROTATION_ENDED', 'The rotation has ended'),
};
