/** A public holiday, or a day of the weekend that is worked for one. */
export interface PublicHoliday {
  /** `YYYY-MM-DD` */
  day: string;
  kind: 'holiday' | 'workday';
  name: string;
  /** Who decided it, by which notice. */
  source: string;
}

interface Notice {
  year: number;
  source: string;
  /** Names with the first and the last day off, and the days that are worked for it; months and days of `year`. */
  holidays: [name: string, first: string, last: string, worked?: string[]][];
}

/**
 * What the State Council has announced. A year that is not here is for the bureau to enter, once its notice is out: the
 * dates cannot be computed.
 * @see https://www.gov.cn/zhengce/content/202411/content_6986382.htm
 * @see https://www.gov.cn/zhengce/content/202511/content_7047090.htm
 */
const NOTICES: readonly Notice[] = [
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知（2024年11月12日）',
    holidays: [
      ['元旦', '01-01', '01-01'],
      ['春节', '01-28', '02-04', ['01-26', '02-08']],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05', ['04-27']],
      ['端午节', '05-31', '06-02'],
      ['国庆节、中秋节', '10-01', '10-08', ['09-28', '10-11']],
    ],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）',
    holidays: [
      ['元旦', '01-01', '01-03', ['01-04']],
      ['春节', '02-15', '02-23', ['02-14', '02-28']],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05', ['05-09']],
      ['端午节', '06-19', '06-21'],
      ['中秋节', '09-25', '09-27'],
      ['国庆节', '10-01', '10-07', ['09-20', '10-10']],
    ],
  },
];

const DAY_MS = 86_400_000;

/** Day by day, what a new service knows of the calendar. */
export const PUBLIC_HOLIDAYS: readonly PublicHoliday[] = NOTICES.flatMap(({ year, source, holidays }) =>
  holidays.flatMap(([name, first, last, worked = []]) => [
    ...daysBetween(`${year}-${first}`, `${year}-${last}`).map((day) => ({
      day,
      kind: 'holiday' as const,
      name,
      source,
    })),
    ...worked.map((day) => ({ day: `${year}-${day}`, kind: 'workday' as const, name, source })),
  ]),
);

function daysBetween(first: string, last: string): string[] {
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  return Array.from({ length: days }, (_, i) =>
    new Date(Date.parse(first) + i * DAY_MS).toISOString().slice(0, 10),
  );
}
