import argon2 from 'argon2';

/** 19 MiB, two passes: the OWASP password storage cheat sheet's first choice for argon2id. */
const COST = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash that no password fits; checked against when there is no such account, so that both take as long. */
const nobody = argon2.hash('nobody has this password', COST);

export function hashPassword(password: string): Promise<string> {
  return argon2.hash(password, COST);
}

/** Whether `password` fits `hash`; takes as long when there is none. */
export async function passwordFits(hash: string | null | undefined, password: string): Promise<boolean> {
  const fits = await argon2.verify(hash ?? (await nobody), password);
  return fits && typeof hash === 'string';
}
