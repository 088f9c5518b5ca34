import { ApiProperty } from '@nestjs/swagger';
import { StaffPhone } from '../identity/staff-phone.contract.js';
import { NewPassword, Username } from '../identity/staff-sign-in.contract.js';
import { Optional } from '../platform/http/optional.js';
import { Text } from '../platform/http/text.js';

export class NewOperator {
  @Username()
  username: string;

  @NewPassword()
  password: string;

  /** How colleagues know this person. */
  @Text(1, 32)
  displayName: string;

  /** Where alarms reach the operator; null: nowhere. */
  @StaffPhone()
  phone?: string | null;
}

export class ChangeOperator {
  @Optional()
  @Text(1, 32)
  displayName?: string;

  /** As above. */
  @StaffPhone()
  phone?: string | null;
}

export class OperatorView {
  id: string;
  username: string;
  displayName: string;
  /** Masked, such as 100****0001; null: alarms reach this operator at the console alone. */
  @ApiProperty({ type: String, nullable: true })
  phone: string | null;
  /** Whether signing in asks for the code of an authenticator. */
  totp: boolean;
  /** Whether there is a session that has not ended. */
  signedIn: boolean;
  createdAt: string;
  /** When the account was closed; nobody signs in by it. */
  @ApiProperty({ type: String, nullable: true })
  closedAt: string | null;
}

export class OperatorPage {
  items: OperatorView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
