import { randomUUID } from 'node:crypto';
import request, { type Test } from 'supertest';
import type { Reachable } from './service.js';

export const DEMO_PASSWORD = 'yunlvtuan-demo-2026';

export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresAt: string;
  account: { id: string; role: string; displayName: string };
}

/** Somebody who calls the API; without a session, anyone. */
export class Person {
  constructor(
    private readonly service: Reachable,
    readonly tokens?: Tokens,
  ) {}

  get id(): string {
    return this.tokens!.account.id;
  }

  get role(): string {
    return this.tokens!.account.role;
  }

  get token(): string {
    return this.tokens!.accessToken;
  }

  /** The same person, who reaches the service at another address. */
  through(url: string): Person {
    const smsCode = (phone: string) => this.service.smsCode(phone);
    return new Person({ url, api: `${url}/api/v1`, smsCode }, this.tokens);
  }

  get url(): string {
    return this.service.url;
  }

  get(path: string): Test {
    return this.call('get', path);
  }
  post(path: string, body: object = {}): Test {
    return this.call('post', path).send(body);
  }
  put(path: string, body: object = {}): Test {
    return this.call('put', path).send(body);
  }
  patch(path: string, body: object = {}): Test {
    return this.call('patch', path).send(body);
  }
  delete(path: string, body?: object): Test {
    return this.call('delete', path).send(body);
  }

  private call(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string): Test {
    const test = request(this.service.api)[method](path);
    return this.tokens ? test.set('Authorization', `Bearer ${this.tokens.accessToken}`) : test;
  }

  /** Says something in an order's conversation. */
  say(orderId: string, body: string, clientId: string = randomUUID()): Test {
    return this.post(`/orders/${orderId}/messages`, { clientId, kind: 'text', body });
  }
}

export function anyone(service: Reachable): Person {
  return new Person(service);
}

let nextPhone = 500;

/** A resident, signed in by text message; a new one unless a phone is given. */
export async function resident(
  service: Reachable,
  phone = String(10_000_000_000 + nextPhone++),
): Promise<Person> {
  await anyone(service).post('/auth/sms-codes', { phone }).expect(202);
  const code = await service.smsCode(phone);
  const { body } = await anyone(service).post('/auth/sessions', { grant: 'sms', phone, code }).expect(201);
  return new Person(service, body as Tokens);
}

/** A demo lawyer by number, or the operator, signed in by password. */
export function lawyer(service: Reachable, number: number): Promise<Person> {
  return staff(service, `lawyer${String(number).padStart(3, '0')}`);
}

export function operator(service: Reachable): Promise<Person> {
  return staff(service, 'bureau');
}

export async function staff(service: Reachable, username: string, password = DEMO_PASSWORD): Promise<Person> {
  const { body } = await anyone(service)
    .post('/auth/sessions', { grant: 'password', username, password })
    .expect(201);
  return new Person(service, body as Tokens);
}
