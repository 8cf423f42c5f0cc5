import type { Problem } from "../../core/types";
import { w } from "./words";

const problem = (code: string, detail: string, fields?: Record<string, string>): Problem => ({
  type: "about:blank",
  title: "",
  status: fields ? 422 : 0,
  code,
  detail,
  fields,
});
/** What the screen can say before anything is sent. */
export const mistake = (field: string, words: string): Problem => problem("bad_input", "", { [field]: words });
export const noSignal = (): Problem => problem("no_signal", w("signal"));
