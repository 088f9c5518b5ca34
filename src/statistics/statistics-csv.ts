import type { Statistics, StatisticsRow } from './statistics.contract.js';

const COLUMNS: [string, (row: StatisticsRow) => string | number | null][] = [
  ['名称', ({ name }) => name],
  ['咨询数', ({ orders }) => orders],
  ['已答复', ({ answered }) => answered],
  ['已办结', ({ completed }) => completed],
  ['已取消', ({ cancelled }) => cancelled],
  ['接单用时中位数（秒）', ({ acceptSeconds }) => acceptSeconds],
  ['首次答复用时中位数（秒）', ({ firstAnswerSeconds }) => firstAnswerSeconds],
  ['评价数', ({ rated }) => rated],
  ['满意率', ({ satisfaction }) => satisfaction],
];
/** Spreadsheets take UTF-8 for what it is only with it. */
const BOM = '\uFEFF';

/** The rows as RFC 4180 has them, for a spreadsheet. */
export function statisticsCsv({ items }: Statistics): string {
  const lines = [COLUMNS.map(([title]) => title), ...items.map((row) => COLUMNS.map(([, of]) => of(row)))];
  return BOM + lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet takes for text, and never for a formula. */
function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
