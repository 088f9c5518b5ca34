import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Optional } from '../platform/http/optional.js';
import { Text } from '../platform/http/text.js';
import { ROLES, type Role } from './door.contract.js';
import { StaffPhone } from './staff-phone.contract.js';

export class MyAccount {
  id: string;
  @ApiProperty({ enum: ROLES })
  role: Role;
  displayName: string;
  /** Masked, such as 100****0001. */
  phone: string | null;
  /** Lawyers and operators only. */
  username: string | null;
  /** Whether signing in asks for the code of an authenticator. */
  totp: boolean;
  createdAt: string;
}

export class ChangeMyAccount {
  /** How the person is addressed. Not for lawyers, who go by the name on the licence: the bureau changes it. */
  @Optional()
  @Text(1, 32)
  displayName?: string;

  /** Where alarms reach lawyers and operators; null: nowhere. Not for residents, who sign in by theirs. */
  @StaffPhone()
  phone?: string | null;
}

export class AuthenticatorProposal {
  /** Base32. */
  secret: string;
  /** `otpauth://totp/…`, for an app to scan. */
  uri: string;
}

export class AuthenticatorCode {
  @Matches(/^\d{6}$/, { message: 'code must be six digits' })
  code: string;
}

export class EnrolAuthenticator extends AuthenticatorCode {
  /** The secret of the proposal. */
  @Matches(/^[A-Z2-7]{16,128}$/, { message: 'secret must be base32' })
  secret: string;
}
