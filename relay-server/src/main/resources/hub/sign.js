import { h } from "./preact.js";
import { useEffect, useRef, useState } from "./hooks.js";
import { explain } from "./explain.js";
import { native } from "./natives.js";

// The shop's logo. It is drawn, so that no policy of the page has to allow images; the initial stands there until it has
// come, and where it does not come.
export const Sign = ({ settings: { logo }, base, isOpen, initial }) => {
  const canvas = useRef(null);
  const [shown, setShown] = useState(null);
  const isWanted = isOpen && Boolean(logo) && logo !== shown;
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOver = false;
    const draw = async () => {
      const answer = await native("fetch")(base + "logo/" + logo, { credentials: "omit" });
      if (!answer.ok) throw new Error(answer.status);
      const picture = await createImageBitmap(await answer.blob());
      if (isOver) return;
      const { width, height } = picture;
      Object.assign(canvas.current, { width, height }).getContext("2d").drawImage(picture, 0, 0);
      setShown(logo);
    };
    draw().catch((problem) => explain("[S8] The shop's logo could not be loaded.", problem));
    return () => (isOver = true);
  }, [isWanted, logo]);
  const isShown = Boolean(logo) && shown === logo;
  return h(
    "span",
    { class: isShown ? "sign logo" : "sign", "aria-hidden": "true" },
    h("canvas", { ref: canvas, hidden: !isShown }),
    !isShown && initial,
  );
};
