/** Raised when the reader reads otherwise: what an older one has read is read again, slowly. */
export const READER_VERSION = 4;
