import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Response, Test } from 'supertest';
import { anyone, Person, type Tokens } from './people.js';
import type { Reachable, TestService } from './service.js';

export interface Card {
  name: string;
  number: string;
  expiresOn?: string;
}

export interface KioskSession {
  kioskId: string;
  ordersSince: string | null;
  unlocked: boolean;
  helping: boolean;
  helperName: string | null;
  idleAt: string;
  endsAt: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The number of nobody: there is no region 990000. */
export function idNumber(birth = '19500101', serial = 1): string {
  const digits = `990000${birth}${String(serial).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return digits + '10X98765432'[sum % 11];
}

let nextSerial = 1;

/** A card that nobody has shown yet. */
export function newCard(name = '张桂芳'): Card {
  const serial = nextSerial++;
  return { name, number: idNumber(`1950${String(1 + (serial % 9)).padStart(2, '0')}01`, serial) };
}

/** A device with its key. */
export class Device {
  readonly key: KeyObject;
  readonly x: string;

  constructor(
    private readonly service: Reachable,
    public id = '',
  ) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.key = privateKey;
    this.x = publicKey.export({ format: 'jwk' }).x!;
  }

  get publicKey() {
    return { kty: 'OKP', crv: 'Ed25519', x: this.x, ext: true, key_ops: ['verify'] };
  }

  enrol(enrolmentCode: string): Test {
    return anyone(this.service).post('/kiosks/enrol', { enrolmentCode, publicKey: this.publicKey });
  }

  async nonce(): Promise<string> {
    const { body } = await anyone(this.service).post(`/kiosks/${this.id}/challenges`).expect(201);
    return (body as { nonce: string }).nonce;
  }

  /** What the device says of a card; `said` may differ from what is signed. */
  assertion(card: Card, nonce: string, said: Record<string, unknown> = {}): Record<string, unknown> {
    const text = ['yunlvtuan-kiosk-v1', this.id, nonce, card.number, card.name].join('\n');
    const signature = sign(null, Buffer.from(text, 'utf8'), this.key).toString('base64url');
    return { grant: 'idCard', kioskId: this.id, nonce, card, signature, ...said };
  }

  /** Lays a card on the reader. */
  async present(card: Card, said: Record<string, unknown> = {}): Promise<Response> {
    return anyone(this.service).post('/auth/sessions', this.assertion(card, await this.nonce(), said));
  }

  async signIn(card: Card = newCard()): Promise<Person> {
    const nonce = await this.nonce();
    const { body } = await anyone(this.service)
      .post('/auth/sessions', this.assertion(card, nonce))
      .expect(201);
    return new Person(this.service, body as Tokens);
  }
}

/** A kiosk of the bureau's with its device. */
export async function kiosk(service: Reachable, bureau: Person): Promise<Device> {
  const { body } = await bureau
    .post('/kiosks', { name: '便民服务大厅', town: '胜坨镇', village: '张村' })
    .expect(201);
  const device = new Device(service, (body as { id: string }).id);
  await device.enrol((body as { enrolmentCode: string }).enrolmentCode).expect(201);
  return device;
}

/** The state of a session at a kiosk, which counts as a touch. */
export async function touched(person: Person): Promise<KioskSession> {
  const { body } = await person.put('/auth/sessions/current/activity').expect(200);
  return body as KioskSession;
}

/** Makes an order one of yesterday. */
export async function makeOlder(service: TestService, orderId: string): Promise<void> {
  await service.db.query(`UPDATE orders SET created_at = created_at - interval '1 day' WHERE id = $1`, [
    orderId,
  ]);
}
