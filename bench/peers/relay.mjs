/* The limit of conversations: a bare Socket.IO server that passes on what it hears, and checks and stores nothing. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { answers } from './answers.mjs';

const SENDER = { id: '01990000-0000-7000-8000-000000000000', role: 'resident', displayName: '居民0001' };

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => {
  const room = socket.handshake.auth.token;
  void socket.join(room);
  let seq = 0;
  socket.on('message:send', ({ orderId, clientId, kind, body }, ack) => {
    seq++;
    const at = new Date().toISOString();
    socket.to(room).emit('message:new', { orderId, seq, kind, sender: SENDER, body, clientId, at });
    ack({ ok: true, data: { seq, at, duplicate: false } });
  });
});
http.listen(0, '127.0.0.1', () => answers({}, `http://127.0.0.1:${http.address().port}`));
