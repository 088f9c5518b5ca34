import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import type { Mode } from './open-face.js';

const MEASURES = fileURLToPath(new URL('../../../web/measures/measure.ts', import.meta.url));

/** What is wrong with a page as it stands, in a sentence each. */
export async function measure(page: Page, mode: Mode): Promise<string[]> {
  return page.evaluate(`${await measures()}; measures.measure('${mode}')`);
}

let built: Promise<string> | undefined;

/** web/measures as one script; what a page forbids scripts does not keep a debugger from running it. */
function measures(): Promise<string> {
  built ??= build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: MEASURES, formats: ['iife'], name: 'measures' } },
  }).then((made) => (made as Rolldown.RolldownOutput[])[0]!.output[0].code);
  return built;
}
