export type Visitor = 'nobody' | 'resident' | 'lawyer' | 'operator';

const ALL = ['resident', 'lawyer', 'operator'];

/** Who may come through each route. */
// prettier-ignore
export const ROUTES: Record<string, 'anyone' | string[]> = {
  'POST /api/v1/auth/sms-codes':            'anyone',
  'POST /api/v1/auth/sessions':             'anyone',
  'POST /api/v1/auth/sessions/refresh':     'anyone',
  'DELETE /api/v1/auth/sessions/current':   ALL,
  'GET /api/v1/me':                         ALL,
  'PATCH /api/v1/me':                       ALL,
  'POST /api/v1/me/totp':                   ['lawyer', 'operator'],
  'PUT /api/v1/me/totp':                    ['lawyer', 'operator'],
  'DELETE /api/v1/me/totp':                 ['lawyer', 'operator'],
  'GET /api/v1/boards':                     'anyone',
  'POST /api/v1/boards/triage':             'anyone',
  'GET /api/v1/lawyers':                    'anyone',
  'GET /api/v1/lawyers/{id}':               'anyone',
  'POST /api/v1/lawyers':                   ['operator'],
  'PATCH /api/v1/lawyers/{id}':             ['operator'],
  'PUT /api/v1/lawyers/{id}/villages':      ['operator'],
  'GET /api/v1/me/lawyer':                  ['lawyer'],
  'PATCH /api/v1/me/lawyer':                ['lawyer'],
  'PUT /api/v1/me/lawyer/availability':     ['lawyer'],
  'GET /api/v1/orders':                     ALL,
  'POST /api/v1/orders':                    ['resident'],
  'GET /api/v1/orders/{id}':                ALL,
  'GET /api/v1/orders/{id}/events':         ALL,
  'POST /api/v1/orders/{id}/cancel':        ['resident'],
  'POST /api/v1/orders/{id}/complete':      ['resident', 'lawyer'],
  'GET /api/v1/me/offers':                  ['lawyer'],
  'POST /api/v1/orders/{id}/accept':        ['lawyer'],
  'POST /api/v1/orders/{id}/decline':       ['lawyer'],
  'POST /api/v1/orders/{id}/dispatch':      ['operator'],
  'GET /api/v1/orders/pool':                 ['lawyer'],
  'POST /api/v1/orders/{id}/transfer':      ['lawyer'],
  'POST /api/v1/orders/{id}/check-in':      ['lawyer'],
  'POST /api/v1/orders/{id}/reopen':        ['resident'],
  'GET /api/v1/orders/{id}/explain':        ['operator'],
  'POST /api/v1/orders/{id}/promise/keep':  ['operator'],
  'GET /api/v1/promises':                   ['operator'],
  'GET /api/v1/roster/shifts':              ['lawyer', 'operator'],
  'POST /api/v1/roster/shifts':             ['operator'],
  'GET /api/v1/orders/{id}/messages':       ['resident', 'lawyer'],
  'POST /api/v1/orders/{id}/messages':      ['resident', 'lawyer'],
  'PUT /api/v1/orders/{id}/messages/read':  ['resident', 'lawyer'],
  'GET /api/v1/me/quick-replies':           ['lawyer'],
  'POST /api/v1/me/quick-replies':          ['lawyer'],
  'PATCH /api/v1/me/quick-replies/{id}':    ['lawyer'],
  'DELETE /api/v1/me/quick-replies/{id}':   ['lawyer'],
  'PUT /api/v1/orders/{id}/rating':         ['resident'],
  'GET /api/v1/public/figures':             'anyone',
  'GET /health/live':                       'anyone',
  'GET /health/ready':                      'anyone',
  'GET /metrics':                           'anyone',
};

/** Which roles may make each request over the socket. */
// prettier-ignore
export const SOCKET_EVENTS: Record<string, string[]> = {
  'message:send':  ['lawyer', 'resident'],
  'message:read':  ['lawyer', 'resident'],
  typing:          ['lawyer', 'resident'],
  sync:            ['lawyer', 'resident'],
  'presence:beat': ['lawyer'],
  'session:renew': ['lawyer', 'operator', 'resident'],
};
