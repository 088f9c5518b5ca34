import { DefaultNamingStrategy } from 'typeorm';

/** Columns are the entity's property names in snake_case, so that no entity has to spell a column twice. */
export class SnakeNames extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
