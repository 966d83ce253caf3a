import { fold } from "../../core/text.ts";
import type { Channel } from "../assistant.schema.ts";
import type { Pack } from "../evidence.ts";
import type { StyleOfLanguage } from "../style.schema.ts";
import type { Voice } from "./address.ts";
import type { Move, PhraseName, Phrases } from "./phrases.ts";

interface Manner {
  seed: string;
  style?: StyleOfLanguage | undefined;
  channel?: Channel | undefined;
}

/** Slots whose values are in our own words, and have the voice's slots in them. */
const SPOKEN_SLOTS = new Set(["talked", "task", "teller"]);

/** Says moves in one voice: prepared sentences with their slots filled and their sources behind them. */
export class Writer {
  readonly phrases: Phrases;
  readonly voice: Voice;
  readonly #pack: Pack;
  readonly #seed: string;
  readonly #style: StyleOfLanguage | undefined;
  readonly #slots: Record<string, string>;
  readonly #channel: Channel;

  constructor(phrases: Phrases, voice: Voice, pack: Pack, { seed, style, channel = "mail" }: Manner) {
    this.#channel = channel;
    this.phrases = phrases;
    this.voice = voice;
    this.#pack = pack;
    this.#seed = seed;
    this.#style = style;
    const { you, yours, me, we, please, greeting } = voice;
    const { sender, workspace, company } = pack.history;
    this.#slots = {
      ...phrases.mine(me),
      i: me,
      myself: me === "chúng tôi" ? "tôi" : me,
      ...{ you, yours, me, we, please, hello: greeting },
      ofOurs: we.startsWith("bên ") ? ` ${we}` : `, đồng nghiệp của ${me}`,
      sender: sender.name,
      workspace: workspace.name,
      company: company?.name ?? "",
    };
  }

  paragraph(moves: Move[], weight: number): string {
    return this.sentences(moves, weight).join(" ");
  }

  sentences(moves: Move[], weight: number): string[] {
    return moves.filter((move) => move.weight <= weight).map((move) => this.say(move));
  }

  signature(): string {
    const { sender, workspace } = this.#pack.history;
    const isDistant = this.voice.you.startsWith("Quý");
    const closing = this.#style?.signOff ?? this.phrases.signOff[isDistant ? "formal" : this.voice.tone];
    return [closing, sender.signature?.trim() || [sender.name, workspace.name].join("\n")].join("\n");
  }

  /** A template with the voice's slots, and others beside them. */
  fill(template: string, slots: Record<string, string> = {}): string {
    return fill(template, { ...this.#slots, ...slots });
  }

  say({ says, slots = {}, cites = [], isOurs = false }: Move): string {
    const template = typeof says === "string" ? this.#template(says) : says.template;
    const known = { ...this.#slots, ...(isOurs ? this.phrases.ours(this.voice.we) : {}) };
    const filled = Object.fromEntries(
      Object.entries(slots).map(([name, slot]) => [name, SPOKEN_SLOTS.has(name) ? fill(slot, known) : slot]),
    );
    const text = fill(template, { ...known, ...filled });
    return cited(/[^.?!…]”$/u.test(text) ? `${text}.` : text, [...new Set(cites.map((item) => item.ref))]);
  }

  #template(says: PhraseName): string {
    const given = this.phrases.otherwise[this.#channel]?.[says] ?? this.phrases.says[says];
    const variants = Array.isArray(given) ? given : (given[this.voice.tone] ?? given.friendly ?? []);
    return variants[hash(this.#seed + says) % variants.length] ?? "";
  }
}

/** The refs in front of the first full stop, or behind a quotation that has its own. */
export function cited(text: string, refs: string[]): string {
  if (refs.length === 0) return text;
  const marks = ` [${refs.join(", ")}]`;
  return text.endsWith("”") ? text + marks : text.replace(/[.?!](?=\s|$)|$/u, (stop) => marks + stop);
}

/** "{you}" → "anh", "{You}" → "Anh". */
const fill = (template: string, slots: Record<string, string>): string =>
  template.replace(
    /\{(\w+)\}/g,
    (_, name: string) => slots[name] ?? capitalised(slots[name.charAt(0).toLowerCase() + name.slice(1)] ?? ""),
  );

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function hash(text: string): number {
  let value = 2_166_136_261;
  for (const char of fold(text)) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return value;
}
