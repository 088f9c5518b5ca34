import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { SettingsError } from './environment-reader.js';
import type { SettingName } from './setting-names.js';

/** Makes the folder that a setting names, if need be. @throws SettingsError when it cannot be made or written */
export function ensureWritableFolder(setting: SettingName, path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw cannotWrite(setting, 'a folder', error);
  }
}

/** Makes the file that a setting names, readable by its owner alone, if need be. @throws SettingsError likewise */
export function ensureWritableFile(setting: SettingName, path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw cannotWrite(setting, 'a file', error);
  }
}

function cannotWrite(setting: SettingName, what: string, error: unknown): SettingsError {
  const { message } = error as Error;
  return new SettingsError([`${setting} must name ${what} that can be made and written: ${message}`]);
}
