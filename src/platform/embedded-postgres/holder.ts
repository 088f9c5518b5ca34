import pg from 'pg';

/** Known to every process that uses an embedded cluster. */
const IN_USE = 7_215_402;

/** Shows to other processes, by a shared lock, that this one uses the cluster. */
export class Holder {
  private client: pg.Client | undefined;

  constructor(private readonly url: () => string) {}

  /** Takes the shared lock, if it is not held already. */
  async hold(): Promise<void> {
    if (this.client) return;
    const client = new pg.Client({ connectionString: this.url(), application_name: 'yunlvtuan holder' });
    const gone = () => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', gone).on('end', gone);
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [IN_USE]);
    this.client = client;
  }

  get held(): boolean {
    return this.client !== undefined;
  }

  /** Lets go; true when nobody else uses the cluster. */
  async letGo(): Promise<boolean> {
    const { client } = this;
    this.client = undefined;
    if (!client) return false;
    try {
      await client.query('SELECT pg_advisory_unlock_shared($1)', [IN_USE]);
      const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
        IN_USE,
      ]);
      return rows[0]?.alone ?? false;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
