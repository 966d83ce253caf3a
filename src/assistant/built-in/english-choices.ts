import type { CallWords, Phrases } from "./phrases.ts";

/** Further subject lines to choose from. */
export const ENGLISH_SUBJECTS: Phrases["moreSubjects"] = {
  follow_up: ["Next steps with {workspace}", "A quick question"],
  first_contact: ["{Sender} from {workspace}", "A question about your plans"],
  reply: ["In answer to your message", "Your question"],
  after_meeting: ["Thank you for your time", "What happens next"],
  quote_reminder: ["Any questions about our quote?", "Shall we change anything in the quote?"],
  late_payment: ["Payment that is due", "{Workspace}: payment reminder"],
  win_back: ["We would like to hear from you", "A short note from {workspace}"],
  apology: ["We are sorry", "What we are doing about it"],
  thanks: ["{Workspace} says thank you", "With our thanks"],
  renewal: ["Your contract with {workspace}", "Shall we go on?"],
  congratulation: ["{Workspace} congratulates you", "Our best wishes"],
  tet_greeting: ["New Year wishes from {workspace}", "Our best wishes for the new year"],
  birthday_greeting: ["Birthday wishes from {workspace}", "Our best wishes"],
};

export const ENGLISH_CALL: CallWords = {
  opening: "Opening",
  points: "Points",
  questions: "Questions",
  objections: "If they hesitate",
  closing: "Closing",
  caller: {
    friendly: "This is {sender} from {workspace}.",
    formal: "My name is {sender}, and I am calling from {workspace}.",
    direct: "This is {sender}, {workspace}.",
  },
  hasTime: "Is now a good moment for a few minutes?",
  anythingElse: "Is there anything else that you would like me to clear up?",
  goodbye: "Let me repeat it briefly, so that you can correct me. Thank you for your time.",
  ifTheySay: "If they {said}: {answer}",
  whenBusy: ["are busy", "when may I call you back?"],
  whenDear: ["find the price too high", "what are you comparing it with, and which part matters most to you?"],
  whenDeclined: ["come back to their reason (“{quote}”)", "if we can solve that, would you take another look?"],
  whenUpset: ["bring up what went wrong", "I'm sorry, please tell me everything, and I will report each step to you."],
  whenUnpaid: ["say that it is paid", "could you send me the payment advice, so that I can check?"],
};
