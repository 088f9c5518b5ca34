import { fileURLToPath } from 'node:url';

const HOOK = fileURLToPath(new URL('../hooks/tell-statements.mjs', import.meta.url));
const SETTLE_MS = 300;

/**
 * @typedef {{ name?: string, text: string, values: unknown[] }} Statement
 */

/**
 * Hears what SQL the service sends for one request, so that the limit is made of its very statements, whatever they
 * come to be. Whole transactions count, and single statements; what runs beside (timers, the relay) does not.
 * @param {import('./lab.mjs').Lab} lab
 * @param {string} databaseUrl
 * @param {{ request: (url: string) => Promise<unknown>, belongs: (statement: Statement) => boolean }} of `belongs` tells
 *   a statement of the request; the transaction in which it stands belongs as well
 * @returns {Promise<Statement[]>} in the order in which they were sent
 */
export async function recordStatements(lab, databaseUrl, { request, belongs }) {
  const server = await lab.server(databaseUrl, { node: ['--import', HOOK] });
  const heard = [];
  server.process.on('message', (message) => message.statement && heard.push(message));
  await request(server.url);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  await server.stop();
  const found = units(heard).filter((unit) => unit.some(belongs));
  if (found.length === 0) throw new Error('No statement of the request was heard');
  return found.flat();
}

/** Splits what was heard into transactions and single statements, connection by connection. */
function units(heard) {
  const open = new Map();
  const whole = [];
  for (const { statement, connection } of heard) {
    const unit = open.get(connection);
    if (unit) unit.push(statement);
    if (/^(START TRANSACTION|BEGIN)/i.test(statement.text)) open.set(connection, [statement]);
    else if (!unit) whole.push([statement]);
    else if (/^(COMMIT|ROLLBACK)$/i.test(statement.text)) {
      open.delete(connection);
      whole.push(unit);
    }
  }
  return whole;
}
