const FIGURES = [
  ['律师', (f) => f.lawyers],
  ['已解答咨询', (f) => f.consultationsAnswered],
  ['在线时长(小时)', (f) => f.hoursOnline],
  ['服务 / 评价', (f) => `${f.served} / ${f.rated}`],
  ['满意度', (f) => inPercent(f.satisfaction)],
  ['评价率', (f) => inPercent(f.responseRate)],
  ['接单用时中位数(秒)', (f) => f.timeToAcceptSeconds.median ?? '—'],
  ['首次答复中位数(秒)', (f) => f.timeToFirstAnswerSeconds.median ?? '—'],
];

let step = 0;

/** A numbered step of the story. */
export function say(who, what) {
  console.log(`${String(++step).padStart(2)}. ${who}  ${what}`);
}

/** What belongs to the step above. */
export function detail(what) {
  console.log(`        ${what}`);
}

export function printFigures(before, after) {
  console.log('\n公开数据                     之前 → 之后');
  for (const [name, of] of FIGURES) console.log(`  ${padTo(name, 24)} ${of(before)} → ${of(after)}`);
}

const inPercent = (share) => (share === null ? '—' : `${(share * 100).toFixed(1)} %`);

/** Pads by the columns that a terminal gives a text: two for a Chinese character. */
function padTo(text, columns) {
  const width = Array.from(text).reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(0, columns - width));
}
