import { describe, expect, it } from 'vitest';
import { BOARD_CATALOGUE } from './board-catalogue.js';
import { triage } from './triage.js';

const bestOf = (text: string) => triage(text, BOARD_CATALOGUE)[0]?.slug;

/** As people type, dictate and spell it; the board that a clerk of the bureau would send them to. */
const SAID: Record<string, readonly string[]> = {
  'traffic-accident': [
    '昨天傍晚我骑电动车过路口，一辆轿车右转把我撞了，交警说对方主责，住院的钱谁出',
    '停在路边的车让人剐蹭了，对方司机跑了，监控拍到车牌，保险公司又说不赔',
    '追尾了前面的车，人家要我赔误工费和修车费，商业险能报多少',
    '俺爹走斑马线被大货车撞死了，司机家里一分钱不拿',
  ],
  criminal: [
    '我弟弟昨晚被派出所的人抓走了，说是打架斗殴把人打成轻伤，什么时候能会见',
    '儿子把银行卡借给同学走账，现在说他是帮信罪，会判几年，能不能取保候审',
    '喝了酒开车被查，血检一百二，算醉驾吗，要坐牢不',
    '村里人偷东西被送进看守所，家属写谅解书有用吗',
  ],
  contract: [
    '交了两万定金订婚庆，现在不办了，商家说定金一分不退',
    '装修公司拿了钱干一半就停工，合同上写的八月完工，违约金怎么算',
    '给人家干的工程，签了合同，工程款还差十八万尾款一直不结',
    '当时就是口头协议让他供货，钱付了他不给货，没有书面合同能告吗',
  ],
  family: [
    '想和老公离婚，孩子才三岁，抚养权会判给谁',
    '弟兄三个谁也不管老人，我妈八十多了赡养费该怎么分',
    '订婚给了八万八彩礼，女方现在不结婚了，彩礼能要回来吗',
    '父亲去世没留遗嘱，后妈把房子占着，遗产我们兄妹有没有份',
  ],
  labor: [
    '老板拖欠工资三个月',
    '在工地干了半年，包工头电话打不通，还欠我两万多工钱',
    '公司说效益不好让我明天不用来了，没签劳动合同，能要经济补偿吗',
    '在厂里上班手被机器压了，老板不给报工伤也不交社保',
  ],
  debt: [
    '朋友借钱五万，打了借条，到期了一直拖着不还钱',
    '我给表哥当担保人贷款，他跑了，银行现在找我要钱',
    '网贷还不上了，天天打电话催收，还给我家里人发短信',
    '官司赢了两年，对方是老赖，强制执行不到一分钱怎么办',
  ],
  housing: [
    '租的房子到期了，房东找各种理由押金不退',
    '楼上漏水把我家天花板泡了，找物业也不管',
    '买的新房开发商说好去年交房，拖到现在，房产证也办不下来',
    '小区停车位原来是免费的，物业现在要收钱，物业费还涨了',
  ],
  land: [
    '村里修路占了我家两亩承包地，补偿款到现在没发下来',
    '嫁到外村了户口没迁，村集体分红说外嫁女不给分',
    '邻居盖房子把宅基地往我这边挪了半米，地界说不清',
    '我家包的虾池合同还有十年，村委会要提前收回，青苗费怎么赔',
  ],
  'tort-injury': [
    '孩子在学校被同学推倒，胳膊骨折，学校说不关他们的事',
    '在小区遛弯让邻居家的狗咬伤了，狗主人不肯出打疫苗的钱',
    '去医院做手术，做完腿更走不了路了，怀疑是医疗事故',
    '有人在村微信群里造谣说我偷人，名誉都毁了，能告他侵权吗',
  ],
  'consumer-fraud': [
    '我妈接到电话说是冒充客服退款的，把验证码给了人家，卡里三万没了',
    '在网上刷单，先给返了几十，后来充进去一万多提不出来，是不是被骗了',
    '健身房办的年卡，才去两次就关门跑路了',
    '给老人推销保健品，说能治高血压，花了六千，吃了没用不退款',
  ],
  business: [
    '我和两个朋友合伙开店，现在要散伙，账怎么分',
    '公司不干了，想注销公司，营业执照和税务那边怎么办',
    '我注册的商标被别的厂子用了，能让他们停吗',
    '客户拿了我们的货，拖欠货款四十万，我这小微企业都要破产了',
  ],
  administrative: [
    '城管说我家院墙是违章建筑，下了限期拆除的通知，我不服怎么复议',
    '申请低保材料交了仨月，镇政府一直说不符合也不给书面答复',
    '小饭店被市场监管局罚款五万，罚得太重，想申请行政复议',
    '养老金突然停发了，社保局让我找这找那，信访也没用',
  ],
};

describe('a question in a resident’s own words goes to the board that knows it', () => {
  it('has at least three sentences for every board', () => {
    for (const { slug } of BOARD_CATALOGUE) expect(SAID[slug]?.length, slug).toBeGreaterThanOrEqual(3);
  });

  const cases = Object.entries(SAID).flatMap(([slug, texts]) => texts.map((text) => ({ slug, text })));
  it.each(cases)('$slug: $text', ({ slug, text }) => expect(bestOf(text)).toBe(slug));
});

