import { ApiProblem } from './problem.ts';

/** What each code of the service means to the person in front of it, in plain words. A test keeps it whole. */
export const PROBLEM_TEXTS: Readonly<Record<string, string>> = {
  OFFLINE: '现在连不上网络。请检查网络后再试；急事请拨 12348，危险时拨 110。',
};

/** `problem` in Chinese, with the seconds after which it may go better where they are known. */
export function problemText(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) return '出了点问题，请再试一次。';
  const text = PROBLEM_TEXTS[problem.code] ?? '出了点问题，请再试一次。';
  const { retryAfterSeconds } = problem;
  return retryAfterSeconds === undefined ? text : `${text}（${retryAfterSeconds} 秒后可以再试）`;
}
