import { intl } from "./natives.js";

// A shop may name a currency that this browser does not know.
export const amount = (sum, currency, { locale }) => {
  try {
    return new (intl().NumberFormat)(locale, { style: "currency", currency }).format(sum);
  } catch {
    return `${sum} ${currency}`;
  }
};

export const date = (at, { locale }) => new (intl().DateTimeFormat)(locale, { dateStyle: "medium" }).format(new Date(at));
