/*
 * Plays the main job against the running service, over real HTTP and sockets, as its three parties, and prints each step.
 * npm run demo. Settings: DEMO_URL (http://127.0.0.1:PORT), DEMO_PASSWORD, SMS_OUTBOX (DATA_DIR/sms.ndjson).
 */
import { playConsultation } from './demo/consultation.mjs';
import { DemoError } from './demo/party.mjs';

try {
  await playConsultation();
  process.exit(0);
} catch (error) {
  console.error(error instanceof DemoError ? `\n${error.message}` : error);
  process.exit(1);
}
