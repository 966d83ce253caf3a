import { speakAs } from "../features/identity/language.ts";
import { type Locale, locale } from "../lib/locale.ts";
import { dress, type Theme, theme } from "../lib/theme.ts";
import { words } from "../lib/words.ts";
import { Segments } from "../ui/field.tsx";

/** Theme and language, as switches. */
export function Preferences() {
  const { theme: t, language } = words();
  return (
    <div class="preferences">
      <Segments
        label={t.title}
        value={theme.value}
        options={[
          { value: "light", label: t.light },
          { value: "dark", label: t.dark },
          { value: "auto", label: t.auto },
        ]}
        onPick={(value) => dress(value as Theme)}
      />
      <Segments
        label={language.title}
        value={locale.value}
        options={[
          { value: "vi", label: language.vi },
          { value: "en", label: language.en },
        ]}
        onPick={(value) => speakAs(value as Locale)}
      />
    </div>
  );
}
