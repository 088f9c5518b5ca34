import { getMetadataArgsStorage } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../../dist/src/entities.js';
import { statusChanges } from '../../dist/src/orders/order-flow.contract.js';
import { SnakeNames } from '../../dist/src/platform/database/snake-names.js';
import { startService, type TestService } from '../support/service.js';

/** What the entities say and what the migrations made, column by column. */
describe('the schema', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService({}, { from: 'template_empty' });
  });

  it('is what the entities say: tables, columns, types, nullability, keys', async () => {
    expect(fromEntities()).toEqual(await fromDatabase());
  });

  it('knows the same moves of an order as the code', async () => {
    const { rows } = await service.db.query<{ from_status: string; to_status: string }>(
      'SELECT * FROM order_moves',
    );
    const inDatabase = rows.map(({ from_status, to_status }) => `${from_status} > ${to_status}`);
    const inCode = (statusChanges() as [string, string][]).map(([from, to]) => `${from} > ${to}`);
    expect(inDatabase.toSorted()).toEqual(inCode.toSorted());
  });

  it('names every constraint that the code maps to a problem', async () => {
    const { rows } = await service.db.query<{ conname: string }>('SELECT conname FROM pg_constraint');
    const names = new Set(rows.map(({ conname }) => conname));
    for (const name of [
      'accounts_username_key',
      'lawyers_licence_number_key',
      'lawyers_load_within_capacity',
      'entries_client_id_key',
    ])
      expect(names, name).toContain(name);
  });

  function fromEntities(): string[] {
    const names = new SnakeNames();
    const { tables, columns } = getMetadataArgsStorage();
    return (ENTITIES as (new () => object)[])
      .flatMap((entity) => {
        const table = tables.find(({ target }) => target === entity)!.name!;
        return columns
          .filter(({ target }) => target === entity)
          .map(({ propertyName, options }) => {
            const type = `${String(options.type)}${options.array ? '[]' : ''}`;
            return `${table}.${names.columnName(propertyName, undefined)} ${type}${options.nullable ? ' null' : ''}${options.primary ? ' key' : ''}`;
          });
      })
      .toSorted();
  }

  async function fromDatabase(): Promise<string[]> {
    const { rows } = await service.db.query<{ line: string }>(`
      SELECT c.relname || '.' || a.attname || ' '
             || replace(format_type(a.atttypid, NULL), 'timestamp with time zone', 'timestamptz')
             || CASE WHEN a.attnotnull THEN '' ELSE ' null' END
             || CASE WHEN EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY(i.indkey)) THEN ' key' ELSE '' END
             AS line
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations'`);
    return rows.map(({ line }) => line).toSorted();
  }
});
