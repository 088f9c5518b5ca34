import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** A file under `web/measures` as one script that sets the global `name`, for `page.addInitScript`. */
export async function browserScript(file: string, name: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../../web/measures/${file}`, import.meta.url));
  const [built] = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name } },
  })) as Rolldown.RolldownOutput[];
  return `${built!.output[0].code}; globalThis.${name} = ${name};`;
}
