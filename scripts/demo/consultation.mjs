import { randomUUID } from 'node:crypto';
import { DemoError, request } from './party.mjs';
import { detail, printFigures, say } from './print.mjs';
import { signInLawyersOf, signInOperator, signInResident } from './sign-in.mjs';

const QUESTION = '老板拖欠工资三个月';
const RATING_WORDS = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' };

const TALK = [
  { who: 'lawyer', body: '您好,我是这边的值班律师。请问有没有签劳动合同?' },
  { who: 'resident', body: '没有签,口头说好一天 260 块。' },
  { who: 'lawyer', body: '有考勤、工资条或者转账记录吗?' },
  { who: 'resident', body: '有微信群打卡,前两个月是微信转账发的。' },
  { who: 'lawyer', body: '这些都可以作证据。先截图保存,不要退群。' },
  { who: 'resident', body: '好,那我去哪里要?', networkDrops: true },
  { who: 'lawyer', body: '先到区劳动监察大队投诉,同时可以申请劳动仲裁,不收费。' },
  { who: 'resident', body: '明白了,谢谢您!' },
];

const SUMMARY = {
  facts: '居民在工地做工三个月未领到工资,未签书面合同,有打卡记录和转账记录。',
  rule: '劳动合同法第三十条:用人单位应当及时足额支付劳动报酬;第八十二条:未签书面合同的二倍工资。',
  nextSteps: ['保存打卡、聊天和转账记录', '向区劳动监察大队投诉', '申请劳动仲裁'],
  deadlines: ['劳动仲裁时效一年,自知道权利被侵害之日起算'],
  alternatives: ['与用人单位协商', '人民调解', '劳动仲裁', '起诉'],
  legalAid: '农民工讨薪申请法律援助不审查经济状况,可到区法律援助中心办理。',
};

/** From a question in plain words to a rated consultation, and the figures before and after. @throws DemoError */
export async function playConsultation() {
  const before = await request('GET', '/public/figures');
  const { party: resident, phone, code } = await signInResident();
  say('居民', `用手机号 ${phone} 和短信验证码 ${code} 登录`);
  const board = await triage();
  const [lawyer] = await signInLawyersOf(board, 1);
  const card = await lawyer.call('GET', '/me/lawyer');
  lawyer.name = '律师';
  const bureau = await signInOperator();
  const parties = { resident, lawyer, bureau };
  await Promise.all(Object.values(parties).map((party) => party.connect()));
  await lawyer.stayLive();
  say('律师', `${card.name}(${card.firm})打开工作台,心跳在线`);
  const order = await placeAndAccept(parties, board);
  await talk(parties, order.id);
  await closeAndRate(parties, order.id);
  const after = await request('GET', '/public/figures');
  printFigures(before, after);
  if (after.consultationsAnswered <= before.consultationsAnswered)
    throw new DemoError('The figures did not move.');
  for (const party of Object.values(parties)) party.lose();
}

async function triage() {
  const { items } = await request('POST', '/boards/triage', { body: { text: QUESTION } });
  const { items: boards } = await request('GET', '/boards');
  const nameOf = (slug) => boards.find((one) => one.slug === slug).name;
  say('居民', `说:“${QUESTION}”`);
  for (const { slug, score, matched } of items.slice(0, 3))
    detail(`${nameOf(slug)}  ${score}  (${matched.join('、')})`);
  return items[0].slug;
}

async function placeAndAccept({ resident, lawyer, bureau }, board) {
  const { items } = await resident.call('GET', `/lawyers?board=${board}&live=true`);
  const chosen = items.find(({ id }) => id === lawyer.id);
  if (!chosen) throw new DemoError('The lawyer who beats is not in the list of those who are live.');
  say('居民', `在 ${items.length} 位在线律师中选了 ${chosen.name}:${chosen.reasons.join(',')}`);
  const order = await resident.call('POST', '/orders', {
    mode: 'online',
    board,
    description: QUESTION,
    lawyerId: lawyer.id,
  });
  say('居民', `点单 ${order.id}:${order.status}/${order.wave},等到 ${order.deadlineAt}`);
  const ofOrder = ({ orderId }) => orderId === order.id;
  await bureau.hear('order:changed', ofOrder);
  say('司法局', '看到新订单(看不到内容)');
  const offer = await lawyer.hear('offer:made', ofOrder);
  say('律师', `收到邀请,${offer.deadlineAt} 前答复`);
  const accepted = await lawyer.call('POST', `/orders/${order.id}/accept`, {});
  say('律师', `接单:${accepted.status},居民 ${accepted.resident.displayName}`);
  await resident.hear('order:changed', ({ orderId, status }) => orderId === order.id && status === 'active');
  say('居民', '看到律师已接单');
  return order;
}

async function talk({ resident, lawyer }, orderId) {
  for (const { who, body, networkDrops } of TALK) {
    const [sender, reader] = who === 'lawyer' ? [lawyer, resident] : [resident, lawyer];
    const message = { orderId, clientId: randomUUID(), kind: 'text', body };
    const heard = reader.hear('message:new', ({ clientId }) => clientId === message.clientId);
    const { seq } = networkDrops
      ? await sendThroughABadNetwork(sender, heard, message)
      : await sender.ask('message:send', message);
    await heard;
    say(sender.name, `#${seq} ${body}`);
  }
  const { items, lastSeq } = await resident.call('GET', `/orders/${orderId}/messages?limit=100`);
  const places = items.map(({ seq }) => seq);
  // The first entry tells that the lawyer joined.
  const isWhole = lastSeq === TALK.length + 1 && places.every((seq, index) => seq === index + 1);
  if (!isWhole || places.length !== lastSeq) throw new DemoError(`The log has a hole: ${places.join(' ')}`);
  detail(`会话记录 1…${lastSeq},不缺不重`);
}

/** The message arrives, its acknowledgement does not: the client connects again and sends the same once more. */
async function sendThroughABadNetwork(sender, heard, message) {
  sender.socket.emit('message:send', message);
  await heard;
  sender.lose();
  detail('(网络中断,没有收到回执;重新连接后再发一次)');
  await sender.connect();
  const again = await sender.ask('message:send', message);
  detail(`第二次发送的回执:seq ${again.seq}, duplicate: ${again.duplicate}`);
  if (!again.duplicate) throw new DemoError('The message was stored twice.');
  return again;
}

async function closeAndRate({ resident, lawyer, bureau }, orderId) {
  await lawyer.call('POST', `/orders/${orderId}/complete`, { summary: SUMMARY });
  say('律师', '出具咨询意见书,结单');
  const { summary } = await resident.call('GET', `/orders/${orderId}`);
  say('居民', `收到意见书,下一步:${summary.nextSteps.join(';')}`);
  const { level } = await resident.call('PUT', `/orders/${orderId}/rating`, { level: 4 });
  say('居民', `评价:${RATING_WORDS[level]}`);
  const { items } = await bureau.call('GET', `/orders/${orderId}/events`);
  say('司法局', `事件记录:${items.map(({ type }) => type.replace('order.', '')).join(' → ')}`);
}
