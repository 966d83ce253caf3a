import { strengthOf, type Weakness, weaknessOf } from "../../../../src/identity/passwords.rules.ts";
import { Problem } from "../../lib/api.ts";
import { dictionary } from "../../lib/locale.ts";
import { TextField } from "../../ui/field.tsx";

const en = {
  hint: "At least 10 characters. Three or four words that do not belong together do well.",
  strength: ["Too easy to guess", "Just enough", "Fair", "Good", "Strong"],
  weakness: {
    short: "At least 10 characters",
    long: "At most 200 characters",
    repeated: "The same characters again and again are easy to guess",
    keyboard: "A walk over the keyboard is easy to guess",
    sequence: "A row of letters or digits is easy to guess",
    own: "Your own name, address or company is the first that others try",
    common: "This one, or one very like it, is on the lists of stolen passwords. Take three or four words that do not belong together.",
  } satisfies Record<Weakness, string>,
};

const vi: typeof en = {
  hint: "Ít nhất 10 ký tự. Ba bốn từ không liên quan đến nhau là rất tốt.",
  strength: ["Quá dễ đoán", "Vừa đủ", "Tạm được", "Tốt", "Mạnh"],
  weakness: {
    short: "Cần ít nhất 10 ký tự",
    long: "Nhiều nhất 200 ký tự",
    repeated: "Lặp đi lặp lại vài ký tự thì rất dễ đoán",
    keyboard: "Các phím liền nhau trên bàn phím thì rất dễ đoán",
    sequence: "Dãy chữ hoặc số liên tiếp thì rất dễ đoán",
    own: "Tên, email hoặc tên công ty của bạn là thứ người khác thử đầu tiên",
    common: "Mật khẩu này, hoặc rất giống nó, đã nằm trong danh sách bị lộ. Hãy dùng ba bốn từ không liên quan đến nhau.",
  },
};

const passwordWords = dictionary(en, vi);

const bar = (share: number, color: string) => ({ "--share": `${share}%`, color: `var(--${color})` });
const BAR = [bar(8, "bad"), bar(30, "warn"), bar(55, "warn"), bar(80, "good"), bar(100, "good")];

interface Props {
  label: string;
  value: string;
  error: string | undefined;
  /** What a guesser tries first: name, address, company. */
  own: string[];
  onText: (text: string) => void;
}

/** A field for a new password, with a hint of how good it is while it is typed; the list of stolen ones has the last word. */
export function NewPasswordField({ label, value, error, own, onText }: Props) {
  const w = passwordWords();
  const strength = strengthOf(value, own);
  const weakness = value ? weaknessOf(value, own) : undefined;
  const hint = weakness ? w.weakness[weakness] : value ? w.strength[strength] : w.hint;
  return (
    <div class="new-password">
      <TextField
        label={label}
        type="password"
        autocomplete="new-password"
        required
        value={value}
        error={error}
        hint={hint}
        onText={onText}
      />
      {value && <span class="strength" style={BAR[strength]} aria-hidden="true" />}
    </div>
  );
}

/** Why the server refused a password, in the reader's language; undefined where it refused something else. */
export function explainPassword(error: unknown, field: string, password: string, own: string[]): string | undefined {
  const said = error instanceof Problem ? error.fields[field] : undefined;
  if (!said) return undefined;
  const weakness = weaknessOf(password, own) ?? (said.startsWith("without your own") ? "own" : "common");
  return passwordWords().weakness[weakness];
}
