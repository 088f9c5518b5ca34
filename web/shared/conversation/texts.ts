import { PROBLEM_TEXTS } from '../api/problem-texts.ts';
import { sayDuration } from '../time.ts';
import type { PresenceView } from './kinds.ts';

/** Words of a conversation, the same for both who are in it. */
export const talkTexts = {
  log: '聊天记录',
  older: '看更早的内容',
  loadingOlder: '正在加载更早的内容…',
  toEnd: '有新消息，看最新的',
  empty: '还没有人说话。',
  me: '我',
  read: '已读',
  unread: '未读',
  recall: '撤回',
  recalled: (who: string) => `${who}撤回了一条消息`,
  erased: '内容已按本人要求删除',
  typing: '对方正在输入…',
  sending: '正在发送…',
  waitsForLine: '还没发出去，连上网就发',
  uploading: (percent: number) => `正在上传 ${percent}%`,
  refused: '没有发出去：',
  discard: '不发了',
  retry: '再发一次',
  copy: '复制文字',
  copied: '已复制',
  picture: (who: string) => `${who}发的图片`,
  pictureTitle: '图片',
  openPicture: '点开看大图',
  close: '关闭',
  play: '播放语音',
  stop: '停止播放',
  download: '保存',
  held: '文件正在安全检查，稍后可以打开',
  gone: '文件没有通过安全检查，已删除',
  notLoaded: '没有加载出来，点这里再试',
  said: (who: string, what: string) => `${who}说：${what}`,
  words: { image: '［图片］', voice: '［语音］', file: '［文件］' } as Record<string, string>,
} as const;

/** Words of the place where something is said. */
export const composerTexts = {
  label: (me: 'resident' | 'lawyer' | 'operator') => `写给${me === 'lawyer' ? '居民' : '律师'}的话`,
  placeholder: '在这里写…',
  send: '发送',
  tooLong: (most: number, now: number) => `一次最多 ${most} 个字，现在 ${now} 个，请分几次发。`,
  hold: '按住说话',
  tap: '说语音',
  recording: '正在录音',
  letGo: '松开就发送；手指移开再松开，就不发',
  cancel: '不发了',
  sendVoice: '说完了，发送',
  mostVoice: '最长 1 分钟',
  noMicrophone: '用不了麦克风。请在浏览器设置里允许使用麦克风，或者打字。',
  notSupported: '这个浏览器不能录音，请打字。',
  tooShort: '说话时间太短，没有录上，请再试一次。',
  attach: '发材料',
  attachLimits: '照片、文件每个最大 20 MB。可以发照片、PDF、Word、Excel、PPT 和文本；不能发视频和压缩包。',
  picture: '拍照或选照片',
  file: '选文件',
  tooBig: '这个文件超过 20 MB，发不了，请换小一些的。',
  emptyFile: '这个文件是空的，发不了。',
} as const;

/** Why the service did not take a file, from what it says of it. */
const FILE_REFUSALS: readonly [RegExp, string][] = [
  [/25 megapixels/, '照片太大了，请用小一些的照片。'],
  [/at most 60 s/, '语音最长 1 分钟。'],
  [/HEIC|AVIF/, '这种照片格式打不开，请改成 JPG 再发。'],
  [/Films/, '不能发视频。'],
  [/Locked/, '文件有密码，请去掉密码再发。'],
  [/macros|scripts|start something|fetch something|other files|hides/, '文件里带有程序，为了安全不能发。'],
  [/broken|cut off|cannot be looked into|too long to look/, '文件损坏或打不开，请重新保存再发。'],
  [/empty/, '这个文件是空的。'],
  [/no sound/, '没有录到声音，请再说一次。'],
  [/Web pages|Scripts are/, '不能发网页和程序。'],
];

/** @param refusal as the outbox keeps it */
export function refusalText({ code, detail }: { code: string; detail?: string }): string {
  const known = detail === undefined ? undefined : FILE_REFUSALS.find(([pattern]) => pattern.test(detail));
  return known?.[1] ?? PROBLEM_TEXTS[code] ?? '服务没有收下，请再试一次。';
}

/** Whether somebody is there, as people say it. @param now by the service's clock, in milliseconds */
export function presenceText(presence: PresenceView['lawyer'] | undefined, now: number): string {
  if (presence === undefined) return '';
  if (presence === null) return '还没有来';
  if (presence.state === 'online') return '在线';
  const seconds = Math.max(60, (now - Date.parse(presence.since)) / 1000);
  return `离开 ${sayDuration(seconds).replace(/^约 /, '')}`;
}

/** How large a file is. */
export function sizeText(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
