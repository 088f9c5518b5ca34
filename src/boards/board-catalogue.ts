export const BOARD_CATALOGUE: readonly { position: number; slug: string; name: string; keywords: readonly string[] }[] = [
  { position: 1, slug: 'traffic-accident', name: '交通事故', keywords: ['车祸', '撞人', '追尾', '电动车', '全责', '认定书', '保险不赔', '误工费', '肇事逃逸'] },
  { position: 2, slug: 'criminal', name: '刑事犯罪', keywords: ['被抓', '拘留', '取保候审', '判几年', '轻伤', '帮信罪', '危险驾驶', '会见', '谅解书'] },
  { position: 3, slug: 'contract', name: '合同纠纷', keywords: ['定金不退', '违约金', '不给货', '工程款', '装修', '加盟费', '口头协议', '解除合同'] },
  { position: 4, slug: 'family', name: '婚姻家庭', keywords: ['离婚', '彩礼', '抚养费', '孩子归谁', '家暴', '出轨', '赡养', '遗产', '遗嘱'] },
  { position: 5, slug: 'labor', name: '劳动工伤', keywords: ['拖欠工资', '讨薪', '没签合同', '辞退', '工伤', '加班费', '社保', '包工头跑了'] },
  { position: 6, slug: 'debt', name: '民间借贷', keywords: ['欠钱不还', '借条', '微信转账', '高利贷', '担保人', '网贷催收', '老赖', '强制执行'] },
  { position: 7, slug: 'housing', name: '房产物业', keywords: ['买房', '房产证', '延期交房', '租房押金', '漏水', '物业费', '二手房', '停车位'] },
  { position: 8, slug: 'land', name: '土地征拆', keywords: ['征地补偿', '拆迁', '宅基地', '承包地', '土地流转', '地界', '鱼塘', '村集体分红', '外嫁女'] },
  { position: 9, slug: 'tort-injury', name: '侵权损害', keywords: ['狗咬', '摔伤', '邻居打架', '医疗事故', '误诊', '校园受伤', '名誉', '伤残鉴定'] },
  { position: 10, slug: 'consumer-fraud', name: '消费反诈', keywords: ['被骗钱', '刷单', '冒充客服', '假货', '不退款', '预付卡跑路', '保健品', '过期食品'] },
  { position: 11, slug: 'business', name: '企业经营', keywords: ['注册公司', '个体户', '股东', '散伙', '营业执照', '商标', '货款', '破产'] },
  { position: 12, slug: 'administrative', name: '行政争议', keywords: ['民告官', '罚款不服', '行政处罚', '信访', '低保', '养老金', '信息公开', '违建强拆'] },
];
