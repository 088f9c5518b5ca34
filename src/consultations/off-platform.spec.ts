import { expect, it } from 'vitest';
import { leadsOffPlatform } from './off-platform.js';

it.each([
  '打我电话 13800138000',
  '电话：138-0013-8000',
  '138 0013 8000 随时联系',
  '１３８００１３８０００',
  '一三八零零一三八零零零',
  '+86 13800138000',
  '加我微信 lawyer_zhang',
  '加微信聊',
  '我的微信号是 zhang88888',
  '微信：zhang-law-01',
  'VX: zhanglaw2020',
  'QQ号：12345678',
  '添加一下微信',
  '把钱转给我就行',
  '先转账到我的卡上',
  '打到我账户',
  '扫我的收款码',
  '要先交律师费',
  '付咨询费 200 元',
])('leads away: %s', (words) => expect(leadsOffPlatform(words)).toBe(true));

it.each([
  '把微信转账记录截图保存好',
  '他用微信转给您的那笔钱有记录吗？',
  '您可以拨打 12348 或者 96110',
  '先报警 110，再到派出所做笔录',
  '身份证号不要发在这里',
  '工资 13800 元，拖欠了三个月',
  '合同编号 20231380013800012',
  '法律援助不收费',
  '一般要一到三个月',
  '对方的律师费由败诉方承担',
  '您要求对方付款的证据有哪些？',
  '民法典第一千一百六十五条',
])('does not: %s', (words) => expect(leadsOffPlatform(words)).toBe(false));
