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
  usernameTaken: problem(409, 'USERNAME_TAKEN', 'This username is taken'),
};

mapConstraints({ accounts_username_key: () => identityProblems.usernameTaken() });
