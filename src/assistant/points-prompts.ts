import { dayKey } from "../core/time.ts";
import type { KeptKind } from "./assistant.table.ts";
import type { Pack } from "./evidence.ts";
import type { Message } from "./openai.ts";
import { EVIDENCE_RULES, evidenceText, LANGUAGES } from "./prompts.ts";

/** What a model is asked for when it writes points (claims-shape.ts), in the second Worker. */

interface Task {
  /** What the text is, in one sentence. */
  role: string;
  /** What belongs into each section. */
  sections: string;
  fields?: string;
}

const TASKS: Record<KeptKind, Task> = {
  summary: {
    role: "You summarise a customer's history for a sales colleague who will talk to them next.",
    sections: `kind "point": what happened and matters now, newest first, at most eight. kind "open_question": what the customer has asked and nobody has answered, at most five. kind "next_step": what was promised or planned, with its day, at most five.`,
  },
  thread: {
    role: "You summarise one thread of messages with a customer for a colleague who takes it over.",
    sections: `kind "point": what was said and settled, in the order of the thread, at most eight. kind "open_question": what was asked and not answered in the thread, at most five. kind "next_step": what one side said it would do, with its day, at most five.`,
  },
  notes: {
    role: "You read the notes or the transcript of one meeting for the people who were there. Each item of evidence is one line of it.",
    fields: ',"owner","due"',
    sections: `kind "decision": what was decided, not what is only talked about. kind "action": what one person is to do, as a task that begins with its verb; "owner" is that person's name as the line has it or null, "due" is the day as YYYY-MM-DD or null. kind "risk": what endangers the business. kind "mood": at most one, how the customer feels, with the words that show it in quotation marks. "owner" and "due" are null for every other kind.`,
  },
  news: {
    role: "You tell a sales colleague what is new with a customer since they last looked. All of the activities in the evidence are new to them.",
    sections: `kind "news": one thing that is new, the most important first, at most six.`,
  },
  brief: {
    role: "You prepare a sales colleague for a meeting with a customer.",
    sections: `kind "who": who they are and what they do, at most four. kind "history": what has happened that bears on the meeting, at most six. kind "promise": what either side has promised and not yet kept, with its day, at most six. kind "ask": a question worth asking in the meeting, or one of theirs to have an answer to, at most six; cite what gives rise to it.`,
  },
};

/** Messages that ask for the points of a text of that kind. */
export function pointsMessages(kind: KeptKind, pack: Pack): Message[] {
  const { role, sections, fields = "" } = TASKS[kind];
  const system = `${role}

${EVIDENCE_RULES}
Answer with one JSON object {"claims":[{"text","cites","kind"${fields}}]} and nothing else. Each claim is one sentence in ${LANGUAGES[pack.language]} and cites the refs that say it, such as ["a3","f1"]. No refs inside the text.
${sections} Leave out what the evidence does not say; an empty list is a good answer to evidence that says nothing.`;
  const today = `Today is ${dayKey(pack.now, pack.history.workspace.timeZone)}.`;
  return [
    { role: "system", content: system },
    { role: "user", content: `${today}\n\n${evidenceText(pack)}` },
  ];
}
