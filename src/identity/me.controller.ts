import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { AccountsService } from './accounts.service.js';
import { Authenticators } from './authenticators.js';
import { CurrentCaller, Door, type Caller } from './door.contract.js';
import {
  AuthenticatorCode,
  AuthenticatorProposal,
  ChangeMyAccount,
  EnrolAuthenticator,
  LinkPhone,
  MyAccount,
  SetPin,
} from './me.contract.js';
import { SecondFactors } from './second-factors.service.js';
import { StaffPasswords } from './staff-passwords.service.js';
import { ChangePassword } from './staff-sign-in.contract.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me')
@Door('resident', 'lawyer', 'operator')
export class MeController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly authenticators: Authenticators,
    private readonly factors: SecondFactors,
    private readonly passwords: StaffPasswords,
  ) {}

  /** The caller's own account. */
  @Get()
  show(@CurrentCaller() caller: Caller): Promise<MyAccount> {
    return this.accounts.show(caller.accountId);
  }

  /** Changes the caller's own account. */
  @Patch()
  async change(@CurrentCaller() caller: Caller, @Body() body: ChangeMyAccount): Promise<MyAccount> {
    if (body.displayName !== undefined) await this.accounts.rename(caller, body.displayName);
    if (body.phone !== undefined) await this.accounts.changePhone(caller, body.phone);
    return this.accounts.show(caller.accountId);
  }

  /** Sets the PIN that opens older orders at a kiosk to whoever has the card. */
  @Put('pin')
  @Door('resident')
  @HttpCode(204)
  setPin(@CurrentCaller() caller: Caller, @Body() body: SetPin): Promise<void> {
    return this.factors.setPin(caller, body.pin);
  }

  /** Gives an account that came by ID card a phone: its resident signs in by it at home, and opens older orders at a kiosk. */
  @Post('phone')
  @Door('resident')
  @HttpCode(200)
  async linkPhone(@CurrentCaller() caller: Caller, @Body() body: LinkPhone): Promise<MyAccount> {
    await this.factors.linkPhone(caller, body.phone, body.code);
    return this.accounts.show(caller.accountId);
  }

  /** A new password of one's own, by the one until now; all other sessions end. */
  @Put('password')
  @Door('lawyer', 'operator')
  @HttpCode(204)
  changePassword(@CurrentCaller() caller: Caller, @Body() body: ChangePassword): Promise<void> {
    return this.passwords.change(caller, body);
  }

  /** Proposes a secret for an authenticator app; nothing changes until it is confirmed by PUT. */
  @Post('totp')
  @Door('lawyer', 'operator')
  @HttpCode(200)
  propose(@CurrentCaller() caller: Caller): AuthenticatorProposal {
    return this.authenticators.propose(caller);
  }

  /** From now on signing in asks for this authenticator's code. */
  @Put('totp')
  @Door('lawyer', 'operator')
  @HttpCode(204)
  enrol(@CurrentCaller() caller: Caller, @Body() body: EnrolAuthenticator): Promise<void> {
    return this.authenticators.enrol(caller, body.secret, body.code);
  }

  /** Signing in asks for the password alone again. */
  @Delete('totp')
  @Door('lawyer', 'operator')
  @HttpCode(204)
  remove(@CurrentCaller() caller: Caller, @Body() body: AuthenticatorCode): Promise<void> {
    return this.authenticators.remove(caller, body.code);
  }
}
