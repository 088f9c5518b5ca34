import { beforeAll, describe, expect, it } from 'vitest';
import { completedOrder } from '../support/given.js';
import { anyone, lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: unknown;
}
interface Operation {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** What the service answers has the fields that its own description says, no more and no fewer. */
describe('the API’s description', () => {
  let service: TestService;
  let document: {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  const people = {} as Record<'anyone' | 'resident' | 'lawyer' | 'operator', Person>;
  let orderId: string;

  beforeAll(async () => {
    service = await startService();
    document = (await (await fetch(`${service.url}/api/openapi.json`)).json()) as typeof document;
    people.anyone = anyone(service);
    [people.resident, people.lawyer, people.operator] = await Promise.all([
      resident(service),
      lawyer(service, 1),
      operator(service),
    ]);
    ({ id: orderId } = await completedOrder(people.resident, people.lawyer));
    await people.resident.put(`/orders/${orderId}/rating`, { level: 5 }).expect(200);
  });

  const schemaOf = (schema: Schema): Schema => {
    if (schema.$ref) return document.components.schemas[schema.$ref.split('/').at(-1)!]!;
    return schema.allOf?.[0] ? schemaOf(schema.allOf[0]) : schema;
  };

  /** Where `value` has a field that the schema does not know, or lacks one that it requires. */
  function faults(value: unknown, schema: Schema, place: string): string[] {
    const { properties, required = [], items } = schemaOf(schema);
    if (Array.isArray(value))
      return items ? value.flatMap((item, i) => faults(item, items, `${place}[${i}]`)) : [];
    if (typeof value !== 'object' || value === null || !properties) return [];
    const unknown = Object.keys(value).filter((key) => !(key in properties));
    const missing = required.filter((key) => !(key in value));
    return [
      ...unknown.map((key) => `${place}.${key} is not described`),
      ...missing.map((key) => `${place}.${key} is missing`),
      ...Object.entries(value).flatMap(([key, inner]) =>
        properties[key] ? faults(inner, properties[key], `${place}.${key}`) : [],
      ),
    ];
  }

  it.each<[keyof typeof people, string]>([
    ['resident', '/me'],
    ['lawyer', '/me'],
    ['anyone', '/boards'],
    ['anyone', '/lawyers'],
    ['anyone', '/towns'],
    ['resident', '/me/data'],
    ['lawyer', '/me/lawyer'],
    ['resident', '/orders'],
    ['lawyer', '/orders/{id}'],
    ['operator', '/orders/{id}'],
    ['resident', '/orders/{id}'],
    ['operator', '/orders/{id}/events'],
    ['resident', '/orders/{id}/messages'],
    ['lawyer', '/me/offers'],
    ['lawyer', '/me/quick-replies'],
    ['operator', '/alarms'],
    ['operator', '/me/notices'],
    ['anyone', '/public/figures'],
  ])('says what %s gets from GET %s', async (who, path) => {
    const { body } = await people[who].get(path.replace('{id}', orderId)).expect(200);
    const { schema } = document.paths[`/api/v1${path}`]!.get!.responses['200']!.content!['application/json']!;
    expect(faults(body, schema, 'answer')).toEqual([]);
  });

  it('describes every failure as a problem', async () => {
    const { body, headers } = await people.resident.post('/orders', { mode: 'online' }).expect(400);
    expect(headers['content-type']).toContain('application/problem+json');
    const { schema } =
      document.paths['/api/v1/orders']!.post!.responses['4XX']!.content!['application/problem+json']!;
    expect(faults(body, schema, 'problem')).toEqual([]);
  });

  it('gives every list its limit and its cursor', () => {
    const lists = Object.entries(document.paths).filter(([path, { get }]) => {
      const schema = get?.responses['200']?.content?.['application/json']?.schema;
      const isPaged = schema && 'nextCursor' in (schemaOf(schema).properties ?? {});
      return isPaged && path !== '/api/v1/boards';
    });
    expect(lists.length).toBeGreaterThanOrEqual(4);
    for (const [path, { get }] of lists) {
      const { parameters } = get as Operation & { parameters: { name: string }[] };
      expect(
        parameters.map(({ name }) => name),
        path,
      ).toEqual(expect.arrayContaining(['limit', 'cursor']));
    }
  });
});
