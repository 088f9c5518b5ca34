/** Eleven digits of a mobile phone, however they are written and set apart. */
const PHONE = /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/;
/** Adding somebody elsewhere, or an id to be added by; numerals are digits by then. */
const ELSEWHERE =
  /(?:加|添加)(?:我|1下|下|个)?(?:的)?(?:个)?(?:微信|薇信|威信|v信|vx|wx|wechat|qq|企鹅号)|(?:微信号?|薇信|威信|v信|vx|wx|wechat|qq号?)(?:是|为|号|:|=|,)*[a-z0-9][a-z0-9_-]{4,}/;
/** Asking for money to be sent. */
const MONEY =
  /(?:转|打|汇|付|存)(?:账|款|钱)?(?:到|给|进|去)(?:我|本人|我们|律所|这个|以下)|(?:转账|汇款|打款|付款)(?:给我|到我)|(?:扫|发)(?:我的?|这个)?(?:收款码|付款码)|(?:收|付|交)(?:我)?(?:律师费|咨询费|服务费|好处费|红包)/;
/** What is put between digits and letters, so that they are not found. */
const BETWEEN = /[\s.·・\-‐-―—_~*()（）[\]【】「」]+/g;
const NUMERALS = '〇一二三四五六七八九';

/**
 * Whether a lawyer's words lead away from this service: a phone number, an id elsewhere, a request for money. The
 * service is free, and only what is said here is kept for both sides. It raises a notice and refuses nothing.
 */
export function leadsOffPlatform(words: string): boolean {
  const plain = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[零〇一二三四五六七八九]/g, (numeral) =>
      String(NUMERALS.indexOf(numeral === '零' ? '〇' : numeral)),
    )
    .replace(BETWEEN, '')
    .replaceAll('：', ':')
    .replaceAll('，', ',');
  return PHONE.test(plain) || ELSEWHERE.test(plain) || MONEY.test(plain);
}
