import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** Documents built byte by byte, honest ones and the bricks of the others. */

export interface ZipPart {
  name: string;
  content: Buffer | string;
  /** What the directory says of its size, if not the truth. */
  claimedBytes?: number;
  encrypted?: boolean;
}

export function zip(parts: ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedBytes, encrypted } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 + (encrypted ? 1 : 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedBytes ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const MAIN = {
  docx: ['word/document.xml', 'wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet.main+xml'],
  pptx: ['ppt/presentation.xml', 'presentationml.presentation.main+xml'],
} as const;

/** A document of Office with further parts. */
export function office(format: keyof typeof MAIN, more: ZipPart[] = [], mainType?: string): Buffer {
  const [main, type] = MAIN[format];
  return zip([
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="${mainType ?? `application/vnd.openxmlformats-officedocument.${type}`}"/></Types>`,
    },
    { name: '_rels/.rels', content: relationships(`Type="http://x/officeDocument" Target="${main}"`) },
    { name: main, content: '<?xml version="1.0"?><w:document xmlns:w="w"><w:p>劳动合同</w:p></w:document>' },
    ...more,
  ]);
}

export function relationships(attributes: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="r"><Relationship Id="r1" ${attributes}/></Relationships>`;
}

/** A PDF of one page, its catalogue with more in it, and more objects beside. */
export function pdf(catalogue = '', objects = ''): Buffer {
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj\n` +
      `2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n${objects}` +
      `trailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  );
}

/** An object stream that holds `text`, pressed. */
export function objectStream(text: string, { filter = '/FlateDecode', breakOff = false } = {}): string {
  const whole = deflateSync(Buffer.from(text));
  const packed = breakOff ? whole.subarray(0, -4) : whole;
  return `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream\nendobj\n`;
}

/** A compound file of the old Office with these storages and streams. */
export function oldOffice(...names: string[]): Buffer {
  const head = Buffer.alloc(512);
  head.write('d0cf11e0a1b11ae1', 'hex');
  head.writeUInt16LE(9, 30);
  const entries = ['Root Entry', ...names].map((name, i) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 'utf16le');
    entry.writeUInt16LE(2 * name.length + 2, 64);
    entry[66] = i === 0 ? 5 : 2;
    return entry;
  });
  const directory = Buffer.concat(entries);
  return Buffer.concat([head, Buffer.alloc(512), directory, Buffer.alloc(1024 - (directory.length % 512))]);
}
