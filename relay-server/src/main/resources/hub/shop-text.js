import { useEffect, useState } from "./hooks.js";
import { explain } from "./explain.js";
import { later } from "./later.js";

// Without the module that fills texts in, the shop has none that would need it.
const NONE = { worded: () => "" };

// A text of the shop in the page's language, filled in: nothing while what fills it in is loading, and an empty text where
// the shop has none. Few texts have variables.
//
// key: of the text in the settings, whose translations stand beside it
export const useShopText = (settings, key, texts, name) => {
  const written = settings[key + "In"]?.[texts.language] ?? settings[key] ?? "";
  const hasVariables = written.includes("{");
  const [wording, setWording] = useState(null);
  useEffect(() => {
    if (hasVariables) {
      later("wording").then(setWording, (problem) => {
        explain("[S8] A text of the shop could not be worded.", problem);
        setWording(NONE);
      });
    }
  }, [hasVariables]);
  return hasVariables ? wording?.worded(settings, key, texts.language, name) : written;
};
