import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** A hash of the contents of files and folders, by their paths from the root; what is missing counts as missing. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, path);
  return hash.digest('hex');
}

function add(hash, path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) hash.update(`${path} is missing\n`);
  else if (statSync(full).isDirectory())
    for (const name of readdirSync(full).toSorted()) add(hash, join(path, name));
  else hash.update(`${path}\n`).update(readFileSync(full)).update('\n');
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
