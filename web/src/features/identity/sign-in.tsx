import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { fragment, type SecondStep as Half } from "./enter.ts";
import { MailStep } from "./mail-step.tsx";
import { MailedLink, ResetPassword } from "./mailed-link.tsx";
import { PasswordStep } from "./password-step.tsx";
import { SecondStep } from "./second-step.tsx";

type View = "password" | "magic_link" | "reset";

/** Everything before one is in: the address says where a link of a mail leads, all else begins with the password. */
export default function SignIn() {
  const { path, route } = useLocation();
  const [half, setHalf] = useState<Half>(path === "/sign-in/second-step" ? { token: fragment() } : undefined);
  const [view, setView] = useState<View>("password");
  const [email, setEmail] = useState("");
  const done = (step: Half): void => {
    setHalf(step);
    if (!step && path.startsWith("/sign-in")) route("/", true);
  };
  const go = (next: View): void => {
    if (path !== "/sign-in" && path.startsWith("/sign-in")) route("/sign-in", true);
    setHalf(undefined);
    setView(next);
  };
  if (half) return <SecondStep token={half.token} onDone={done} onBack={() => go("password")} />;
  if (path === "/sign-in/link") return <MailedLink onDone={done} onNew={() => go("magic_link")} />;
  if (path === "/sign-in/reset") return <ResetPassword onDone={done} onNew={() => go("reset")} />;
  if (view !== "password") return <MailStep kind={view} {...{ email, setEmail }} onBack={() => go("password")} />;
  return <PasswordStep {...{ email, setEmail }} onDone={done} onMail={go} />;
}
