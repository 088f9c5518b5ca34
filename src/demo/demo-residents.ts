// prettier-ignore
const NAMES = ['老周', '小林', '秦大姐', '葛师傅', '梁阿姨', '小谭', '老康', '贺女士', '鲁大爷', '小纪', '常师傅', '白女士', '老仇', '小岳', '段阿姨', '汤先生', '老尚', '小佟', '温女士', '老冀'];

/** A phone number that nobody can own: none begins with 100. */
export function demoPhone(number: number): string {
  return String(10_000_000_000 + number);
}

/** Residents who do not exist. */
export const DEMO_RESIDENTS = NAMES.map((displayName, i) => ({ phone: demoPhone(i + 1), displayName }));
