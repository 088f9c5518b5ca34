import { Client } from 'pg';

/**
 * Opens connections to PostgreSQL, with the session settings that the service has.
 * @param {string} connectionString
 * @param {number} count
 * @returns {Promise<Client[]>}
 */
export function open(connectionString, count) {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const client = new Client({ connectionString, options: '-c timezone=UTC' });
      client.on('error', () => undefined); // The database stops before this process does.
      await client.connect();
      return client;
    }),
  );
}
