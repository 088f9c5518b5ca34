import { ApiProblem } from '../../shared/api/problem.ts';
import { problemText } from '../../shared/api/problem-texts.ts';
import { sayTime } from '../../shared/time.ts';

interface First {
  by?: { name: string } | null;
  at?: string | null;
}

/** Why an order could not be taken; of one that somebody has taken, who and when. */
export function whyNotTaken(error: unknown): string {
  if (!(error instanceof ApiProblem) || error.code !== 'ALREADY_TAKEN') return problemText(error);
  const { by, at } = error.document as First;
  if (!by) return problemText(error);
  return `${by.name}律师${at ? `在${sayTime(at)}` : ''}先接走了这一单。`;
}
