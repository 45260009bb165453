/** The colour that a browser gives its own bars: it takes no variable of ours. */
export const themeColor = "#2f4a80";
