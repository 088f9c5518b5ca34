import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { pdf } from '../../attachments/documents.js';
import { photo } from '../../attachments/pictures.js';
import { webm } from '../../attachments/sounds.js';
import { sayIt, upload, type View } from '../../attachments/upload.js';
import { SUMMARY, type Order } from '../given.js';
import { live, onDuty, seen } from '../ladder.js';
import { lawyer, operator, resident, staff, type Person } from '../people.js';
import { startService, type TestService } from '../service.js';

/** Long enough that no step ends while the pages are looked at, short enough to be shown as it will be. */
const TIMES = {
  CHOSEN_MS: '600000',
  POOL_MS: '600000',
  DUTY_MS: '600000',
  BUREAU_AFTER_MS: '3600000',
  PROMISE_AFTER_MS: '900000',
  FIRST_ANSWER_MS: '3600000',
  LEASE_MS: '86400000',
  ACCESS_TOKEN_SECONDS: '86400',
};

/** One service in which every state of the face can be found. */
export interface World {
  service: TestService;
  /** Has orders in every state. */
  asker: Person;
  /** Has asked nothing yet. */
  newcomer: Person;
  lawyer: Person;
  /** The ids of the asker's orders, by what is to be seen of them. */
  orders: Record<
    | 'chosen'
    | 'pool'
    | 'duty'
    | 'bureau'
    | 'promised'
    | 'visitWaiting'
    | 'visit'
    | 'quiet'
    | 'talk'
    | 'over'
    | 'rated',
    string
  >;
}

export async function makeWorld(): Promise<World> {
  const service = await startService(TIMES);
  const [bureau, asker, newcomer, advocate] = await Promise.all([
    operator(service),
    resident(service),
    resident(service),
    lawyer(service, 1),
  ]);
  const board = (await boardsOf(advocate))[0]!;
  const promised = await promisedOrder(service, asker);
  const [talk, quiet, over, rated] = [
    await served(
      asker,
      advocate,
      board,
      '老板拖欠工资三个月，现在电话也不接，我们一共八个人，想知道怎么要回来。',
    ),
    await served(asker, await lawyer(service, 2)),
    await served(asker, await lawyer(service, 3)),
    await served(asker, await lawyer(service, 4)),
  ];
  await talkAtLength(service, asker, { id: talk, lawyer: advocate });
  for (const [id, by] of [
    [over, 3],
    [rated, 4],
  ] as const) {
    const who = await lawyer(service, by);
    await who.say(id, '您好，材料我看过了，办法都写在意见书里，您慢慢看。').expect(201);
    await who.post(`/orders/${id}/complete`, { summary: SUMMARY }).expect(200);
  }
  await asker.put(`/orders/${rated}/rating`, { level: 5 }).expect(200);
  const orders = {
    promised,
    talk,
    quiet,
    over,
    rated,
    ...(await waiting(service, bureau, asker)),
    ...(await visits(service, bureau, asker)),
  };
  return { service, asker, newcomer, lawyer: advocate, orders };
}

async function place(asker: Person, body: object): Promise<string> {
  const order = { mode: 'online', description: '邻居盖房占了我家半米地，说了几次都不听，该找谁？', ...body };
  return ((await asker.post('/orders', order).expect(201)).body as Order).id;
}

async function boardsOf(advocate: Person): Promise<string[]> {
  return ((await advocate.get('/me/lawyer').expect(200)).body as { boards: string[] }).boards;
}

async function served(
  asker: Person,
  advocate: Person,
  board?: string,
  description?: string,
): Promise<string> {
  const id = await place(asker, {
    board: board ?? (await boardsOf(advocate))[0],
    lawyerId: advocate.id,
    ...(description && { description }),
  });
  await advocate.post(`/orders/${id}/accept`).expect(200);
  return id;
}

