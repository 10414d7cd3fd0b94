/** How the classes are drawn, as the portal draws them by day. */
export const CLASSES = [
  {
    name: "plenty",
    color: "#1b7a34",
    shape: "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0z",
  },
  { name: "some", color: "#8f6300", shape: "M0 -7L7.5 6H-7.5z" },
  { name: "few", color: "#c2410c", shape: "M0 -8L7 0L0 8L-7 0z" },
  {
    name: "empty",
    color: "#58616a",
    shape:
      "M-6.5 -4.2L-4.2 -6.5L0 -2.3L4.2 -6.5L6.5 -4.2L2.3 0L6.5 4.2L4.2 6.5L0 2.3L-4.2 6.5L-6.5 4.2L-2.3 0z",
  },
  { name: "break", color: "#3d4349", shape: "M-7.5 -3H7.5V3H-7.5z" },
  {
    name: "unknown",
    color: "#6d7882",
    shape:
      "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0zM-3.7 0a3.7 3.7 0 1 0 7.4 0a3.7 3.7 0 1 0 -7.4 0z",
  },
];
