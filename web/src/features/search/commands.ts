import { Building2, Keyboard, Languages, LogOut, type LucideIcon, MonitorSmartphone, Moon, Sun, Upload, UserPlus } from "lucide-preact";
import { fold } from "../../../../src/core/text.ts";
import { locale } from "../../lib/locale.ts";
import { dress, isDark } from "../../lib/theme.ts";
import { speakAs } from "../identity/language.ts";
import { may } from "../identity/session.ts";
import { signOut } from "../identity/sign-out.ts";
import { openForm } from "../records/forms.ts";
import { searchWords } from "./words.ts";

export interface Command {
  id: string;
  label: string;
  icon: LucideIcon;
  keys?: string;
  run: () => void;
}

/** What can be done from anywhere, besides going somewhere. */
export function commands(route: (path: string) => void, showShortcuts: () => void): Command[] {
  const w = searchWords();
  return [
    ...(may("contacts:create") ? [{ id: "contact", label: w.newContact, icon: UserPlus, keys: "c", run: () => openForm("contact") }] : []),
    ...(may("companies:create") ? [{ id: "company", label: w.newCompany, icon: Building2, run: () => openForm("company") }] : []),
    ...(may("imports:create") ? [{ id: "import", label: w.import, icon: Upload, run: () => route("/import") }] : []),
    isDark()
      ? { id: "light", label: w.lightTheme, icon: Sun, run: () => dress("light") }
      : { id: "dark", label: w.darkTheme, icon: Moon, run: () => dress("dark") },
    { id: "auto", label: w.autoTheme, icon: MonitorSmartphone, run: () => dress("auto") },
    { id: "language", label: w.otherLanguage, icon: Languages, run: () => speakAs(locale.value === "vi" ? "en" : "vi") },
    { id: "shortcuts", label: w.shortcuts, icon: Keyboard, keys: "?", run: showShortcuts },
    { id: "out", label: w.signOut, icon: LogOut, run: () => void signOut() },
  ];
}

/** Commands whose words begin with what was typed, marks or no marks: "giao dien toi" finds "giao diện tối". */
export function matching(all: Command[], typed: string): Command[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  return all.filter(({ label }) => {
    const said = ` ${fold(label)}`;
    return wanted.every((word) => said.includes(` ${word}`));
  });
}
