import { useRef } from "preact/hooks";
import type { Answer, AnswerState } from "../core/types";
import { Icon } from "./Icon";
import { cx } from "./look";

export interface RsvpProps {
  /** The question, read out with the three answers. */
  question: string;
  answer: AnswerState | null;
  words: Record<Answer, string>;
  /** One line under the answers: what is true now, said aloud when it changes. */
  line: string;
  /** `byTouch` is false while somebody walks through the answers with arrow keys. */
  onAnswer: (answer: Answer, byTouch: boolean) => void;
  disabled?: boolean;
}

const ORDER: Answer[] = ["going", "maybe", "cannot"];
/** In line is still the first answer: "I want to come". An offer waits for a yes, so nothing is chosen yet. */
const chosen = (answer: AnswerState | null): Answer | null =>
  answer === "waiting" ? "going" : answer === "offered" ? null : answer;

/** Three answers of the same size and weight. No answer is the wrong one. */
export function Rsvp(p: RsvpProps) {
  const touched = useRef(false);
  const now = chosen(p.answer);
  return (
    <>
      <fieldset class="stack stack--s" disabled={p.disabled}>
        <legend class="vh">{p.question}</legend>
        <div class="rsvp">
          {ORDER.map((answer) => (
            <label key={answer} class={cx("choice", answer !== "going" && "choice--neutral")}>
              <input
                type="radio"
                name="answer"
                checked={now === answer}
                onPointerDown={() => {
                  touched.current = true;
                }}
                onChange={() => {
                  p.onAnswer(answer, touched.current);
                  touched.current = false;
                }}
              />
              {now === answer && <Icon name="check" />}
              {p.words[answer]}
            </label>
          ))}
        </div>
      </fieldset>
      <p class="t-1 t-2 center" role="status">
        {p.line}
      </p>
    </>
  );
}
