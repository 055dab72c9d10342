// A proxy that lets nothing through and remembers what was asked: the network, cut, with a witness.
// A page that sends anything, from a worker too, is seen here even if the driver's events miss it.

import http from 'node:http';

/** What browsers ask for on their own behalf, whatever the page does. */
const BROWSERS_OWN = /(^|\.)(mozilla\.(org|com|net)|firefox\.com|google(apis)?\.com|gvt1\.com|gstatic\.com)(:|\/|$)/;

/** Opens the proxy on a free loopback port. */
export async function openSink() {
  /** @type {string[]} */
  const seen = [];
  /** What browsers hold open, tunnels too, of which the server itself knows nothing any more. @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  const server = http.createServer((request, response) => {
    note(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A browser that is closed meanwhile resets what it had open, whatever that was being used for.
    socket.on('error', () => socket.destroy());
  });
  server.on('connect', (request, socket) => {
    note(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  // What is no request of HTTP is answered by closing.
  server.on('clientError', (_, socket) => socket.destroy());
  /** @param {string} address */
  function note(address) {
    const host = address.replace(/^[a-z]+:\/\//, '');
    if (!BROWSERS_OWN.test(host.split('/')[0])) seen.push(address);
  }
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    /** Addresses asked for, in order. */
    seen,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
