import { Send } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Button } from "../../ui/button.tsx";
import { follow, takeBack } from "./held.ts";
import { type Held, held } from "./held-list.ts";
import { mailWords } from "./words.ts";

const TICK_MS = 200;

/** The mails on their way, each with its count-down and a way back. */
export default function HeldMails() {
  return (
    <>
      {held.value.map((one) => (
        <HeldMail key={one.mail.id} one={one} />
      ))}
    </>
  );
}

function HeldMail({ one }: { one: Held }) {
  const w = mailWords();
  const { route } = useLocation();
  const [leftMs, setLeft] = useState(one.until - Date.now());
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setLeft(one.until - Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (leftMs <= 0 && !isBusy) void follow(one, route);
  }, [leftMs <= 0]);
  const back = async (): Promise<void> => {
    setBusy(true);
    const path = await takeBack(one);
    setBusy(false);
    if (path && path !== location.pathname) route(path);
  };
  return (
    <div class="toast">
      <Send />
      <span class="toast-text">
        {w.sending(one.mail.toAddresses.join(", "))}{" "}
        <span class="num" aria-hidden="true">
          {w.inSeconds(Math.max(0, Math.ceil(leftMs / 1_000)))}
        </span>
      </span>
      <Button kind="quiet" isBusy={isBusy} onClick={() => void back()}>
        {w.takeBack}
      </Button>
    </div>
  );
}
