/* Loaded into a server with --import (and --expose-gc): tells its memory in bytes, with what is garbage gone. */
process.on('message', ({ id, what }) => {
  if (what !== 'memory') return;
  globalThis.gc();
  globalThis.gc();
  process.send({ id, answer: process.memoryUsage() });
});
