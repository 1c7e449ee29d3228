const seen = [
  "image",
  "images",
  "picture",
  "pictures",
  "photo",
  "photos",
  "photograph",
  "diagram",
  "graph",
  "chart",
  "video",
];
const attached = ["figure", "file", "files", "document", "pdf", "audio", "recording", "spreadsheet", "slides", ...seen];
const drawn = ["picture", "diagram", "graph", "chart", "figure", "flowchart", "flow chart", "sketch", "cartoon"];
const designed = ["diagram", "flowchart", "poster", "logo", "cartoon", "picture", "video", "slideshow"];

/**
 * What a project bans in instructions unless it says otherwise: asks that text alone cannot meet, to draw or record something, or to look
 * at something attached. Whole phrases, because the single words that Self-Instruct and Alpaca ban (image, graph, map, plot, file,
 * video) also stand in good tasks about radiology, gene maps, survival plots, clinical pictures and patients' charts and files.
 */
export const defaultBannedPhrases: readonly string[] = [
  ...attached.map((thing) => `attached ${thing}`),
  "in the attachment",
  "see the attachment",
  "see attachment",
  ...seen.flatMap((thing) => [
    `the ${thing} below`,
    `the ${thing} above`,
    `the ${thing} shown`,
    `this ${thing} shows`,
    `in the following ${thing}`,
    `look at the ${thing}`,
    `look at this ${thing}`,
    `look at the following ${thing}`,
    `describe the following ${thing}`,
  ]),
  "in the figure below",
  "in the figure above",
  "shown in the figure",
  "watch the video",
  "listen to the audio",
  "listen to the recording",
  "at the following link",
  "in the following link",
  "the link below",
  "open the file",
  "upload a file",
  "upload the file",
  "download the file",
  ...drawn.flatMap((thing) => [`draw a ${thing}`, `draw the ${thing}`]),
  "draw an illustration",
  "draw an image",
  "sketch a diagram",
  "sketch the anatomy",
  "plot a graph",
  "plot the graph",
  "plot a chart",
  "plot the data",
  ...designed.flatMap((thing) => [`create a ${thing}`, `design a ${thing}`]),
  ...["image", "infographic", "illustration"].flatMap((thing) => [
    `create an ${thing}`,
    `design an ${thing}`,
    `generate an ${thing}`,
  ]),
  "record a video",
  "make a video",
  "record an audio",
];
