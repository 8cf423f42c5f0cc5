import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { language } from "../core/i18n";
import { LANGUAGES, MADE_UP, rightToLeft } from "../core/languages";
import { Icon } from "./Icon";
import { w } from "./language-words";
import { Banner } from "./Notes";

/** Choosing the app's language: each stands there by its own name, and a machine's work is called so. */
export function Languages() {
  const now = language.value;
  const [failed, setFailed] = useState(false);
  const choose = (code: string) => {
    setFailed(false);
    void import("../core/choose-language").then((it) => it.choose(code)).catch(() => setFailed(true));
  };
  // Found by those who read only the other language: "Language / اللغة".
  const others = LANGUAGES.filter((it) => it.code !== now);
  const machine = LANGUAGES.filter((it) => it.unchecked);
  return (
    <fieldset class="fieldset">
      <legend>
        {w("title")}
        {others.map((it) => (
          <span key={it.code} lang={it.code}>
            {" / "}
            <bdi>{it.language}</bdi>
          </span>
        ))}
      </legend>
      <div class="tiles">
        {LANGUAGES.map((it) => (
          <label class="choice choice--neutral" key={it.code} lang={it.code}>
            <input type="radio" name="language" checked={now === it.code} onChange={() => choose(it.code)} />
            {now === it.code && <Icon name="check" />}
            <bdi>{it.name}</bdi>
          </label>
        ))}
      </div>
      {machine.map((it) => (
        <p class="hint" key={it.code}>
          <bdi lang={it.code}>{it.name}</bdi>: {w("unchecked")}
          {now !== it.code && (
            <>
              <br />
              <span lang={it.code} dir={rightToLeft(it.code) ? "rtl" : "ltr"}>
                {it.unchecked}
              </span>
            </>
          )}
        </p>
      ))}
      {failed && <Banner kind="warn" icon="cloud-off" title={w("no_signal")} />}
    </fieldset>
  );
}

/** Safety and consent words stay English until a person has checked them in the chosen language; this says so. */
export function StaysEnglish() {
  if (language.value === "en" || MADE_UP.includes(language.value)) return null;
  return (
    <p class="banner">
      <Icon name="info" />
      <span>{w("stays")}</span>
    </p>
  );
}

/** A part of a screen whose words are all English for now: read aloud and laid out as English, under the note. */
export function InEnglish({ children }: { children: ComponentChildren }) {
  if (language.value === "en" || MADE_UP.includes(language.value)) return <>{children}</>;
  return (
    <>
      <StaysEnglish />
      <div class="stack stack--l" lang="en-GB" dir="ltr">
        {children}
      </div>
    </>
  );
}
