/** Whether somebody has typed all of an authenticator app's code; spaces between do no harm. */
export const isSixDigits = (text: string): boolean => /^\d{6}$/.test(text.replace(/\s/g, ""));
