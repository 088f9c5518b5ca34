import { ValidateIf } from 'class-validator';

/** A field that may be left out; null is no way to leave it out. */
export const Optional = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
