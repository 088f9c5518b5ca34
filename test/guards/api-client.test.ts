import { readFile, writeFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { describe, expect, it } from 'vitest';
import { startService } from '../support/service.js';

const FILE = new URL('../../web/shared/api/openapi.ts', import.meta.url);
const HEAD = '/* Made from /api/openapi.json by `npm run api-client`; not to be edited. */\n';

/** The faces speak the contract as it is: their types are made from the service's own description of itself. */
describe('the typed client of the faces', () => {
  it('is what the API’s description says now', async () => {
    const service = await startService();
    const document = (await (await fetch(`${service.url}/api/openapi.json`)).json()) as object;
    const made = HEAD + astToString(await openapiTypescript(JSON.stringify(document)));
    if (process.env.WRITE_API_CLIENT === '1') await writeFile(FILE, made);
    expect(await readFile(FILE, 'utf8'), 'run npm run api-client').toBe(made);
  });
});
