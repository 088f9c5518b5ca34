import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const MODULES = join(ROOT, 'node_modules');
export const DIST = join(ROOT, 'dist');
/** The Node that the project brings as a package; the machine's own is only needed to get here. */
export const NODE = join(MODULES, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

export const say = (line) => process.stderr.write(`${line}\n`);
