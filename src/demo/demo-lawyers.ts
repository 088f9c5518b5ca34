import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';

// Every person, firm, town and licence in this file is invented; a likeness is chance.

export interface DemoLawyer {
  /** `lawyer001` … `lawyer102` */
  username: string;
  name: string;
  firm: string;
  licenceNumber: string;
  /** One to three slugs. */
  boards: string[];
  towns: string[];
  dialects: string[];
  yearsInPractice: number;
  introduction: string;
  capacity: number;
}

/** The towns of a district that is on no map. */
export const DEMO_TOWNS: readonly string[] =
  '晴河街道 云堤街道 苇汀镇 雁洼镇 柳泊镇 蓿坨镇 望潮镇 麦垄镇 棉台镇 新淤镇'.split(' ');

/** Surnames about as common as they are in Shandong. */
const NAMES = `
  王树坤 李春苗 张立朋 刘文琦 孙启帆 赵玉洁 陈广田 徐慧敏 杨兆峰 高淑云 王延滨 李翠萍 张宗岳 刘桂芬 孙建昌 于秀娥
  马立新 宋长河 郭爱霞 周保田 王晓蔚 李守信 张瑞雪 刘振邦 赵传喜 陈雅宁 徐纪元 杨红梅 吕明哲 朱凤英 王克俭 李思源
  张惠芳 刘守业 孙玉梁 赵素贞 徐建业 于德水 马晓棠 宋佳音 王庆余 李沛霖 张绍棠 刘晓曼 孙宝柱 杨春晖 高云鹏 郭子谦
  胡秀兰 崔永志 王若晨 李广义 张秋菊 刘继先 陈立冬 赵新颜 徐文博 于佳琳 马成林 郑玉田 王淑贤 李兆祥 张景川 刘艳红
  孙晓丹 杨树林 高建平 宋桂珍 韩立民 曹春芳 王金铎 李静怡 张明远 刘德江 陈绪东 赵红英 徐昌盛 隋国栋 盖玉霞 燕志强
  王惠民 李长青 张雨桐 刘恩泽 孙丽萍 赵家骏 杨文静 高兴旺 朱广富 许淑芹 王培军 李梦瑶 张保全 刘新蕾 陈福生 徐玲玲
  于海波 吕春雷 冯秀芝 商连成 王思齐 李宗泽
`
  .trim()
  .split(/\s+/);

const FIRMS =
  '苇岸听潮 柽柳新枝 黄蓿滩 芦汀 雁渚秋 麦垄晴 渡口石 晴耕里 石碾台 云水堤 沙洲月 棉花垛 河口灯 桑皮纸'
    .split(' ')
    .map((name) => `山东${name}律师事务所`);

const DIALECTS = ['冀鲁官话', '胶辽官话', '鲁西南话', '东北官话'];

interface Field {
  /** What a lawyer of the board does all day. */
  does: string;
  /** Boards whose questions such a lawyer often meets. */
  related: readonly string[];
}

const FIELDS: Record<string, Field> = {
  'traffic-accident': { does: '事故责任认定和车险理赔', related: ['tort-injury', 'criminal', 'labor'] },
  criminal: {
    does: '会见、取保候审和庭审辩护',
    related: ['administrative', 'traffic-accident', 'consumer-fraud'],
  },
  contract: { does: '买卖、装修和工程合同', related: ['business', 'debt', 'housing'] },
  family: { does: '离婚、抚养和遗产继承', related: ['housing', 'debt', 'tort-injury'] },
  labor: { does: '欠薪、工伤和劳动仲裁', related: ['business', 'administrative', 'tort-injury'] },
  debt: { does: '借款、担保和执行', related: ['contract', 'family', 'consumer-fraud'] },
  housing: { does: '买房、租房和物业', related: ['contract', 'land', 'family'] },
  land: { does: '承包地、宅基地和征收补偿', related: ['administrative', 'housing', 'family'] },
  'tort-injury': { does: '人身损害和医疗损害赔偿', related: ['traffic-accident', 'labor', 'consumer-fraud'] },
  'consumer-fraud': { does: '消费维权和被骗后的止损、报案', related: ['criminal', 'contract', 'debt'] },
  business: { does: '合伙、股权和货款往来', related: ['contract', 'labor', 'debt'] },
  administrative: { does: '行政处罚、复议和社会保障', related: ['land', 'criminal', 'labor'] },
};

