import { join } from 'node:path';

const { DEMO_URL, PORT, DEMO_PASSWORD, SMS_OUTBOX, DATA_DIR } = process.env;

/** Where the service is and how its demo people sign in; the same names and defaults as the service's own. */
export const settings = {
  url: (DEMO_URL ?? `http://127.0.0.1:${PORT ?? 3000}`).replace(/\/$/, ''),
  password: DEMO_PASSWORD ?? 'yunlvtuan-demo-2026',
  smsOutbox: SMS_OUTBOX ?? join(DATA_DIR ?? 'data', 'sms.ndjson'),
};
