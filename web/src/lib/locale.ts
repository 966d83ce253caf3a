import { signal } from "@preact/signals";

export type Locale = "vi" | "en";

const stored = (): string | null => {
  try {
    return localStorage.getItem("relata.locale");
  } catch {
    return null;
  }
};

const first = stored() ?? (navigator.language.startsWith("vi") ? "vi" : "en");

export const locale = signal<Locale>(first === "vi" ? "vi" : "en");
/** Whether a language was ever chosen in this browser. */
export const hasSpoken = (): boolean => stored() !== null;
export const timeZone = signal("Asia/Ho_Chi_Minh");

/** The words of one part of the page; the returned function reads the language in force, so components follow a switch. */
export function dictionary<Words>(en: Words, vi: NoInfer<Words>): () => Words {
  return () => (locale.value === "vi" ? vi : en);
}
