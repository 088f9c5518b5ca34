/** What lies in a store. */
export interface StoredItem {
  key: string;
  modifiedAt: Date;
}

/** Where the sealed contents lie, by keys of our own making: letters, digits, dots and dashes. */
export interface AttachmentStore {
  /** Durable when it resolves; never half. */
  put(key: string, bytes: Buffer): Promise<void>;
  /** Undefined when there is no such key. */
  get(key: string): Promise<Buffer | undefined>;
  /** As often as you like; what is not there is deleted already. */
  delete(key: string): Promise<void>;
  /** All that lies there, whatever wrote it, in pages. */
  list(): AsyncIterable<StoredItem[]>;
}
