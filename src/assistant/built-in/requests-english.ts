import type { RequestGrammar } from "./requests.ts";

const WHOM = "(?: (?:them|him|her|the customer|the client|you))?";
const request = (verbs: string, rest: string): RegExp => new RegExp(`^(?:${verbs})${WHOM}${rest}$`, "iu");

/** "proposing", "asks for": an order seldom stands in its plain form behind "a line". */
const FORMS: [form: RegExp, plain: string][] = [
  "propose",
  "suggest",
  "ask",
  "invite",
  "thank",
  "offer",
  "remind",
  "apologise",
  "apologize",
  "congratulate",
  "mention",
  "tell",
  "explain",
  "inform",
  "wish",
  "send",
  "attach",
  "confirm",
  "arrange",
].map((verb) => [new RegExp(`^(?:${verb.replace(/e$/, "")}ing|${verb}s)(?= )`, "iu"), verb]);

const SUBJECT =
  /^(?:i|we|you|they|it|there|this|that|these|those|our|your|their|the|a|an|all|every|no|from|as of|\p{Lu}[\p{L}\p{M}'’-]*|\p{L}+s) ?/u;
const VERB =
  /\b(?:am|is|are|was|were|will|won['’]t|have|has|had|can|cannot|can['’]t|could|must|need|needs|do|does|did|don['’]t|doesn['’]t|may|might|should|would|works?|starts?|opens?|closes?|ends?|moves?|rises?|goes|costs?|include[sd]?|arrives?|ships?|delivers?|remains?|stays?|expires?|moved|changed|received|sent|shipped)\b|['’](?:re|ll|ve|m)\b/iu;
/** Orders begin with what is to be done. */
const ORDERING =
  /^(?:add|write|put|insert|include|make|be|keep|use|turn|change|translate|rewrite|remove|drop|delete|do|don['’]t|promise|give|quote|say|tell|mention|explain|ask|end|close|begin|start|open|sign|try|let|have|get|push|stress|emphasi[sz]e|highlight|please)\b/iu;

export const ENGLISH_REQUESTS: RequestGrammar = {
  lead: /^(?:please |also |kindly |can you |could you )*(?:(?:add|include|insert|put in|write|append|work in|give)(?: in)?(?: (?:a|an|one|another|some))?(?: (?:short|brief|polite|friendly|quick|extra|further|closing|final))*(?: (?:line|sentence|note|paragraph|word|words|remark|phrase|bit|part|point|section))?(?: (?:that says|which says|saying|to say|stating|telling (?:them|him|her)|that|about|on|to|which|where we|in which we))?(?: that)? )/iu,
  plain(matter) {
    const bare = matter.replace(/ (?:first|again|too|as well|at the (?:beginning|end|start|top))$/iu, "");
    const found = FORMS.find(([form]) => form.test(bare));
    return found ? bare.replace(found[0], found[1]) : bare;
  },
  rules: [
    [
      /^(?:propose|suggest|ask for|arrange|set up|offer)(?: to)?(?: an?)?(?: (?:short|quick|brief))?(?: (?:call|phone call|chat|talk))? on (?<x>.+)$/iu,
      "Could we talk on {x}?",
    ],
    [
      /^(?:propose|suggest|ask for|arrange|set up|offer)(?: to)?(?: an?)?(?: (?:short|quick|brief))? (?:meeting|meet|visit|demo)(?: (?:with )?(?:them|him|her))?(?<x> (?:on|at|in|next|this|tomorrow|today).*)$/iu,
      "Could we meet{x}?",
    ],
    [
      /^(?:propose|suggest|ask for|arrange|set up|offer)(?: to)?(?: an?)?(?: (?:short|quick|brief))? (?:call|phone call|chat|talk|meeting|meet)(?: on| at| for)? (?<x>.+)$/iu,
      "Could we talk {x}?",
    ],
    [
      /^(?:propose|suggest|offer)(?: (?:them|him|her))? (?<x>(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|next |this |\d).*)$/iu,
      "Would {x} suit you?",
    ],
    [request("ask", " (?:if|whether) (?<x>.+)"), "Could you tell me whether {x}?"],
    [request("ask", "(?: about| for)? (?<x>.+)"), "May I ask about {x}?"],
    [request("invite", " (?:to )?(?<x>.+)"), "I would like to invite you to {x}."],
    [request("thank", " (?:for )?(?<x>.+)"), "Thank you for {x}."],
    [request("congratulate", " (?:on|for) (?<x>.+)"), "Congratulations on {x}."],
    [request("wish", " (?<x>.+)"), "I wish you {x}."],
    [request("apologi[sz]e|say sorry", "(?: for| about)? (?<x>.+)"), "I am sorry about {x}."],
    [request("offer|propose|suggest", " (?<x>.+)"), "We would like to offer {x}."],
    [request("send|attach", " (?<x>.+)"), "I am sending you {x}."],
  ],
  naming:
    /^(?:remind(?: (?:them|him|her|the customer))?(?: of| about| that)?|(?:mention|tell|say|explain|inform|note|bring up|refer to|point out|confirm)(?: (?:them|him|her|the customer))?(?: about| that| of| to)?) (?<x>.+)$/iu,
  theirs: /\b(?:payment|invoice|balance|deadline|due date|appointment|contract|papers|documents)\b/iu,
  remind: "May I remind you about {x}?",
  bringUp: "I would also like to mention {x}.",
  turned: (matter) =>
    matter
      .replace(/\b(?:they|them|the customer|the client)\b/giu, "you")
      .replace(/\b(?:their|the customer['’]s)\b/giu, "your")
      .replace(/\bi\b/gu, "I"),
  isClause: (matter) =>
    !ORDERING.test(matter) && !/\b(?:he|she|his|him)\b/iu.test(matter) && SUBJECT.test(matter) && VERB.test(matter.replace(/^\S+/u, "")),
};
