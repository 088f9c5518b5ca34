import { expect, it } from 'vitest';
import { displayName } from './display-name.js';

it.each([
  ['欠条.jpg', 'jpeg', '欠条.jpg'],
  ['欠条.JPEG', 'jpeg', '欠条.jpeg'],
  ['截图.png', 'jpeg', '截图.jpg'],
  ['../../etc/passwd', 'txt', 'passwd.txt'],
  ['C:\\Windows\\System32\\cmd.exe', 'pdf', 'cmd.pdf'],
  ['合同\u202Efdp.exe', 'pdf', '合同fdp.pdf'],
  ['a\r\nSet-Cookie: x=1.pdf', 'pdf', 'a Set-Cookie_ x=1.pdf'],
  ['"; filename="evil.html', 'pdf', '_; filename=_evil.pdf'],
  ['.htaccess', 'txt', 'htaccess.txt'],
  ['...', 'pdf', '文件.pdf'],
  ['', 'mp3', '录音.mp3'],
  ['\0', 'webp', '图片.webp'],
  ['nul.pdf', 'pdf', '_nul.pdf'],
  ['第1.2版', 'docx', '第1.2版.docx'],
  ['invoice.pdf.exe', 'txt', 'invoice.pdf.txt'],
  ['e\u0301.txt', 'txt', 'é.txt'],
  ['\uD800.txt', 'txt', '文件.txt'],
  ['a.pdf. ', 'pdf', 'a.pdf.pdf'],
] as const)('calls %j, found to be %s, %s', (given, format, name) => {
  expect(displayName(given, format)).toBe(name);
});

it('keeps no more than 120 characters, counted as people count them', () => {
  const name = displayName(`${'𠮷'.repeat(500)}.pdf`, 'pdf');
  expect([...name]).toHaveLength(120);
  expect(name.isWellFormed()).toBe(true);
  expect(name.endsWith('𠮷.pdf')).toBe(true);
});
