import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Optional } from '../platform/http/optional.js';
import { Text } from '../platform/http/text.js';
import { ROLES, type Role } from './door.contract.js';
import { PHONE } from './sessions.contract.js';
import { StaffPhone } from './staff-phone.contract.js';

/** Masked: nobody who looks over a shoulder learns more. */
export class MyCard {
  /** Such as 张*芳. */
  name: string;
  /** Such as 3705**********1234. */
  number: string;
}

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
  /** Residents who came by ID card. */
  @ApiProperty({ type: MyCard, nullable: true })
  card: MyCard | null;
  /** Whether there is a PIN that opens older orders at a kiosk. */
  pin: boolean;
}

export class SetPin {
  /** Six digits; not such as are on the card, one digit six times, or digits in a row. */
  @Matches(/^\d{6}$/, { message: 'pin must be six digits' })
  pin: string;
}

export class LinkPhone {
  @Matches(PHONE, { message: 'phone must be eleven digits that begin with 1' })
  phone: string;

  /** The six digits of the text message. */
  @Matches(/^\d{6}$/, { message: 'code must be six digits' })
  code: string;
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
