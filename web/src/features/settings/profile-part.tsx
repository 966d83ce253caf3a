import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useForm } from "../../lib/form.ts";
import { type Locale, locale } from "../../lib/locale.ts";
import { words } from "../../lib/words.ts";
import { Select, TextArea, TextField } from "../../ui/field.tsx";
import { say } from "../../ui/toast.tsx";
import { speakAs } from "../identity/language.ts";
import { editMe } from "../identity/profile.ts";
import { loadMe, me } from "../identity/session.ts";
import { SaveLine } from "./save-line.tsx";
import { settingsWords } from "./words.ts";

const DigestSettings = lazy(() => import("../briefs/digest-settings.tsx"));
const CalendarFeed = lazy(() => import("../calendar/calendar-feed.tsx"));

/** The signed-in person's own name, language and signature. */
export function ProfilePart() {
  const w = settingsWords();
  const member = me.value?.member;
  const form = useForm({
    keep: "profile",
    initial: () => ({ name: member?.name ?? "", signature: member?.signature ?? "" }),
    rules: { name: { required: true, maxLength: 100 }, signature: { maxLength: 2_000 } },
    save: async ({ name, signature }) => {
      await editMe({ name, signature: signature || null });
      await loadMe();
      say(words().state.saved);
    },
  });
  return (
    <>
      <form class="form" noValidate onSubmit={(event) => void form.submit(event)}>
        <TextField
          label={w.name}
          value={form.values.name}
          error={form.errors.name ?? form.problem}
          autocomplete="name"
          onText={(name) => form.set("name", name)}
        />
        <TextField label={w.email} value={member?.email ?? ""} readOnly onText={() => undefined} />
        <Select
          label={w.language}
          value={locale.value}
          options={[
            { value: "vi", label: words().language.vi },
            { value: "en", label: words().language.en },
          ]}
          onText={(language) => speakAs(language as Locale)}
        />
        <TextArea
          label={w.signature}
          rows={4}
          value={form.values.signature}
          error={form.errors.signature}
          onText={(signature) => form.set("signature", signature)}
        />
        <SaveLine form={form} />
      </form>
      <ErrorBoundary>
        <CalendarFeed />
      </ErrorBoundary>
      <ErrorBoundary>
        <DigestSettings />
      </ErrorBoundary>
    </>
  );
}