/** How many boards one lawyer after the other has. */
const BOARD_COUNTS = [2, 3, 2, 1, 3];

const OPENINGS = [
  (years: number, does: string) => `执业${years}年，常办${does}方面的事。`,
  (years: number, does: string) => `做律师${years}年，接触较多的是${does}。`,
  (_: number, does: string) => `平日在镇上接待咨询，以${does}为主。`,
  (_: number, does: string) => `主要做${does}，也参与村居调解。`,
];

const HABITS = [
  '先听您把事情说完，再一条一条讲清楚。',
  '说话慢，用大白话解释法条。',
  '会告诉您先保存哪些材料、下一步去哪个部门。',
  '能商量解决的先商量，打官司要花的时间和钱也会说明白。',
  '听不懂可以反复问，多问几遍没关系。',
  '不方便打字的，发语音就行。',
  '',
];

/** 102 lawyers who do not exist, the same ones every time; each board has at least 17 of them. */
export function demoLawyers(): DemoLawyer[] {
  const staffing = new Map(BOARD_SLUGS.map((slug) => [slug, 0]));
  return NAMES.map((name, index) => {
    const boards = chooseBoards(index, staffing);
    const yearsInPractice = 1 + ((index * 13) % 34);
    return {
      username: `lawyer${String(index + 1).padStart(3, '0')}`,
      name,
      firm: pick(FIRMS, index * 5),
      licenceNumber: licenceNumber(index, yearsInPractice),
      boards,
      towns: chooseTowns(index),
      dialects: chooseDialects(index),
      yearsInPractice,
      introduction: introduce(index, boards[0] ?? '', yearsInPractice),
      capacity: 3 + ((index * 3 + Math.floor(index / 4)) % 4),
    };
  });
}

/** A first board in turn, then those related ones that have the fewest lawyers so far. */
function chooseBoards(index: number, staffing: Map<string, number>): string[] {
  const first = pick(BOARD_SLUGS, index);
  const others = (FIELDS[first]?.related ?? []).toSorted(
    (a, b) => (staffing.get(a) ?? 0) - (staffing.get(b) ?? 0),
  );
  const boards = [first, ...others].slice(0, pick(BOARD_COUNTS, index));
  for (const board of boards) staffing.set(board, (staffing.get(board) ?? 0) + 1);
  return boards;
}

/**
 * A real licence (律师执业证号) has 17 digits: 1, two for the province, two for the city, the year, one for the kind,
 * and who it is. No province has the number 99, so that these belong to nobody.
 */
function licenceNumber(index: number, yearsInPractice: number): string {
  return `19901${2026 - yearsInPractice}1${String(index + 1).padStart(7, '0')}`;
}

function chooseTowns(index: number): string[] {
  const count = 2 + (index % 3);
  return Array.from({ length: count }, (_, i) => pick(DEMO_TOWNS, index + i * 3));
}

/** Standard Chinese, and for three in four a dialect as well. */
function chooseDialects(index: number): string[] {
  return index % 4 === 3 ? ['普通话'] : ['普通话', pick(DIALECTS, Math.floor(index / 4) + (index % 4))];
}

function introduce(index: number, firstBoard: string, years: number): string {
  const opening = pick(OPENINGS, index + Math.floor(index / 4));
  return opening(years, FIELDS[firstBoard]?.does ?? '民事') + pick(HABITS, index * 3);
}

/** The item at `index`, counted round and round. */
function pick<T>(items: readonly T[], index: number): T {
  return items[index % items.length]!;
}
