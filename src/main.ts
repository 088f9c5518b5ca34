/** The Node that the project brings and is tested with. Native parts crash under older ones as they load. */
const NODE_MAJOR = 24;

if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) {
  const { serve } = await import('./serve.js');
  await serve();
} else {
  process.stderr.write(
    `The service runs under Node ${NODE_MAJOR} or newer; this is ${process.version}. npm start brings its own.\n`,
  );
  process.exitCode = 1;
}
