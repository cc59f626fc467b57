import { Body, Param } from '@nestjs/common';
import type { Principal } from '@repo/platform/auth';
import type { ExpectedVersions } from '@repo/platform/http';
import { CallerAddress, Controller, CurrentUser, IfMatch, Operation } from '@repo/platform/server';
import type { AnswerOf, BodyOf } from '@repo/platform/server';
import { ChangePassword } from '../application/change-password.js';
import { Login } from '../application/login.js';
import { Logout, Refresh } from '../application/sessions.js';
import * as contract from './auth.contract.js';

type TokensView = AnswerOf<typeof contract.login>;

@Controller('/api/v1/auth')
export class AuthController {
  constructor(
    private readonly loginUser: Login,
    private readonly refreshTokens: Refresh,
    private readonly logoutUser: Logout,
  ) {}

  @Operation(contract.login)
  async login(
    @Body({ schema: contract.login.body }) credentials: BodyOf<typeof contract.login>,
    @CallerAddress() address: string,
  ): Promise<TokensView> {
    return contract.toTokensView(await this.loginUser.execute(credentials, address));
  }

  @Operation(contract.refresh)
  async refresh(
    @Body({ schema: contract.refresh.body }) { refreshToken }: BodyOf<typeof contract.refresh>,
  ): Promise<TokensView> {
    return contract.toTokensView(await this.refreshTokens.execute(refreshToken));
  }

  @Operation(contract.logout)
  async logout(@CurrentUser() principal: Principal): Promise<void> {
    await this.logoutUser.execute(principal);
  }

  @Operation(contract.logoutAll)
  async logoutAll(@CurrentUser() principal: Principal): Promise<void> {
    await this.logoutUser.everywhere(principal);
  }
}

@Controller('/api/v1/users')
export class PasswordController {
  constructor(private readonly changePassword: ChangePassword) {}

  @Operation(contract.changePassword)
  async change(
    @CurrentUser() principal: Principal,
    @CallerAddress() address: string,
    @Param('id') id: string,
    @Body({ schema: contract.changePassword.body }) change: BodyOf<typeof contract.changePassword>,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<void> {
    await this.changePassword.execute({ principal, address }, id, change, expected);
  }
}
