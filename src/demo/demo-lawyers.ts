import { BOARD_CATALOGUE } from '../boards/board-catalogue.js';

/** A lawyer who does not exist: every name, firm and number here is invented. */
export interface DemoLawyer {
  username: string;
  name: string;
  firm: string;
  licenceNumber: string;
  boards: string[];
  towns: string[];
  dialects: string[];
  yearsInPractice: number;
  introduction: string;
  capacity: number;
}

const COUNT = 102;

// prettier-ignore
const SURNAMES = ['王', '李', '张', '刘', '陈', '孙', '赵', '徐', '高', '马', '于', '宋', '杨', '韩', '崔', '董', '田', '冯', '郭', '曹', '潘', '邵', '盖', '薄'];
// prettier-ignore
const GIVEN = ['晓岚', '文博', '玉梅', '志远', '海燕', '建平', '丽华', '云飞', '淑贞', '立新', '雨桐', '长河', '明月', '思源', '春生', '若兰', '书恒', '庆林', '雅静', '泽民', '桂芳', '一鸣', '秋实', '凤英', '子衿', '广田', '慧敏', '星河', '怀瑾', '乐山'];
// prettier-ignore
const FIRMS = ['河口潮生', '黄渡', '芦花', '长堤', '渤岸', '沃野', '明渠', '槐荫里', '盐碱滩', '两岸平', '新潮汐', '麦田', '北滩', '湿地之声'].map((name) => `山东${name}律师事务所`);
const DIALECTS = ['冀鲁官话', '胶辽官话', '鲁西南话', '利津话'];
// prettier-ignore
const MANNERS = ['先把事情听完,再说法律怎么规定。', '习惯用大白话解释条文。', '常年下乡,熟悉村里的事。', '回复会写清下一步做什么、找谁办。', '能不打官司就不打,先谈调解。', '重视证据,会告诉您该留哪些材料。'];

/** Towns of a district that does not exist. */
export const DEMO_TOWNS = [
  '芦湾镇',
  '新渠镇',
  '黄滩镇',
  '石碑镇',
  '东堤街道',
  '西堤街道',
  '柳行镇',
  '盐场街道',
  '双河镇',
];

/** The same 102 lawyers at every call; each board has at least 17 of them. */
export function demoLawyers(): DemoLawyer[] {
  return Array.from({ length: COUNT }, (_, i) => {
    const boards = boardsOf(i);
    return {
      username: `lawyer${String(i + 1).padStart(3, '0')}`,
      // 24 and 30 meet again only after 120 lawyers; the shift keeps neighbours apart.
      name: `${SURNAMES[i % SURNAMES.length]}${GIVEN[(i * 7 + Math.floor(i / SURNAMES.length)) % GIVEN.length]}`,
      firm: FIRMS[i % FIRMS.length]!,
      // Licence numbers have 17 digits and name a province at places 2 and 3; there is no province 99.
      licenceNumber: `199${String(20_100_000_000_000 + i * 7_919)}`,
      boards: boards.map((board) => board.slug),
      towns: [0, 1 + (i % 3)].map((step) => DEMO_TOWNS[(i + step) % DEMO_TOWNS.length]!),
      dialects: ['普通话', DIALECTS[i % DIALECTS.length]!],
      yearsInPractice: 2 + ((i * 5) % 29),
      introduction: `主要办理${boards.map((board) => board.name).join('、')}方面的事务。${MANNERS[i % MANNERS.length]}`,
      capacity: 3 + (i % 4),
    };
  });
}

/** Two boards each, and a third for two of three. */
function boardsOf(i: number) {
  const at = [i, i + 1 + (Math.floor(i / 12) % 5), ...(i % 3 ? [i + 7] : [])];
  return [...new Set(at.map((place) => place % BOARD_CATALOGUE.length))].map(
    (place) => BOARD_CATALOGUE[place]!,
  );
}
