import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { StaffPasswords } from '../identity/staff-passwords.service.js';
import { SetPassword } from '../identity/staff-sign-in.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { staffProblems } from './staff.problems.js';

@ApiTags('staff')
@ApiBearerAuth()
@Controller('staff')
@Door('operator')
export class StaffAccessController {
  constructor(private readonly passwords: StaffPasswords) {}

  /**
   * A new password for a lawyer or an operator who has lost theirs, or their authenticator: that goes, all sessions end,
   * and it stays in the account's history who did it. Not for the caller's own: `PUT /me/password`.
   */
  @Put(':id/password')
  @HttpCode(204)
  async setPassword(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() { password }: SetPassword,
  ): Promise<void> {
    if (id === caller.accountId) throw staffProblems.ownPassword();
    await this.passwords.replace(caller, id, password);
  }
}
