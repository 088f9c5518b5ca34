import { beforeAll, describe, expect, it } from 'vitest';
import { anyone, lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';
import { ROUTES, SOCKET_EVENTS, type Visitor } from './doors.js';

const VISITORS: Visitor[] = ['nobody', 'resident', 'lawyer', 'operator'];
const NO_SUCH_ID = '00000000-0000-7000-8000-000000000000';

/** Every route and every socket event × every kind of visitor; a route or an event without a row here fails. */
describe('every door', () => {
  let service: TestService;
  const people = {} as Record<Visitor, Person>;

  beforeAll(async () => {
    service = await startService();
    people.nobody = anyone(service);
    [people.resident, people.lawyer, people.operator] = await Promise.all([
      resident(service),
      lawyer(service, 1),
      operator(service),
    ]);
  });

  it('has a row in the table', async () => {
    const response = await fetch(`${service.url}/api/openapi.json`);
    const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> };
    const known = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(ROUTES).toSorted()).toEqual(known.toSorted());
  });

  const rows = Object.entries(ROUTES).flatMap(([route, keepers]) =>
    VISITORS.map((visitor) => ({ route, visitor, keepers })),
  );

  it.each(rows)('$route for $visitor', async ({ route, visitor, keepers }) => {
    const [method, path] = route.split(' ') as [string, string];
    const person = visitor === 'nobody' ? undefined : await freshSession(visitor);
    const response = await fetch(service.url + path.replace('{id}', NO_SUCH_ID), {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(person && { Authorization: `Bearer ${person.token}` }),
      },
      body: method === 'GET' ? undefined : '{}',
    });
    expect(howTheDoorIs(keepers, visitor)).toBe(howItWas(response.status, keepers));
    expect(response.status).toBeLessThan(500);
  });

  const howTheDoorIs = (keepers: 'anyone' | string[], visitor: Visitor) => {
    if (keepers === 'anyone' || keepers.includes(visitor)) return 'open';
    return visitor === 'nobody' ? 'sign in first' : 'not for you';
  };

  /** Signing in with nothing is 401 too, behind a door that is open to anyone. */
  const howItWas = (status: number, keepers: 'anyone' | string[]) => {
    if (status === 401 && keepers !== 'anyone') return 'sign in first';
    return status === 403 ? 'not for you' : 'open';
  };

  it('of the socket has a row and keeps to it', async () => {
    for (const visitor of ['resident', 'lawyer', 'operator'] as const) {
      const ear = await connect(service, { token: people[visitor].token });
      for (const [event, keepers] of Object.entries(SOCKET_EVENTS)) {
        const { error } = await ear.ask(event, {});
        expect(error?.status === 403, `${event} for ${visitor}`).toBe(!keepers.includes(visitor));
      }
    }
  });

  it('of the socket is one that the code declares', async () => {
    const { ConsultationEvents } = await import('../../dist/src/realtime/consultation-events.js');
    const { SessionEvents } = await import('../../dist/src/realtime/session-events.js');
    const declared = [...new ConsultationEvents().events, ...new SessionEvents().events] as {
      name: string;
      door: string[];
    }[];
    expect(Object.fromEntries(declared.map(({ name, door }) => [name, door.toSorted()]))).toEqual(
      SOCKET_EVENTS,
    );
  });

  /** Some of these routes end the session that calls them. */
  async function freshSession(visitor: Exclude<Visitor, 'nobody'>): Promise<Person> {
    const still = await people[visitor].get('/me');
    if (still.status === 401)
      people[visitor] = await {
        resident: () => resident(service),
        lawyer: () => lawyer(service, 1),
        operator: () => operator(service),
      }[visitor]();
    return people[visitor];
  }
});
