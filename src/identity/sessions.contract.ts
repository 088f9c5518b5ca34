import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsObject, IsUUID, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { Text } from '../platform/http/text.js';
import { ROLES, type Role } from './door.contract.js';
import { PresentedCard } from './id-card.contract.js';

/** Mainland mobile numbers, and the demo's: eleven digits that begin with 1. */
export const PHONE = /^1\d{10}$/;

export class SmsCodeRequest {
  /** Eleven digits that begin with 1. */
  @Matches(PHONE, { message: 'phone must be eleven digits that begin with 1' })
  phone: string;
}

/**
 * `{grant: "sms", phone, code}`, `{grant: "password", username, password, totp?}`, or at a kiosk
 * `{grant: "idCard", kioskId, nonce, card: {name, number, expiresOn?}, signature}`.
 */
export class SignInRequest {
  @IsIn(['sms', 'password', 'idCard'])
  grant: 'sms' | 'password' | 'idCard';

  @ValidateIf((request: SignInRequest) => request.grant === 'sms' || request.phone !== undefined)
  @Matches(PHONE, { message: 'phone must be eleven digits that begin with 1' })
  phone?: string;

  /** The six digits of the text message. */
  @ValidateIf((request: SignInRequest) => request.grant === 'sms' || request.code !== undefined)
  @Matches(/^\d{6}$/, { message: 'code must be six digits' })
  code?: string;

  @ValidateIf((request: SignInRequest) => request.grant === 'password' || request.username !== undefined)
  @Text(1, 64)
  username?: string;

  @ValidateIf((request: SignInRequest) => request.grant === 'password' || request.password !== undefined)
  @Text(1, 200)
  password?: string;

  /** Six digits of the authenticator, where the account has one. */
  @ValidateIf((request: SignInRequest) => request.totp !== undefined)
  @Matches(/^\d{6}$/, { message: 'totp must be six digits' })
  totp?: string;

  /** From the kiosk's enrolment. */
  @ValidateIf((request: SignInRequest) => request.grant === 'idCard' || request.kioskId !== undefined)
  @IsUUID()
  kioskId?: string;

  /** Of a challenge for this kiosk; whatever comes of it, it works once. */
  @ValidateIf((request: SignInRequest) => request.grant === 'idCard' || request.nonce !== undefined)
  @Matches(/^[A-Za-z0-9_-]{43}$/, { message: 'nonce must be the one of a challenge' })
  nonce?: string;

  @ApiPropertyOptional({ type: PresentedCard })
  @ValidateIf((request: SignInRequest) => request.grant === 'idCard' || request.card !== undefined)
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => PresentedCard)
  card?: PresentedCard;

  /**
   * By the kiosk's Ed25519 key, in base64url without padding (86 characters), over the UTF-8 bytes of five lines joined by
   * `\\n`, with none at the end: `yunlvtuan-kiosk-v1`, the kiosk's id in lower case, the nonce, the card's number with an
   * upper-case X, the card's name without white space around it.
   */
  @ValidateIf((request: SignInRequest) => request.grant === 'idCard' || request.signature !== undefined)
  @Matches(/^[A-Za-z0-9_-]{86}$/, { message: 'signature must be 64 bytes in base64url' })
  signature?: string;
}

export class RefreshRequest {
  @Text(20, 200)
  refreshToken: string;
}

export class SessionAccount {
  id: string;
  @ApiProperty({ enum: ROLES })
  role: Role;
  displayName: string;
}

/** A session that is bound to a kiosk. */
export class KioskSession {
  kioskId: string;
  /** It reaches orders that were placed since; null: all. Asks for PIN or phone code to reach older ones. */
  @ApiProperty({ type: String, nullable: true })
  ordersSince: string | null;
  /** The resident has shown more than the card. */
  unlocked: boolean;
  /** Village staff stand by, and the lawyer knows. */
  helping: boolean;
  @ApiProperty({ type: String, nullable: true })
  helperName: string | null;
  /** When it is over unless somebody touches the kiosk. */
  idleAt: string;
  /** When it is over in any case. */
  endsAt: string;
}

export class SessionAnswer {
  /** Opaque; `Authorization: Bearer …`. */
  accessToken: string;
  /** When the access token ends. */
  expiresAt: string;
  /** Opaque; works once. */
  refreshToken: string;
  account: SessionAccount;
  /** Of a session at a kiosk. */
  kiosk?: KioskSession;
}
