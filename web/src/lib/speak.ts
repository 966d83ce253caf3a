import { type Locale, locale } from "./locale.ts";

/** Has the page speak a language from now on, and the next time. */
export function speak(language: Locale): void {
  locale.value = language;
  document.documentElement.lang = language;
  try {
    localStorage.setItem("relata.locale", language);
  } catch {
    // Then the choice lasts as long as the page.
  }
}
