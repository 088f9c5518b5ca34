import { saveBlob } from '../../../shared/save-blob.ts';

/** Without the mark some readers take Chinese for something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Gives the person a text file to keep. */
export function saveText(name: string, text: string): void {
  saveBlob(name, new Blob([BYTE_ORDER_MARK, text], { type: 'text/plain;charset=utf-8' }));
}
