import { useEffect, useState } from "preact/hooks";
import { Problem } from "../../lib/api.ts";
import { dictionary, type Locale, locale, speak } from "../../lib/locale.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { speakAs } from "./language.ts";
import { me, signIn } from "./session.ts";
import "./sign-in.css";

const signInWords = dictionary(
  {
    title: "Sign in",
    text: "Every sentence can be clicked back to its source.",
    email: "E-mail",
    password: "Password",
    submit: "Sign in",
    show: "Show password",
    hide: "Hide password",
    wrong: "E-mail or password is not right.",
    tooMany: "Too many attempts. Wait a minute and try again.",
    help: "On your own machine: the address and password were printed where Relata was started.",
  },
  {
    title: "Đăng nhập",
    text: "Câu nào cũng bấm được về tận nguồn.",
    email: "Email",
    password: "Mật khẩu",
    submit: "Đăng nhập",
    show: "Hiện mật khẩu",
    hide: "Ẩn mật khẩu",
    wrong: "Email hoặc mật khẩu chưa đúng.",
    tooMany: "Bạn đã thử quá nhiều lần. Hãy đợi một phút rồi thử lại.",
    help: "Trên máy của bạn: email và mật khẩu được in ra ở nơi khởi động Relata.",
  },
);

function explainSignIn(error: unknown): string {
  const w = signInWords();
  if (!(error instanceof Problem)) return words().state.failed;
  if (error.status === 0) return words().state.offlineNow;
  if (error.status === 429) return w.tooMany;
  return error.status >= 500 ? words().state.failedText : w.wrong;
}

export default function SignIn() {
  const w = signInWords();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isShown, setShown] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [chosen, choose] = useState<Locale>();
  const other = locale.value === "vi" ? "en" : "vi";
  useEffect(() => {
    if (chosen) speak(chosen);
  }, [chosen]);
  document.title = `${w.title} · Relata`;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    await signIn(email.trim(), password).then(
      () => speakAs(chosen ?? me.value?.member.locale ?? locale.value),
      (error: unknown) => setProblem(explainSignIn(error)),
    );
    setBusy(false);
  };
  return (
    <main class="sign-in">
      <form class="sign-in-card" onSubmit={(event) => void submit(event)}>
        <img src="/icon.svg" alt="" width="40" height="40" />
        <h1>{w.title}</h1>
        <p class="dim">{w.text}</p>
        <TextField label={w.email} type="email" name="email" autocomplete="username" required autofocus value={email} onText={setEmail} />
        <TextField
          label={w.password}
          type={isShown ? "text" : "password"}
          name="password"
          autocomplete="current-password"
          required
          value={password}
          error={problem}
          onText={setPassword}
        />
        <button type="button" class="text-button" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? w.hide : w.show}
        </button>
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {w.submit}
        </Button>
        <p class="faint">{w.help}</p>
      </form>
      <button type="button" class="btn btn-quiet" lang={other} onClick={() => choose(other)}>
        <span class="btn-text">{words().language[other]}</span>
      </button>
    </main>
  );
}
