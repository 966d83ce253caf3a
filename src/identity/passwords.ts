import { randomBytes, scrypt } from "node:crypto";
import { sameText } from "../core/secrets.ts";

const COST = { N: 2 ** 14, r: 8, p: 5 };
const KEY_BYTES = 32;

/** One at a time in an isolate: a hash takes about 16 MB and a quarter of a second of CPU. */
let line: Promise<unknown> = Promise.resolve();

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const next = line.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(password.normalize("NFKC"), salt, KEY_BYTES, { ...cost, maxmem: 64 * 1024 * 1024 }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
  line = next.catch(() => undefined);
  return next;
}

/** `scrypt$N$r$p$salt$key`: the parameters stand beside the hash, so that they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Takes as long for an unknown person (no hash) as for a wrong password, so that neither can be told from the other. */
export async function isPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const [, N, r, p, salt = "", key = ""] = (hash ?? "").split("$");
  const cost = hash ? { N: Number(N), r: Number(r), p: Number(p) } : COST;
  const derived = await derive(password, Buffer.from(salt, "base64url"), cost);
  return Boolean(hash) && sameText(derived.toString("base64url"), key);
}