describe('what counts', () => {
  const boards = [
    { slug: 'labor', keywords: ['拖欠工资', '工资', '老板'] },
    { slug: 'debt', keywords: ['欠钱不还', '借条', '老板'] },
  ];
  const scoreOf = (text: string, slug: string) =>
    triage(text, boards).find((match) => match.slug === slug)?.score ?? 0;

  it('leaves out boards of which nothing was said', () => {
    expect(triage('我想问一下', BOARD_CATALOGUE)).toEqual([]);
    expect(triage('他打了借条', boards).map(({ slug }) => slug)).toEqual(['debt']);
  });

  it('does not count a short keyword again inside a longer one', () => {
    expect(triage('拖欠工资', boards)[0]?.matched).toEqual(['拖欠工资']);
    expect(triage('拖欠工资，上个月的工资也没有', boards)[0]?.matched).toEqual(['拖欠工资', '工资']);
  });

  it('finds a keyword in two halves, for less than in one piece', () => {
    expect(triage('拖欠我三个月工资', boards)[0]?.matched).toEqual(['拖欠工资']);
    expect(scoreOf('拖欠我三个月工资', 'labor')).toBeLessThan(scoreOf('拖欠工资', 'labor'));
    expect(triage('拖欠我们村里好些人的全部工资', boards)[0]?.matched).toEqual(['工资']);
  });

  it('sees through spaces, punctuation, width and case', () => {
    const expected = triage('拖欠工资', boards);
    for (const text of [
      '拖 欠 工 资',
      '拖欠，工资！',
      '「拖欠」工\n资',
      '拖欠😡工资',
      '拖\u200b欠\u3000工资',
    ])
      expect(triage(text, boards), text).toEqual(expected);
    const latin = [{ slug: 'vip', keywords: ['ＶＩＰ卡'] }];
    expect(triage('办了 vip 卡', latin)[0]?.matched).toEqual(['ＶＩＰ卡']);
  });

  it('holds a word that several boards share for less than one of its own', () => {
    expect(scoreOf('老板', 'debt')).toBeLessThan(scoreOf('借条', 'debt'));
  });

  it('holds a long word for more than a short one', () => {
    expect(scoreOf('欠钱不还', 'debt')).toBeGreaterThan(scoreOf('借条', 'debt'));
  });

  it('puts the best first, and on a tie keeps the order of the boards', () => {
    expect(triage('老板', boards).map(({ slug }) => slug)).toEqual(['labor', 'debt']);
    expect(triage('老板', boards.toReversed()).map(({ slug }) => slug)).toEqual(['debt', 'labor']);
    expect(triage('老板打了借条', boards).map(({ slug }) => slug)).toEqual(['debt', 'labor']);
  });

  it('scores from 0 to 1 with three decimals', () => {
    const everything = BOARD_CATALOGUE.flatMap(({ keywords }) => keywords).join('，');
    for (const { score } of [...triage(everything, BOARD_CATALOGUE), ...triage('工资', BOARD_CATALOGUE)]) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(Number(score.toFixed(3))).toBe(score);
    }
  });
});

describe('whatever is typed', () => {
  it('makes nothing of what is no words', () => {
    for (const text of ['', ' \n\t', '😀😡🏻', '？？？！！！', '\ud800', '\u0000', '12345', 'a'.repeat(4000)])
      expect(triage(text, BOARD_CATALOGUE), JSON.stringify(text.slice(0, 10))).toEqual([]);
  });

  it('makes nothing of boards without keywords', () => {
    expect(triage('拖欠工资', [])).toEqual([]);
    expect(triage('拖欠工资', [{ slug: 'empty', keywords: ['', ' ', '。'] }])).toEqual([]);
  });

  it('is not moved by repetition', () => {
    expect(triage('工资'.repeat(2000), BOARD_CATALOGUE)).toEqual(triage('工资', BOARD_CATALOGUE));
  });

  const long = {
    'a story': Object.values(SAID).flat().join('').repeat(3).slice(0, 4000),
    'halves that never meet': '拖欠'.repeat(2000),
    'halves that always meet': '拖欠不工资'.repeat(800),
    'one character': '不'.repeat(4000),
    'signs that unfold': '㍿'.repeat(4000),
  };
  it.each(Object.entries(long))('takes less than 20 ms for 4,000 characters of %s', (_, text) => {
    triage(text, BOARD_CATALOGUE); // The first run pays for compiling.
    const runs = Array.from({ length: 5 }, () => {
      const start = performance.now();
      triage(text, BOARD_CATALOGUE);
      return performance.now() - start;
    });
    // The best of five: a busy machine makes a run slower, never faster.
    expect(Math.min(...runs)).toBeLessThan(20);
  });
});

describe('the catalogue', () => {
  it('has twelve boards in order, each with 25 to 45 different keywords of two to six characters', () => {
    expect(BOARD_CATALOGUE.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(new Set(BOARD_CATALOGUE.map(({ slug }) => slug)).size).toBe(12);
    for (const { slug, keywords } of BOARD_CATALOGUE) {
      expect(keywords.length, slug).toBeGreaterThanOrEqual(25);
      expect(keywords.length, slug).toBeLessThanOrEqual(45);
      expect(new Set(keywords).size, slug).toBe(keywords.length);
      for (const keyword of keywords) expect(keyword).toMatch(/^\p{Script=Han}{2,6}$/u);
    }
  });
});
