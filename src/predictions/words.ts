/** The same in both languages. */
export type Both = Record<"en" | "vi", string>;
