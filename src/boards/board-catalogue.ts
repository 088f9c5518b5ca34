/** A board (版块) as it is before a bureau edits it. */
export interface CatalogueBoard {
  readonly position: number;
  readonly slug: string;
  readonly name: string;
  /** How residents put such trouble, two to six characters each. */
  readonly keywords: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * The twelve boards that a new database begins with; from then on names and keywords are data. A word stands in two
 * boards only where residents truly mean either: triage then gives each of them half.
 */
export const BOARD_CATALOGUE: readonly CatalogueBoard[] = [
  {
    position: 1,
    slug: 'traffic-accident',
    name: '交通事故',
    keywords: words(`
      车祸 撞人 追尾 电动车 全责 认定书 保险不赔 误工费 肇事逃逸
      交通事故 被车撞 撞车 撞了我 开车撞 撞伤 撞死 闯红灯 逆行 三轮车 摩托车 大货车 刮蹭 剐蹭 主责 次责 同等责任
      无责 事故责任 交警 交强险 商业险 三者险 保险公司 车损 修车费 斑马线 对方司机 肇事 骑车 酒驾 伤残鉴定
    `),
  },
  {
    position: 2,
    slug: 'criminal',
    name: '刑事犯罪',
    keywords: words(`
      被抓 拘留 取保候审 判几年 轻伤 帮信罪 危险驾驶 会见 谅解书
      刑事 刑拘 逮捕 批捕 看守所 判刑 坐牢 缓刑 检察院 盗窃 偷东西 偷了 诈骗罪 打架斗殴 故意伤害 寻衅滋事 赌博
      开设赌场 酒驾 醉驾 吸毒 贩毒 强奸 猥亵 跑分 警察 出借银行卡 认罪认罚 自首 犯罪 案底 非法集资 传唤
      抓走了 非法捕捞 重伤
    `),
  },
  {
    position: 3,
    slug: 'contract',
    name: '合同纠纷',
    keywords: words(`
      定金不退 违约金 不给货 工程款 装修 加盟费 口头协议 解除合同
      合同 违约 毁约 反悔 订金 退定金 不退定金 签了合同 合同到期 合同无效 不履行 霸王条款 质量不合格 尾款
      装修公司 装修款 装修质量 加盟 退加盟费 承揽 施工队 包工包料 供货 采购 延期交货 交货 不按时交货 加工费
      运费 婚庆 口头约定 没签协议 补充协议
    `),
  },
  {
    position: 4,
    slug: 'family',
    name: '婚姻家庭',
    keywords: words(`
      离婚 彩礼 抚养费 孩子归谁 家暴 出轨 赡养 遗产 遗嘱
      抚养权 结婚 老公 丈夫 老婆 妻子 媳妇 婆家 娘家 前夫 前妻 分居 小三 外遇 打老婆 不管老人 养老送终 继承
      财产分割 分家 夫妻财产 婚前财产 婚内 订婚 退彩礼 嫁妆 探视 看孩子 抢孩子 亲子鉴定 私生子 收养 监护权
      净身出户 冷静期 男人
    `),
  },
  {
    position: 5,
    slug: 'labor',
    name: '劳动工伤',
    keywords: words(`
      拖欠工资 讨薪 没签合同 辞退 工伤 加班费 社保 包工头跑了
      工资 欠薪 工钱 老板不给钱 不发工资 不给工资 工资没发 扣工资 工地 打工 农民工 劳动合同 劳动仲裁 开除 裁员
      离职 经济补偿 试用期 加班 五险一金 不交社保 上班受伤 干活受伤 工伤认定 职业病 老板 单位 包工头 劳务 临时工
      产假 怀孕辞退 调岗 降薪 厂里 没合同 血汗钱
    `),
  },
  {
    position: 6,
    slug: 'debt',
    name: '民间借贷',
    keywords: words(`
      欠钱不还 借条 微信转账 高利贷 担保人 网贷催收 老赖 强制执行
      借钱 借款 欠条 欠钱 欠我钱 不还钱 借出去 借给 借了 要账 讨债 要债 催收 网贷 利息 本金 利滚利 砍头息 担保
      还不上 逾期 信用卡 转账记录 失信 限制高消费 执行不了 借贷 还款 还钱 打欠条 诉讼时效 支付令 爆通讯录
      赖账 抵押
    `),
  },
  {
    position: 7,
    slug: 'housing',
    name: '房产物业',
    keywords: words(`
      买房 房产证 延期交房 租房押金 漏水 物业费 二手房 停车位
      开发商 楼盘 烂尾楼 交房 首付 房贷 公摊 不办房产证 房本 过户 中介费 房屋中介 卖房 房东 租客 押金不退
      退押金 租房 房租 涨房租 提前退租 物业 小区 业主 业委会 楼上 楼下 渗水 车位 电梯 维修基金 墙体开裂
      学区房 小产权 房屋质量 采光
    `),
  },
  {
    position: 8,
    slug: 'land',
    name: '土地征拆',
    keywords: words(`
      征地补偿 拆迁 宅基地 承包地 土地流转 地界 鱼塘 村集体分红 外嫁女
      征地 征收 拆迁款 补偿款 安置房 青苗费 土地确权 占地 占了我家地 地被占 耕地 口粮地 荒地 自留地 责任田
      土地承包 流转费 村委会 村里分钱 村集体 集体分红 村干部 地头 种地 大棚 虾池 果园 祖坟 老宅 拆房 强拆 回迁
      分地 收回土地
    `),
  },
  {
    position: 9,
    slug: 'tort-injury',
    name: '侵权损害',
    keywords: words(`
      狗咬 摔伤 邻居打架 医疗事故 误诊 校园受伤 名誉 伤残鉴定
      被狗咬 咬伤 医药费 被打 打伤 打了我 邻居 滑倒 摔倒 绊倒 医院 手术 治坏了 医疗纠纷 学校 幼儿园 同学
      校园欺凌 造谣 诽谤 辱骂 隐私 肖像 偷拍 高空抛物 砸伤 砸到 烫伤 触电 溺水 精神损失费 护理费 侵权
      养狗 骨折 污染
    `),
  },
  {
    position: 10,
    slug: 'consumer-fraud',
    name: '消费反诈',
    keywords: words(`
      被骗钱 刷单 冒充客服 假货 不退款 预付卡跑路 保健品 过期食品
      被骗 骗子 骗了 诈骗 杀猪盘 冒充公安 汇款 验证码 投资理财 高收益 网购 网上买 直播间 退货 退款 商家 卖家
      店家 假一赔十 退一赔三 三无产品 健身房 美容院 理发店 办卡 充值 会员卡 预付卡 关门跑路 假药 虚假宣传
      发霉 吃坏肚子 培训机构 消费者 中奖 过期
    `),
  },
  {
    position: 11,
    slug: 'business',
    name: '企业经营',
    keywords: words(`
      注册公司 个体户 股东 散伙 营业执照 商标 货款 破产
      开公司 公司章程 股份 股权 合伙 合伙人 做生意 入股 退股 撤资 法人 法定代表人 变更法人 注销公司 公司注销
      注册资本 清算 专利 抢注 知识产权 税务 发票 偷税 公章 职务侵占 拖欠货款 欠货款 经营异常 对公账户 竞业
      商业秘密 开店 合作社 小微企业
    `),
  },
  {
    position: 12,
    slug: 'administrative',
    name: '行政争议',
    keywords: words(`
      民告官 罚款不服 行政处罚 信访 低保 养老金 信息公开 违建强拆
      行政复议 行政诉讼 告政府 政府 城管 执法 罚款 罚单 吊销 行政拘留 违建 违章建筑 限期拆除 强拆 上访 不作为
      不受理 不予受理 街道办 派出所 不立案 五保 残疾证 特困 补贴 补助 退休金 办退休 医保 养老保险 不给办 许可证
      落户 市场监管局 社保局
    `),
  },
];
