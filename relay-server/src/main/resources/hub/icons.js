import { h } from "./preact.js";

// Line icons of 24 by 24, drawn here so that no picture is loaded.
const icon = (...paths) => () =>
  h(
    "svg",
    { viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon" },
    paths.map((d) => h("path", { d })),
  );

export const Close = icon("M6 6l12 12", "M18 6L6 18");
export const More = icon("M12 5.5v.01", "M12 12v.01", "M12 18.5v.01");
export const Bell = icon("M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z", "M10 20.5h4");
export const Sound = icon("M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z", "M15.5 9a4.2 4.2 0 0 1 0 6", "M18 6.5a8 8 0 0 1 0 11");
export const Send = icon("M12 19V5", "M5.5 11.5L12 5l6.5 6.5");
export const Smile = icon("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z", "M8.5 14.5a4.2 4.2 0 0 0 7 0", "M9 9.5v.5", "M15 9.5v.5");
export const Leave = icon("M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4", "M15 8l4 4-4 4", "M19 12H9.5");
export const Tick = icon("M5 12.5l4.5 4.5L19 7.5");
export const Clock = icon("M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z", "M12 8v4.3l2.6 1.6");
export const Alert = icon("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z", "M12 8v4.5", "M12 16v.1");
export const Down = icon("M12 5v14", "M6 13l6 6 6-6");
export const Moon = icon("M20 14.2A8.2 8.2 0 0 1 9.8 4 8.2 8.2 0 1 0 20 14.2z");
export const Person = icon("M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z", "M4.5 20a7.5 7.5 0 0 1 15 0");
export const Parcel = icon("M12 3l8 4.5v9L12 21l-8-4.5v-9z", "M4 7.5l8 4.5 8-4.5", "M12 12v9");
export const CloudOff = icon("M4 4l16 16", "M9.6 6.2A6 6 0 0 1 17.3 11 4 4 0 0 1 20 17.4", "M6.5 9.6A4.7 4.7 0 0 0 7 19h9.5");
