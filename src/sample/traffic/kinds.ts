/** Sentences for selling machines and for selling goods; both also use the common ones. */
export interface ByKind {
  machines: readonly string[];
  goods: readonly string[];
}

export const byKind = (common: readonly string[], machines: readonly string[], goods: readonly string[]): ByKind => ({
  machines: [...common, ...machines],
  goods: [...common, ...goods],
});
