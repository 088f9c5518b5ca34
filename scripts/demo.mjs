/*
 * Plays against the running service, over real HTTP and sockets, and prints each step.
 * npm run demo            the main job, as its three parties
 * npm run demo -- ladder  an order that nobody takes, down all four waves, with times
 * npm run demo -- coverage  a month of duty is filled, and five ways to break it are refused
 * Settings: DEMO_URL (http://127.0.0.1:PORT), DEMO_PASSWORD, SMS_OUTBOX (DATA_DIR/sms.ndjson).
 */
import { playConsultation } from './demo/consultation.mjs';
import { playCoverage } from './demo/coverage.mjs';
import { playLadder } from './demo/ladder.mjs';
import { DemoError } from './demo/party.mjs';

const PLAYS = { consultation: playConsultation, ladder: playLadder, coverage: playCoverage };
const [, , name = 'consultation'] = process.argv;

try {
  const play = PLAYS[name];
  if (!play) throw new DemoError(`There is no demo "${name}". There are: ${Object.keys(PLAYS).join(', ')}.`);
  await play();
  process.exit(0);
} catch (error) {
  console.error(error instanceof DemoError ? `\n${error.message}` : error);
  process.exit(1);
}
