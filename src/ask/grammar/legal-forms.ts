import { fold } from "../../core/text.ts";

const FORMS = new Set("cong ty cty tnhh co phan cp mtv jsc ltd llc inc corp corporation company".split(" "));

/** Whether a word of a company's name is only what kind of company it is. */
export const isLegalForm = (word: string): boolean => FORMS.has(fold(word));