/** An order for which nobody was there for so long that a call-back was promised. */
async function promisedOrder(service: TestService, asker: Person): Promise<string> {
  const id = await place(asker, { board: 'administrative' });
  await service.moveClock('901 seconds');
  await vi.waitFor(
    async () => expect(await seen(asker, id)).toMatchObject({ promise: { outcome: null } }),
    10_000,
  );
  await service.moveClock('0');
  return id;
}

/** One order on each wave. */
async function waiting(service: TestService, bureau: Person, asker: Person) {
  const make = (name: string, board: string) => newLawyer(service, bureau, { name, board });
  const [picked, grabber, primary] = [
    await make('田在野', 'land'),
    await make('房有梁', 'housing'),
    await make('贾清账', 'debt'),
  ];
  await live(service, grabber);
  await onDuty(bureau, primary, 'debt', 'primary');
  return {
    chosen: await place(asker, { board: 'land', lawyerId: picked.id }),
    pool: await place(asker, { board: 'housing' }),
    duty: await place(asker, { board: 'debt' }),
    bureau: await place(asker, { board: 'business' }),
  };
}

/** Two visits: one for which a lawyer is looked for, one with its lawyer. */
async function visits(service: TestService, bureau: Person, asker: Person) {
  const near = await newLawyer(service, bureau, { name: '路不远', board: 'family', towns: ['苇汀镇'] });
  const days = (count: number, hours = 0) =>
    new Date(
      Math.ceil(Date.now() / 3_600_000) * 3_600_000 + count * 86_400_000 + hours * 3_600_000,
    ).toISOString();
  const visit = (inDays: number) => ({
    town: '苇汀镇',
    place: '柳行村村委会',
    from: days(inDays),
    to: days(inDays, 2),
  });
  const ask = (inDays: number) => place(asker, { mode: 'offline', board: 'family', visit: visit(inDays) });
  const [visitWaiting, arranged] = [await ask(3), await ask(5)];
  await near.post(`/orders/${arranged}/accept`).expect(200);
  return { visitWaiting, visit: arranged };
}

/** Everything that can stand in a conversation. */
async function talkAtLength(
  service: TestService,
  asker: Person,
  { id, lawyer: advocate }: { id: string; lawyer: Person },
) {
  const send = async (who: Person, bytes: Buffer, name: string, contentType: string) => {
    const { body } = await upload(service, who, id, bytes, { name, contentType }).expect(201);
    await sayIt(who, id, body as View).expect(201);
  };
  await advocate
    .say(id, '您好，我是云律团的律师。请先说说欠了多久、多少钱，有没有合同或者工资条？')
    .expect(201);
  await asker.say(id, '三个月，一共两万四。没签合同，只有微信记录。').expect(201);
  await send(asker, await photo(), '工资条.jpg', 'image/jpeg');
  await send(asker, webm(7), '语音.webm', 'audio/webm');
  await advocate
    .say(
      id,
      '没有合同也不要紧。\n\n第一，把微信记录、工友的证言、考勤的照片都留好；第二，先向劳动监察大队投诉，免费；第三，三十天没有结果，再申请劳动仲裁，也是免费的。',
    )
    .expect(201);
  await send(advocate, pdf(), '劳动监察投诉书（空白）.pdf', 'application/pdf');
  const { body } = await asker.say(id, '发错了').expect(201);
  await asker.post(`/orders/${id}/messages/${(body as { seq: number }).seq}/recall`).expect((answer) => {
    if (answer.status >= 300) throw new Error(`Recalling answered ${answer.status}`);
  });
  await advocate.say(id, '有事可以加我微信 lawyer888').expect(201);
  await asker.say(id, '好的，谢谢！').expect(201);
}

async function newLawyer(
  service: TestService,
  bureau: Person,
  { name, board, towns = [] }: { name: string; board: string; towns?: string[] },
): Promise<Person> {
  const username = `face${randomUUID().slice(0, 8)}`;
  const password = `a password of ${username}`;
  const card = { name, firm: '山东芦汀律师事务所', licenceNumber: `1990${username}`, boards: [board], towns };
  await bureau.post('/lawyers', { username, password, ...card }).expect(201);
  return staff(service, username, password);
}
