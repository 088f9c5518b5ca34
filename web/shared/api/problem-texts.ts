import { ApiProblem } from './problem.ts';

/** What each code of the service means to the person in front of it, in plain words. A test keeps it whole. */
export const PROBLEM_TEXTS: Readonly<Record<string, string>> = {
  OFFLINE: '现在连不上网络。请检查网络后再试；急事请拨 12348，危险时拨 110。',

  // Any room.
  BAD_REQUEST: '填写的内容有不对的地方，请检查后再试。',
  UNAUTHENTICATED: '登录已经结束，请重新登录。',
  FORBIDDEN: '您没有权限这样做。',
  NOT_FOUND: '没有找到，可能已经不在了，或者不是您的。',
  REQUEST_TIMEOUT: '网络太慢，没有送到，请再试一次。',
  HEADERS_TOO_LARGE: '这次请求出了问题，请刷新页面后再试。',
  TOO_LARGE: '内容太大了，请减少一些再试。',
  UNSUPPORTED_MEDIA_TYPE: '不支持这种内容。',
  IDEMPOTENCY_KEY_REUSED: '内容有改动，请返回后重新提交。',
  RATE_LIMITED: '操作太频繁，请稍等一下再试。',
  EMPTY_STRETCH: '结束时间要晚于开始时间。',
  STRETCH_TOO_LONG: '时间范围太长，请选短一些。',
  INTERNAL: '我们这边出了点问题，请再试一次。',
  UNAVAILABLE: '服务正忙，请稍等一下再试。',

  // Signing in, the account.
  BAD_CREDENTIALS: '验证码或密码不对，或者已经过期。',
  TOTP_REQUIRED: '请再填写身份验证器里的 6 位数字。',
  REFRESH_TOKEN_REUSED: '登录已经结束，请重新登录。',
  NAME_ON_LICENCE: '律师用执业证上的姓名；要改请联系司法局。',
  PHONE_SIGNS_IN: '这个手机号用来登录，不能在这里改。',
  PHONE_TAKEN: '这个手机号已经用来登录另一个账户。两个账户不能合并，请用这个手机号登录来看里面的内容。',
  PHONE_KNOWN: '这个账户已经有手机号了。',
  NO_CARD: '这个账户没有登记身份证，不能设密码。',
  PIN_TOO_EASY: '密码太容易猜到：不要用证件上的数字、六个一样的数字或连着的数字。',
  PIN_LOCKED: '密码错的次数太多，请改用短信验证码，或者过一会儿再试。',
  NO_SECOND_FACTOR: '这个账户还没有密码或手机号可以核对。',
  UNLOCK_FIRST: '请先用原来的密码或短信验证码核对，再来修改。',
  NOT_AT_KIOSK: '这个操作只能在桌上通上进行。',
  CARD_EXPIRED: '这张身份证已经过期，请换一张有效的，或请工作人员帮忙。',
  USERNAME_TAKEN: '这个用户名已经有人用了。',
  OPEN_ORDERS: '您还有没结束的咨询。请先取消或结束它，再删除资料。',

  // Orders and the search for a lawyer.
  NOT_WAITING: '这个咨询已经不在等待中了。',
  NOT_ACTIVE: '这个咨询现在没有在进行。',
  ORDER_CLOSED: '这个咨询已经结束了。',
  NOT_COMPLETED: '这个咨询还没有结束。',
  ALREADY_TAKEN: '这个咨询已经有律师接单了。',
  OFFER_EXPIRED: '这次邀请已经结束。',
  CAPACITY_REACHED: '这位律师现在没有空位。',
  VISITS_OVERLAP: '律师在那个时间已有别的上门服务。',
  DUTY_MUST_SERVE: '值班时只有利益冲突或身体不适才能不接。',
  LAWYER_NOT_FOUND: '没有这位律师。',
  LAWYER_NOT_OF_BOARD: '这位律师不做这一类问题。',
  LAWYER_NOT_AVAILABLE: '这位律师现在不能接，请选别的律师，或者选“随便哪位都行”。',
  VISIT_IN_THE_PAST: '见面的时间要在现在以后。',
  VISIT_TOO_LONG: '见面的结束时间要晚于开始时间，并且不超过一天。',
  NO_VISIT: '这个咨询不是线下见面。',
  ALREADY_CHECKED_IN: '律师已经到场登记过了。',
  CHECK_IN_CODE_WRONG: '到场码不对，请对照居民手机上的数字再填一次。',
  REOPEN_TOO_LATE: '结束超过 7 天就不能追问了，请重新点单。',
  BOARD_NOT_FOUND: '没有这个版块。',
  SAME_BOARD: '咨询已经在这个版块了。',
  BOARD_CORRECTIONS_USED_UP: '换版块的次数已经用完。',
  NO_PROMISE: '这个咨询没有约定回电。',

  // The conversation and what goes with it.
  CONVERSATION_CLOSED: '咨询已经结束，不能再发消息。',
  RECALL_TOO_LATE: '发出超过两分钟，不能撤回了。',
  ATTACHMENT_TOO_LARGE: '文件太大了，请换小一些的。',
  ATTACHMENT_TYPE_REFUSED: '不能发这种文件。',
  ATTACHMENT_NOT_READY: '文件还在检查，请稍等一下。',
  ATTACHMENT_REFUSED: '文件里有危险内容，已经删除。',
  ATTACHMENT_NOT_FOUND: '没有找到这个文件，请重新上传。',
  RANGE_NOT_SATISFIABLE: '文件读取出错，请重新打开。',

  // Ratings.
  NOTHING_TO_RATE: '还没有律师接单，暂时不能评价。',
  SEGMENT_NOT_FOUND: '没有找到这位律师的服务。',
  RATING_FINAL: '评价超过 24 小时，不能再改了。',

  // The workbench and the console.
  LAST_OPERATOR: '这是最后一位操作员，停用后司法局就没有人能登录了。',
  OWN_PASSWORD: '自己的密码请在“我的账户”里改。',
  NOT_IN_PRACTICE: '执业证目前无效。',
  LICENCE_NUMBER_TAKEN: '这个执业证号已经登记过了。',
  CAPACITY_BELOW_LOAD: '正在服务的咨询比这个数多。',
  QUICK_REPLIES_FULL: '快捷回复最多 100 条。',
  UNKNOWN_PLACEHOLDER: '文字里有不认识的占位符。',
  TOO_MANY_PLACEHOLDERS: '文字里的占位符太多。',
  SHIFTS_OVERLAP: '这位律师那段时间已有值班。',
  SHIFT_OVER: '这个值班已经结束，不能再改。',
  ROSTER_CHANGED: '排班刚刚变了，请重新查看。',
  SWAP_SETTLED: '这次换班已经处理过了。',
  SWAP_VOID: '值班在申请换班后变了，请重新申请。',
  SWAP_OPEN: '这个值班已经申请了换班。',
  LAWYER_NOT_IN_PRACTICE: '这位律师的执业证无效。',
  LICENCE_ENDS: '这位律师的执业证在值班结束前到期。',
  EMPTY_SHIFT: '值班的结束时间要晚于开始时间。',
  OUTSIDE_SHIFT: '时间不在剩下的值班时段里。',
  WOULD_OPEN_GAP: '这样改会出现没人值班的空档。',
  SLOTS_OVERLAP: '两个班次的时间重叠了。',
  LAWYERS_UNFIT: '有律师不能参加这个轮班。',
  ENDS_BEFORE_IT_STARTS: '轮班的结束日期要晚于开始日期。',
  ROTATION_CHANGED: '轮班刚刚变了，请重新查看。',
  ROTATION_ENDED: '这个轮班已经结束。',
  PLANNER_BUSY: '正在排另一份班表，请稍等。',
  PLAN_OUTDATED: '情况变了，请重新排班。',
  PLAN_IN_THE_PAST: '只能排以后的班。',
  CUTS_TOO_FAR_APART: '一个班不能超过 12 小时。',
  DAY_OF_ANOTHER_YEAR: '有一天不在这一年里。',
  ALARM_CLOSED: '这个警报已经结束。',
  ALARM_CLOSES_ITSELF: '问题解决后这个警报会自动结束。',
};

/** `problem` in Chinese, with the seconds after which it may go better where they are known. */
export function problemText(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) return '出了点问题，请再试一次。';
  const text = PROBLEM_TEXTS[problem.code] ?? '出了点问题，请再试一次。';
  const { retryAfterSeconds } = problem;
  return retryAfterSeconds === undefined ? text : `${text}（${retryAfterSeconds} 秒后可以再试）`;
}
