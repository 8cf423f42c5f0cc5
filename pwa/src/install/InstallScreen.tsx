import { useState } from "preact/hooks";
import { installed, onIos } from "../core/browser";
import { install } from "../core/install";
import { sharedPhone } from "../core/session";
import { installPrompt } from "../core/standing";
import { Button, LinkRow } from "../ui/Button";
import { Banner } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { AddRow, HomeIcon, MenuButton, ShareButton } from "./Pictures";
import { w } from "./words";
import "./install.css";

/** How Linkup comes onto the home screen: by the phone's own question, or in three taps with a picture each. */
export default function InstallScreen() {
  const [done, setDone] = useState(installed());
  const ios = onIos();
  const steps = [
    { Shape: ios ? ShareButton : MenuButton, text: w(ios ? "ios1" : "other1") },
    { Shape: AddRow, text: w(ios ? "ios2" : "other2") },
    { Shape: HomeIcon, text: w(ios ? "ios3" : "other3") },
  ];
  return (
    <Screen title={w("title")} back="/me" tone="calm">
      <h1 tabIndex={-1}>{w("title")}</h1>
      {done ? (
        <Banner kind="ok" icon="circle-check">
          {w("there")}
        </Banner>
      ) : (
        <>
          <p>{w("why")}</p>
          {installPrompt.value ? (
            <Button wide onClick={() => void install().then(setDone)}>
              {w("do")}
            </Button>
          ) : (
            <ol class="guide">
              {steps.map(({ Shape, text }, i) => (
                <li key={text}>
                  <Shape />
                  <p>
                    <strong>{i + 1}. </strong>
                    {text}
                  </p>
                </li>
              ))}
            </ol>
          )}
        </>
      )}
      {!sharedPhone() && <LinkRow href="/me/move" icon="share" hue="rose" title={w("along")} more={w("along_more")} />}
    </Screen>
  );
}
