/* Loaded into the service with --import: tells the bench every statement that goes to the database. Never when timed. */
import { Client } from 'pg';

const query = Reflect.get(Client.prototype, 'query');
const numbers = new WeakMap();
let connections = 0;

Client.prototype.query = function (config, values, ...rest) {
  if (!numbers.has(this)) numbers.set(this, ++connections);
  const statement = typeof config === 'string' ? { text: config, values } : config;
  process.send?.({
    statement: { name: statement.name, text: statement.text, values: statement.values ?? [] },
    connection: numbers.get(this),
  });
  return query.call(this, config, values, ...rest);
};
