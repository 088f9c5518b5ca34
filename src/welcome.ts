import type { Settings } from './platform/config/settings.js';

/** Where to look and how to sign in, in six lines. */
export function welcome(settings: Settings, url: string): string {
  const address = url.replace('[::1]', 'localhost').replace(/0\.0\.0\.0|\[::\]/, '127.0.0.1');
  const database = settings.databaseUrl
    ? 'the database of DATABASE_URL'
    : `the embedded database in ${settings.dataDir}`;
  const lines = [
    `云律团 serves at ${address} on ${database}.`,
    `API to read and try: ${address}/api/docs`,
    settings.demo
      ? `Staff sign in by password: operator "bureau", lawyers "lawyer001" … "lawyer102", all with "${settings.demoPassword}".`
      : 'Staff sign in by password; the first operator comes from BOOTSTRAP_OPERATOR_USERNAME and BOOTSTRAP_OPERATOR_PASSWORD.',
    `Residents sign in by SMS code${settings.demo ? ' with phones from 10000000001 up' : ''}; the codes are in ${settings.smsOutbox}.`,
    `Faces: residents ${address}, lawyers ${address}/lawyer/, the bureau ${address}/bureau/, a terminal ${address}/kiosk`,
    settings.demo ? 'See a whole consultation: npm run demo. Stop with Ctrl-C.' : 'Stop with Ctrl-C.',
  ];
  return `${lines.join('\n')}\n`;
}
