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
say('lunar', 'zh-CN-u-ca-chinese', { month: 'long', day: 'numeric' });
if (sessionStorage.getItem('left') === '1' && history.state !== 'today')
  history.pushState('today', '', '/today');
