// The day, as a calendar on the wall has it. After quick exit there is nothing to go forward to, and Back stays here.
const now = new Date();
const beijing = { timeZone: 'Asia/Shanghai' };
const say = (id, locale, options) => {
  document.getElementById(id).textContent = new Intl.DateTimeFormat(locale, {
    ...beijing,
    ...options,
  }).format(now);
};
say('month', 'zh-CN', { year: 'numeric', month: 'long' });
say('day', 'en', { day: 'numeric' });
say('weekday', 'zh-CN', { weekday: 'long' });
document.getElementById('lunar').textContent = lunarDay();
if (sessionStorage.getItem('left') === '1' && history.state !== 'today')
  history.pushState('today', '', '/today');

/** Such as 十月廿三. */
function lunarDay() {
  const lunar = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', { ...beijing, month: 'long', day: 'numeric' });
  const parts = Object.fromEntries(lunar.formatToParts(now).map(({ type, value }) => [type, value]));
  const day = Number(parts.day);
  const ones = '十一二三四五六七八九'[day % 10];
  if (day === 20 || day === 30) return `${parts.month}${day === 20 ? '二十' : '三十'}`;
  return parts.month + ['初', '十', '廿', '三'][Math.floor((day - (day === 10 ? 1 : 0)) / 10)] + ones;
}
