import { commonProblems } from '../platform/problems/common.problems.js';
import { mapConstraints } from '../platform/problems/to-problem.js';
import { problem } from '../platform/problems/problem.js';

export const identityProblems = {
  badCredentials: problem(401, 'BAD_CREDENTIALS', 'The name, password or code is wrong or no longer valid'),
  totpRequired: problem(401, 'TOTP_REQUIRED', 'This account also asks for the code of its authenticator'),
  refreshReused: problem(401, 'REFRESH_TOKEN_REUSED', 'This refresh token was used before; sign in again'),
  nameOnLicence: problem(
    422,
    'NAME_ON_LICENCE',
    'A lawyer goes by the name on the licence, which the bureau changes',
  ),
  phoneSignsIn: problem(
    422,
    'PHONE_SIGNS_IN',
    'A resident signs in by this phone, so that it cannot be changed here',
  ),
  phoneTaken: problem(
    409,
    'PHONE_TAKEN',
    'This phone signs in to another account; two accounts are not made one, sign in by the phone to see what is in it',
  ),
  phoneKnown: problem(409, 'PHONE_KNOWN', 'The account has a phone, by which its resident signs in'),
  noCard: problem(422, 'NO_CARD', 'A PIN goes with an ID card, and this account has none'),
  pinTooEasy: problem(
    422,
    'PIN_TOO_EASY',
    'The PIN must not be on the card, nor one digit six times, nor digits in a row',
  ),
  pinLocked: (retryAfterSeconds: number) =>
    problem(
      429,
      'PIN_LOCKED',
      'Too many wrong PINs; use the phone, or try again later',
    )({ retryAfterSeconds, extras: { retryAfterSeconds } }),
  noSecondFactor: problem(
    409,
    'NO_SECOND_FACTOR',
    'The account has no such thing to show: no PIN or no phone',
  ),
  unlockFirst: problem(
    403,
    'UNLOCK_FIRST',
    'Show the PIN or the phone that the account has before changing either',
  ),
  notAtKiosk: problem(409, 'NOT_AT_KIOSK', 'This session is not bound to a kiosk'),
  cardExpired: problem(422, 'CARD_EXPIRED', 'The ID card has expired'),
  usernameTaken: problem(409, 'USERNAME_TAKEN', 'This username is taken'),
};

mapConstraints({
  accounts_username_key: () => identityProblems.usernameTaken(),
  // It was on its way when the account was erased.
  accounts_erased: () => commonProblems.unauthenticated(),
  accounts_phone_key: () => identityProblems.phoneTaken(),
});
