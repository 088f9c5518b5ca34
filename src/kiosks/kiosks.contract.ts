import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PHONE } from '../identity/sessions.contract.js';
import { Optional } from '../platform/http/optional.js';
import { Text } from '../platform/http/text.js';
import { publicKeyFault } from './ed25519-point.js';

export class NewKiosk {
  /** How the bureau calls it. */
  @Text(1, 40)
  name: string;

  @Text(1, 40)
  town: string;

  @Text(1, 40)
  village: string;
}

/** What an operator takes to the device; it is shown once. */
export class EnrolmentCode {
  /** The kiosk's. */
  id: string;
  /** Eight characters without those that look alike; works once. */
  enrolmentCode: string;
  expiresAt: string;
}

export class KioskView {
  id: string;
  name: string;
  town: string;
  village: string;
  /** `new`: no device yet, or none any more. */
  @ApiProperty({ enum: ['new', 'enrolled', 'revoked'] })
  state: 'new' | 'enrolled' | 'revoked';
  createdAt: string;
  @ApiProperty({ type: String, nullable: true })
  enrolledAt: string | null;
  /** Until when the code that is out can be used; null when there is none. */
  @ApiProperty({ type: String, nullable: true })
  codeExpiresAt: string | null;
  /** When it last showed its key, or was touched in a session. */
  @ApiProperty({ type: String, nullable: true })
  lastSeenAt: string | null;
  /** Somebody is signed in at it. */
  inUse: boolean;
  @ApiProperty({ type: String, nullable: true })
  revokedAt: string | null;
}

export class KioskPage {
  items: KioskView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** A field that is the `x` of an Ed25519 key: a point of the curve that is good for signing. */
function Ed25519Point(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'ed25519Point',
      validator: {
        validate: (value) => publicKeyFault(value) === undefined,
        defaultMessage: (args) => `x ${publicKeyFault(args?.value) ?? 'is no key'}`,
      },
    }),
    ApiProperty({ minLength: 43, maxLength: 43 }),
  );
}

/** A public JSON Web Key, as WebCrypto exports it. @see RFC 8037 */
export class Ed25519PublicKey {
  @ApiProperty({ enum: ['OKP'] })
  @IsIn(['OKP'])
  kty: 'OKP';

  @ApiProperty({ enum: ['Ed25519'] })
  @IsIn(['Ed25519'])
  crv: 'Ed25519';

  /** 32 bytes in base64url. */
  @Ed25519Point()
  x: string;

  @Optional()
  @IsIn(['EdDSA', 'Ed25519'])
  alg?: string;

  @Optional()
  @IsBoolean()
  ext?: boolean;

  @Optional()
  @IsArray()
  @ArrayMaxSize(2)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  key_ops?: string[];
}

export class EnrolKiosk {
  /** As the operator was shown it; case, spaces and dashes do not matter. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.toUpperCase().replaceAll(/[\s-]/g, '') : value,
  )
  @Matches(/^[2-9A-HJKMNP-Z]{8}$/, { message: 'enrolmentCode must be the eight characters of the code' })
  enrolmentCode: string;

  /** Of a key that was made on the device and never leaves it. */
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => Ed25519PublicKey)
  publicKey: Ed25519PublicKey;
}

export class EnrolledKiosk {
  kioskId: string;
  name: string;
  town: string;
  village: string;
}

export class Challenge {
  /** To be signed with the card; works once, whatever comes of it. See `signature` of `POST /auth/sessions`. */
  nonce: string;
  expiresAt: string;
}

/** `{pin}`, or `{code}` of a text message to the account's phone, perhaps with that phone. */
export class UnlockSession {
  @ValidateIf((body: UnlockSession) => body.code === undefined || body.pin !== undefined)
  @Matches(/^\d{6}$/, { message: 'pin must be six digits; or show a code' })
  pin?: string;

  @Optional()
  @Matches(/^\d{6}$/, { message: 'code must be six digits' })
  code?: string;

  @Optional()
  @Matches(PHONE, { message: 'phone must be eleven digits that begin with 1' })
  phone?: string;
}

export class UnlockCodeSent {
  /** Masked, such as 100****0001. */
  phone: string;
}

export class SetHelper {
  /** Whether village staff stand by, who hear and see what is said. */
  @IsBoolean()
  helping: boolean;

  /** Who; the lawyer is told. */
  @Optional()
  @Text(1, 32)
  helperName?: string;
}
