import type { MailTransport } from "../core/context.ts";
import type { Env } from "../core/env.ts";

/** How mail leaves: through Cloudflare's binding on the edge, into the outbox folder in embedded mode. */
export function transportFrom(env: Env): MailTransport {
  if (env.HOST) return toHost(env.HOST);
  if (env.MAIL) return throughCloudflare(env.MAIL);
  return () => Promise.reject(new Error("no way to send mail is configured"));
}

function toHost(host: Fetcher): MailTransport {
  return async (message) => {
    const headers = {
      "x-message-id": message.messageId,
      "x-from": message.from,
      "x-to": message.to.join(","),
      "content-type": "message/rfc822",
    };
    const answer = await host.fetch("https://host/mail", { method: "POST", body: message.raw, headers });
    if (!answer.ok) throw new Error(`the outbox refused the message: ${answer.status} ${await answer.text()}`);
  };
}

function throughCloudflare(binding: SendEmail): MailTransport {
  return async (message) => {
    const { EmailMessage } = await import("cloudflare:email");
    for (const to of message.to) await binding.send(new EmailMessage(message.from, to, message.raw));
  };
}
