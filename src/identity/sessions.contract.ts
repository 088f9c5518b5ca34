import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches, ValidateIf } from 'class-validator';
import { Text } from '../platform/http/text.js';
import { ROLES, type Role } from './door.contract.js';

/** Mainland mobile numbers, and the demo's: eleven digits that begin with 1. */
export const PHONE = /^1\d{10}$/;

export class SmsCodeRequest {
  /** Eleven digits that begin with 1. */
  @Matches(PHONE, { message: 'phone must be eleven digits that begin with 1' })
  phone: string;
}

/** `{grant: "sms", phone, code}` or `{grant: "password", username, password, totp?}`. */
export class SignInRequest {
  @IsIn(['sms', 'password'])
  grant: 'sms' | 'password';

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

export class SessionAnswer {
  /** Opaque; `Authorization: Bearer …`. */
  accessToken: string;
  /** When the access token ends. */
  expiresAt: string;
  /** Opaque; works once. */
  refreshToken: string;
  account: SessionAccount;
}
