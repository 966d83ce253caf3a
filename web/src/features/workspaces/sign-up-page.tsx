import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { get, post } from "../../lib/api.ts";
import { useForm } from "../../lib/form.ts";
import { locale } from "../../lib/locale.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Bones } from "../../ui/states.tsx";
import { DoorFrame } from "../identity/door-frame.tsx";
import { explainPassword, NewPasswordField } from "../identity/new-password.tsx";
import { workspaceWords } from "./words.ts";

const isSignUpOpen = () => get<{ isOpen: boolean }>("/auth/sign-up");

/** A stranger's way to a workspace of their own, where the operator lets strangers in. */
export function SignUpPage() {
  const w = workspaceWords();
  const found = useQuery({ queryKey: ["sign-up"], queryFn: isSignUpOpen });
  const [sentTo, sent] = useState<string>();
  if (sentTo)
    return (
      <DoorFrame title={w.signUp.sentTitle} text={w.signUp.sent(sentTo)}>
        <a href="/">{w.toSignIn}</a>
      </DoorFrame>
    );
  if (found.isPending)
    return (
      <DoorFrame title={w.signUp.title}>
        <Bones lines={4} />
      </DoorFrame>
    );
  if (!found.data?.isOpen)
    return (
      <DoorFrame title={w.signUp.closed} text={w.signUp.closedText}>
        <a class="btn btn-primary" href="/">
          <span class="btn-text">{w.toSignIn}</span>
        </a>
      </DoorFrame>
    );
  return <SignUpForm onSent={sent} />;
}

function SignUpForm({ onSent }: { onSent: (email: string) => void }) {
  const w = workspaceWords();
  const [weakness, setWeakness] = useState<string>();
  const form = useForm({
    keep: "sign-up",
    isSecret: true,
    initial: () => ({ workspace: "", name: "", email: "", password: "" }),
    rules: {
      workspace: { required: true, maxLength: 100 },
      name: { required: true, maxLength: 100 },
      email: { required: true, format: "email" },
      password: { required: true },
    },
    save: async (values) => {
      await post("/auth/sign-up", { ...values, language: locale.value }).catch((error: unknown) => {
        const own = [values.name, values.email, values.workspace];
        setWeakness(explainPassword(error, "password", values.password, own));
        throw error;
      });
      onSent(values.email);
    },
  });
  const field = (name: "workspace" | "name" | "email" | "password", label: string) => ({
    label,
    value: form.values[name],
    error: form.errors[name],
    onText: (text: string) => {
      setWeakness(undefined);
      form.set(name, text);
    },
  });
  const { name, email, workspace } = form.values;
  return (
    <DoorFrame title={w.signUp.title} text={w.signUp.text}>
      <form class="sign-in-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <TextField {...field("workspace", w.name)} autocomplete="organization" data-autofocus />
        <TextField {...field("name", w.yourName)} autocomplete="name" />
        <TextField {...field("email", w.email)} type="email" autocomplete="username" />
        <NewPasswordField {...field("password", w.newPassword)} error={weakness ?? form.errors.password} own={[name, email, workspace]} />
        {form.problem && (
          <p class="field-error" role="alert">
            {form.problem}
          </p>
        )}
        <Button type="submit" kind="primary" isBusy={form.isBusy}>
          {w.signUp.act}
        </Button>
        <a href="/">{w.toSignIn}</a>
      </form>
    </DoorFrame>
  );
}

/** On the page to sign in: the way to a workspace of one's own, where there is one. */
export default function SignUpLink() {
  const found = useQuery({ queryKey: ["sign-up"], queryFn: isSignUpOpen, retry: false });
  return found.data?.isOpen ? <a href="/sign-up">{workspaceWords().signUp.link}</a> : null;
}
