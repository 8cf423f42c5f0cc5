import { useLocation } from "preact-iso";
import { inChatApp } from "../core/browser";
import { install, offering } from "../core/install";
import { installPrompt } from "../core/standing";
import { Button } from "./Button";
import { w } from "./install-words";
import { Banner } from "./Notes";

/** After the first answer: the home screen, or the way out of a chat app. It waits to be read and takes nothing away. */
export default function InstallOffer() {
  const { route } = useLocation();
  if (!offering.value) return null;
  const chat = inChatApp();
  const guide = chat ? "/me/move" : "/me/install";
  const go = async () => {
    if (!chat && installPrompt.value) await install();
    else route(guide);
    offering.value = false;
  };
  return (
    <Banner
      icon="smartphone"
      title={w(chat ? "chat" : "offer")}
      action={
        <>
          <Button small onClick={() => void go()}>
            {w(chat ? "chat_move_do" : installPrompt.value ? "offer_do" : "offer_show")}
          </Button>
          <Button
            small
            kind="quiet"
            onClick={() => {
              offering.value = false;
            }}
          >
            {w("later")}
          </Button>
        </>
      }
    >
      <p>{w(chat ? "chat_move" : "offer_more")}</p>
    </Banner>
  );
}
