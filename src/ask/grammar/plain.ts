import { exact } from "../../core/text.ts";

/** Letters and digits only, as the tokens of a question are. */
export const plain = (text: string): string => (exact(text).match(/\d+(?:[.,]\d+)*|[\p{L}\p{M}]+/gu) ?? []).join(" ");
