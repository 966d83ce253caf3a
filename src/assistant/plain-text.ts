/** What a model marks up although it was asked not to: a mail, a chat and a script are read as they stand. */

const FENCE = /^[ \t]*(?:```|~~~)[\w-]*[ \t]*(?:\n|$)/gmu;
const HEADING = /^[ \t]{0,3}#{1,6}[ \t]+(?=\S)/gmu;
const BULLET = /^([ \t]*)[*+•][ \t]+(?=\S)/gmu;
const STRONG = /(\*\*|__)(?=\S)([^\n]{1,500}?\S)\1/gu;
const EMPHASIS = /(?<![\p{L}\p{N}*_])([*_])(?=[\p{L}\p{N}“"])([^\n*_]{1,300}?[\p{L}\p{N}.,!?:”"])\1(?![\p{L}\p{N}*_])/gu;
const CODE = /`([^`\n]{1,300})`/gu;
const RULE = /^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*(?:\n|$)/gmu;

/** The text without Markdown; its words, its lines and its lists stay. */
export const withoutMarkdown = (text: string): string =>
  text
    .replace(FENCE, "")
    .replace(RULE, "")
    .replace(HEADING, "")
    .replace(BULLET, "$1- ")
    .replace(STRONG, "$2")
    .replace(EMPHASIS, "$2")
    .replace(CODE, "$1");
