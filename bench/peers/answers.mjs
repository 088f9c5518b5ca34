/**
 * Answers what the bench asks of this process over its channel, and says that it is ready.
 * @param {Record<string, (given: any) => unknown>} known by what is asked
 * @param {string} [url] where it listens
 * @returns {void}
 */
export function answers(known, url) {
  process.on('message', ({ id, what, given }) => {
    if (!(what in known)) return; // For the hook that tells memory.
    Promise.resolve(known[what](given)).then(
      (answer) => process.send({ id, answer }),
      (error) => process.send({ id, error: error.stack }),
    );
  });
  process.on('disconnect', () => process.exit());
  process.stdout.write(url ? `ready at ${url}\n` : 'ready\n');
}
