import { readFileSync } from 'node:fs';
import type { SettingName } from './setting-names.js';

/** One or more settings are wrong; `message` names each with what it should be. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `${faults.length === 1 ? 'A setting is' : `${faults.length} settings are`} wrong:\n` +
        faults.map((f) => `  - ${f}`).join('\n'),
    );
  }
}

/** Reads typed values from the environment and collects every fault, so that they are told together. */
export class EnvironmentReader {
  private readonly faults: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** The trimmed value of `name`, or of the file that `name_FILE` names; undefined when unset or empty. */
  text(name: SettingName): string | undefined {
    const direct = this.env[name]?.trim();
    if (direct) return direct;
    // MASTER_KEY_FILE is a path by its own name: there is no MASTER_KEY.
    const file = this.env[`${name}_FILE`]?.trim();
    if (!file) return undefined;
    try {
      return readFileSync(file, 'utf8').trim() || undefined;
    } catch {
      this.fault(name, `cannot be read from ${file}, which ${name}_FILE names`);
      return undefined;
    }
  }

  password(name: SettingName): string | undefined {
    const value = this.text(name);
    if (value !== undefined && (value.length < 8 || value.length > 200))
      this.fault(name, 'must have 8 to 200 characters');
    return value;
  }

  integer(name: SettingName, byDefault: number, min: number, max: number): number {
    const value = this.text(name);
    if (value === undefined) return byDefault;
    const number = Number(value);
    if (/^\d{1,15}$/.test(value) && number >= min && number <= max) return number;
    this.fault(name, `must be a whole number from ${min} to ${max}, not "${value}"`);
    return byDefault;
  }

  flag(name: SettingName, byDefault: boolean): boolean {
    const value = this.text(name);
    if (value === undefined) return byDefault;
    if (value !== '0' && value !== '1') this.fault(name, `must be 0 or 1, not "${value}"`);
    return value === '1';
  }

  oneOf(name: SettingName, values: readonly string[], byDefault: string): string {
    const value = this.text(name) ?? byDefault;
    if (!values.includes(value)) this.fault(name, `must be one of ${values.join(', ')}, not "${value}"`);
    return value;
  }

  /** A URL with one of `protocols`. The value is not repeated in the fault: it may hold a password. */
  url(name: SettingName, protocols: readonly string[]): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol))
      this.fault(name, `must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    return value;
  }

  /** Comma-separated exact origins. */
  origins(name: SettingName): string[] {
    const origins = (this.text(name) ?? '')
      .split(',')
      .map((o) => o.trim())
      .filter(Boolean);
    for (const origin of origins)
      if (!URL.canParse(origin) || new URL(origin).origin !== origin)
        this.fault(name, `"${origin}" is no exact origin such as https://law.example.gov.cn`);
    return origins;
  }

  fault(name: SettingName, what: string): void {
    this.faults.push(`${name} ${what}`);
  }

  throwIfFaulty(): void {
    if (this.faults.length > 0) throw new SettingsError(this.faults);
  }
}
