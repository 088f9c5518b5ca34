import { expect } from 'vitest';
import { launch } from './launch.js';

/** The server does not start with these settings, exits with 1, and says why in words. Gives what it says. */
export async function expectRefusal(settings: Record<string, string>): Promise<string> {
  const said = await launch(settings).then(
    () => 'it started',
    (error: Error) => error.message,
  );
  expect(said).toContain('It exited with 1');
  expect(said, 'a stack trace').not.toMatch(/\n\s+at /);
  return said;
}
