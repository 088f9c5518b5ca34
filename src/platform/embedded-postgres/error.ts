/** The embedded database cannot be used; the message says what to do. */
export class EmbeddedPostgresError extends Error {}
