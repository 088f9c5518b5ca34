/** As people are called in a village; a demo needs no full names. */
const DISPLAY_NAMES = (
  '张大爷 李大娘 王阿姨 刘大哥 孙奶奶 赵师傅 小陈 徐大姐 杨叔 于婶 ' +
  '马大爷 高女士 宋先生 郭老师 小吕 朱阿姨 周大哥 崔奶奶 韩师傅 盖大爷'
).split(' ');

/** The `n`-th demo phone, from 1: no mainland number begins with 100, so that nobody can own it. */
export function demoPhone(n: number): string {
  return String(10_000_000_000 + n);
}

/** Residents of the demo; they sign in by SMS code. */
export const DEMO_RESIDENTS: readonly { phone: string; displayName: string }[] = DISPLAY_NAMES.map(
  (displayName, index) => ({ phone: demoPhone(index + 1), displayName }),
);
